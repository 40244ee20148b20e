import { join } from 'node:path'

import { beginOffice } from '#main/accounts/sign-in.ts'
import { createApp } from '#main/app.ts'
import type { Host } from '#main/host.ts'
import { createVault } from '#main/vault/create-vault.ts'
import { createClient, type Client } from '#shared/api/client.ts'

import { evening, keeper } from './vaults.ts'

const OWNER = '0a0b0c0d-0000-7000-8000-00000000be5c'

/** A new office whose owner asks through the router. */
export interface EmptyOffice {
  readonly client: Client
  readonly ownerId: string
  close(): void
}

/** Makes an office in a new vault of this folder; whatever it imports lies at `files`. */
export async function emptyOffice(scratch: string, name: string, files: string): Promise<EmptyOffice> {
  const { vault } = await createVault({ folder: join(scratch, name), accountId: OWNER, ...keeper })
  const { reading, writing } = vault
  const office = { accountId: OWNER, at: evening, schoolName: 'Bench', timeZone: 'America/New_York' }
  beginOffice(writing, { ...office, ownerName: 'Bench', user: keeper.user })
  const host: Host = {
    fileFor: async () => ({ name: 'files', path: files }),
    chooseFiles: async () => [],
    printToPdf: async () => new Uint8Array(),
    print: async () => false,
    saveFile: async () => true,
  }
  const app = createApp({ reading, writing, host, clock: () => evening })
  const session = { accountId: OWNER, name: 'Bench', roles: ['owner', 'counselor'] as const }
  return {
    client: createClient((operation, input) => app.call(session, operation, input)),
    ownerId: OWNER,
    close: () => vault.close(),
  }
}

/** Reads the files, compares and writes them; in milliseconds. */
export async function timeImport({ client }: EmptyOffice): Promise<number> {
  const start = performance.now()
  const { importId } = await client.imports.read({ tokens: ['files'], from: 'folder' })
  await client.imports.preview({ importId })
  await client.imports.commit({ importId })
  return performance.now() - start
}
