import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Database from 'better-sqlite3'

import { readerOf } from '#main/access/readable.ts'
import type { MasterKey } from '#main/vault/master-key.ts'
import { connect, vaultPath } from '#main/vault/vault-file.ts'

import { remark, type FigureName } from './figures.ts'
import { inTurn } from './measure.ts'
import { statementLike } from './statements.ts'

const ROUNDS = 4000

interface Rekeyed {
  rekey(key: Buffer): number
}

/** The same file without encryption; made from a copy, in a folder that is thrown away. */
function decrypt(path: string, masterKey: MasterKey): Database.Database {
  const database = connect(path, masterKey, { readonly: false })
  database.pragma('journal_mode = DELETE')
  // The build of SQLite with ciphers has it; its types do not.
  ;(database as unknown as Rekeyed).rekey(Buffer.alloc(0))
  database.close()
  return new Database(path, { readonly: true })
}

/** What encryption costs a get of a random referral: the encrypted file over a plain copy of it. */
export async function measureCipher(
  folder: string,
  masterKey: MasterKey,
): Promise<Partial<Record<FigureName, number>>> {
  const scratch = mkdtempSync(join(tmpdir(), 'footbridge-bench-'))
  const [sealedCopy, plainCopy] = ['sealed', 'plain'].map((name) => join(scratch, name))
  if (!sealedCopy || !plainCopy) throw new Error('No folder')
  try {
    for (const copy of [sealedCopy, plainCopy])
      cpSync(vaultPath(folder), vaultPath(copy), { recursive: true })
    const sealed = connect(vaultPath(sealedCopy), masterKey, { readonly: true })
    const plain = decrypt(vaultPath(plainCopy), masterKey)
    const sql = statementLike(/AS studentName/, /FROM referrals r/, /WHERE r\.id = :id AND/)
    const ids = plain.prepare('SELECT id FROM referrals ORDER BY random()').pluck().all() as string[]
    const reader = readerOf({ accountId: '', name: '', roles: ['office'], sees: 'office', at: '' })
    const works = { sealed: sealed.prepare(sql), plain: plain.prepare(sql) }
    const get = (name: keyof typeof works) => (round: number) =>
      works[name].get({ id: ids[round % ids.length], ...reader })
    await inTurn(200, { sealed: get('sealed'), plain: get('plain') })
    const times = await inTurn(ROUNDS, { sealed: get('sealed'), plain: get('plain') })
    remark(
      `cipher: get ${(times.sealed * 1000).toFixed(0)} µs encrypted, ${(times.plain * 1000).toFixed(0)} µs plain.`,
    )
    sealed.close()
    plain.close()
    return { 'cipher.get_ratio': times.sealed / times.plain }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
