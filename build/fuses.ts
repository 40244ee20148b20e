import { join } from 'node:path'

import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'

/** What may still be switched on in a packaged program: only what the program itself needs. */
export const fuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const

interface Packed {
  readonly appOutDir: string
  readonly electronPlatformName: string
  readonly packager: {
    readonly appInfo: { readonly productFilename: string }
    readonly executableName?: string
  }
}

function programIn({ appOutDir, electronPlatformName, packager }: Packed): string {
  const name = packager.appInfo.productFilename
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`)
  if (electronPlatformName === 'win32') return join(appOutDir, `${name}.exe`)
  return join(appOutDir, packager.executableName ?? name)
}

/** Sets every fuse of a packed program; a fuse this list does not know, or one that did not take, stops the packing. */
export async function setFuses(program: string): Promise<void> {
  await flipFuses(program, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    ...fuses,
  })
  const wire = await getCurrentFuseWire(program)
  for (const [fuse, wanted] of Object.entries(fuses)) {
    const found = String.fromCharCode(Number(wire[fuse as unknown as FuseV1Options]))
    if (found !== (wanted ? '1' : '0')) throw new Error(`The fuse ${fuse} did not take`)
  }
}

// The packing tool insists on a default export here.
export default async function afterPack(packed: Packed): Promise<void> {
  await setFuses(programIn(packed))
}
