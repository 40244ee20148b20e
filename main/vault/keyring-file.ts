import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { ruleError } from '#shared/app-error.ts'

import type { KdfPolicy } from './kdf-policy.ts'
import { reaches } from './kdf-policy.ts'
import { isGenuine, Keyring, keyringFormat } from './keyring.ts'
import type { MasterKey } from './master-key.ts'
import { writeSmallFile } from './small-file.ts'

const largest = 1_000_000

const AnyFormat = z.object({ format: z.int() })

/** Where the keyring lives; the previous generation is kept beside it. */
export function keyringPath(folder: string): string {
  return join(folder, 'keyring.json')
}

/** Where the previous generation lives. */
export function previousKeyringPath(folder: string): string {
  return `${keyringPath(folder)}.1`
}

function readJson(path: string): unknown {
  const facts = statSync(path, { throwIfNoEntry: false })
  if (!facts?.isFile() || facts.size > largest) return undefined
  const text = readFileSync(path, 'utf8')
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readKeyring(path: string, floor?: KdfPolicy): Keyring | undefined {
  const json = readJson(path)
  const format = AnyFormat.safeParse(json).data?.format
  if (format !== undefined && format > keyringFormat) throw ruleError('vault:errors.newerVersion')
  const ring = Keyring.safeParse(json).data
  return ring && (!floor || ring.slots.every(({ cost }) => reaches(cost, floor))) ? ring : undefined
}

/**
 * The keyrings on disk that are whole, newest first; no key was needed or computed to tell. An older one that was put
 * in the place of the newest comes after the copy of that.
 */
export function readableKeyrings(folder: string, floor?: KdfPolicy): readonly [Keyring, ...Keyring[]] {
  const [first, ...rest] = [keyringPath(folder), previousKeyringPath(folder)]
    .map((path) => readKeyring(path, floor))
    .filter((ring) => ring !== undefined)
    .toSorted((one, other) => other.generation - one.generation)
  if (!first) throw ruleError('vault:errors.keyringDamaged')
  return [first, ...rest]
}

/** Everybody who has a password in a keyring on disk; nobody where none is whole. */
export function usersOfKeyrings(folder: string): readonly string[] {
  try {
    const slots = readableKeyrings(folder).flatMap((ring) => ring.slots)
    return slots.flatMap((slot) => (slot.kind === 'password' ? [slot.user] : []))
  } catch {
    return []
  }
}

/** The newest keyring that an opened vault vouches for. */
export function genuineKeyring(folder: string, masterKey: MasterKey): Keyring {
  const ring = readableKeyrings(folder).find((candidate) => isGenuine(candidate, masterKey))
  if (!ring) throw ruleError('vault:errors.keyringDamaged')
  return ring
}

/** The text of a keyring's file. */
export function spellKeyring(ring: Keyring): string {
  return `${JSON.stringify(ring, null, 2)}\n`
}

/** Writes a keyring; what was there stays as the previous generation, unless it was damaged. */
export function writeKeyring(folder: string, ring: Keyring): void {
  const present = readKeyring(keyringPath(folder))
  if (present) writeSmallFile(previousKeyringPath(folder), spellKeyring(present))
  writeSmallFile(keyringPath(folder), spellKeyring(ring))
}

/** Writes both generations: a slot that was taken away must not live on in the kept one. */
export function replaceKeyring(folder: string, ring: Keyring): void {
  writeKeyring(folder, ring)
  writeSmallFile(previousKeyringPath(folder), spellKeyring(ring))
}

/**
 * Puts the keyring that opened the vault in the place of any other, damaged, forged or earlier: what a write that was
 * cut off left behind could still let somebody in.
 */
export function mendKeyring(folder: string, ring: Keyring): void {
  for (const path of [keyringPath(folder), previousKeyringPath(folder)])
    if (readKeyring(path)?.mac !== ring.mac) writeSmallFile(path, spellKeyring(ring))
}

/** Whether a folder has a keyring of this vault, of whichever keys. */
export function isOfVault(folder: string, vaultId: string): boolean {
  try {
    return readableKeyrings(folder)[0].vaultId === vaultId
  } catch {
    return false
  }
}
