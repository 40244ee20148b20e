import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names: readonly string[] = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
]

/** The distribution's package and program of the browser without windows. */
export const WINDOWLESS = 'chromium-headless-shell'

const macApplications: readonly string[] = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const windowsPrograms: readonly string[] = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/** The machine a browser is looked for on. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly exists: (path: string) => boolean
}

const thisMachine: Machine = { platform: process.platform, environment: process.env, exists: existsSync }

function inFolders(names: readonly string[], { environment }: Machine): readonly string[] {
  const folders = [...(environment['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function usualPlaces(machine: Machine): readonly string[] {
  const { platform, environment } = machine
  if (platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .flatMap((name) => environment[name] ?? [])
      .flatMap((folder) => windowsPrograms.map((program) => `${folder}\\${program}`))
  }
  if (platform === 'darwin') {
    return ['/Applications', join(environment['HOME'] ?? '', 'Applications')].flatMap((folder) =>
      macApplications.map((application) => join(folder, application)),
    )
  }
  return inFolders(names, machine)
}

/** An installed Chrome, Chromium or Edge; `FOOTBRIDGE_BROWSER` names one that lies elsewhere. */
export function findBrowser(machine: Machine = thisMachine): string | undefined {
  const named = machine.environment['FOOTBRIDGE_BROWSER']
  if (named) return machine.exists(named) ? named : undefined
  return usualPlaces(machine).find(machine.exists)
}

/**
 * The browser for what nobody looks at: Chromium's program without windows, which starts sooner and draws the same, where it
 * is installed and no other is named; else the one of `findBrowser`.
 */
export function findUnseenBrowser(machine: Machine = thisMachine): string | undefined {
  const isNamed = Boolean(machine.environment['FOOTBRIDGE_BROWSER'])
  const windowless = isNamed || machine.platform !== 'linux' ? [] : inFolders([WINDOWLESS], machine)
  return windowless.find(machine.exists) ?? findBrowser(machine)
}

/** Keeps a browser silent and offline. */
export const browserFlags: readonly string[] = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-pings',
  // Without windows letters would stand on whole pixels, wider than they print elsewhere.
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND',
]
