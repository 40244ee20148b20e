import { join } from 'node:path'

import { keyAfter, linkAfter, sealOf } from '#main/audit/chain.ts'
import { verifyTrail } from '#main/audit/verify.ts'
import type { WritableDb } from '#main/db/types.ts'
import type { Chance } from '#main/sample-school/chance.ts'
import type { AuditCheck } from '#shared/domain/audit.ts'

import { layOffice, openOffice, ownersSheet } from './office.ts'
import type { Findings, Trial } from './property.ts'
import { editsMadeIn } from './works/edits.ts'

interface Line {
  readonly seq: number
  readonly at: string
  readonly actorId: string
  readonly operation: string
  readonly event: string
  readonly subjectId: string | null
  readonly link: Uint8Array
}

interface Tampering {
  readonly what: string
  /** The line at which it shows. */
  readonly shows: number
}

const run = (db: WritableDb, sql: string, values: object = {}): void => void db.prepare(sql).run(values)

function linesOf(db: WritableDb): readonly Line[] {
  return db
    .prepare(
      'SELECT seq, at, actor_id AS actorId, operation, event, subject_id AS subjectId, link FROM audit ORDER BY seq',
    )
    .all() as Line[]
}

/** Ties the trail anew from one line on, as somebody can who has the vault's key of today. */
function tieAnew(db: WritableDb, from: number): void {
  const lines = linesOf(db)
  const head = db.prepare('SELECT audit_key AS "key" FROM vault_head').get() as { key: Uint8Array }
  let link: Uint8Array = lines.find(({ seq }) => seq === from - 1)?.link ?? Buffer.alloc(32)
  let key = head.key
  for (const line of lines.filter(({ seq }) => seq >= from)) {
    link = linkAfter(link, line.seq, line)
    run(db, 'UPDATE audit SET link = :link, seal = :seal WHERE seq = :seq', {
      link,
      seal: sealOf(key, link),
      seq: line.seq,
    })
    key = keyAfter(key)
  }
  run(db, 'UPDATE vault_head SET audit_link = :link, audit_entries = :entries', {
    link,
    entries: lines.at(-1)?.seq ?? 0,
  })
}

const columns = ['at', 'actor_id', 'operation', 'event', 'subject_id'] as const

/** Does one thing a thief of the vault's key may do to its trail. */
function tamper(db: WritableDb, lines: number, chance: Chance): Tampering {
  const seq = chance.between(1, lines)
  switch (chance.below(11)) {
    case 0: {
      const column = chance.pick(columns)
      run(db, `UPDATE audit SET ${column} = 'somebody else' WHERE seq = :seq`, { seq })
      return { what: `${column} of line ${seq} changed`, shows: seq }
    }
    case 1:
      run(db, 'DELETE FROM audit WHERE seq = :seq', { seq })
      return { what: `line ${seq} taken out`, shows: seq }
    case 2:
      run(db, 'DELETE FROM audit WHERE seq >= :seq', { seq })
      return { what: `cut off from line ${seq} on`, shows: seq }
    case 3: {
      const other = seq === lines ? seq - 1 : seq + 1
      run(db, 'UPDATE audit SET seq = 0 WHERE seq = :seq', { seq })
      run(db, 'UPDATE audit SET seq = :seq WHERE seq = :other', { seq, other })
      run(db, 'UPDATE audit SET seq = :other WHERE seq = 0', { other })
      return { what: `lines ${seq} and ${other} exchanged`, shows: Math.min(seq, other) }
    }
    case 4:
      run(db, 'UPDATE audit SET seq = -seq - 1 WHERE seq >= :seq', { seq })
      run(db, 'UPDATE audit SET seq = -seq WHERE seq < 0')
      run(
        db,
        `INSERT INTO audit SELECT :seq, at, 'somebody else', operation, event, subject_id, link, seal
         FROM audit WHERE seq = :next`,
        { seq, next: seq + 1 },
      )
      return { what: `a line slipped in before line ${seq}`, shows: seq }
    case 5:
      run(db, "UPDATE audit SET actor_id = 'somebody else' WHERE seq = :seq", { seq })
      tieAnew(db, seq)
      return { what: `line ${seq} changed and the rest tied anew`, shows: seq }
    case 6:
      run(db, 'DELETE FROM audit WHERE seq = :seq', { seq })
      run(db, 'UPDATE audit SET seq = -seq + 1 WHERE seq > :seq', { seq })
      run(db, 'UPDATE audit SET seq = -seq WHERE seq < 0')
      if (seq < lines) tieAnew(db, seq)
      return { what: `line ${seq} taken out and the rest tied anew`, shows: seq }
    case 7: {
      const later = Math.max(2, seq)
      run(db, "UPDATE audit SET actor_id = 'somebody else' WHERE seq = :later", { later })
      run(db, 'INSERT INTO audit_seals VALUES (:later, zeroblob(12), zeroblob(48))', { later })
      tieAnew(db, later)
      return { what: `line ${later} changed, and seals of the thief's own from there`, shows: later }
    }
    case 8:
      run(db, "UPDATE audit SET actor_id = 'somebody else', seal = NULL WHERE seq = :seq", { seq })
      run(db, 'DELETE FROM audit_seals')
      tieAnew(db, seq)
      return { what: 'every seal taken away', shows: 0 }
    case 9: {
      const last = Math.max(1, seq - 1)
      run(db, 'DELETE FROM audit WHERE seq > :last', { last })
      run(
        db,
        `UPDATE vault_head SET audit_entries = :last,
           audit_link = (SELECT link FROM audit WHERE seq = :last)`,
        { last },
      )
      return { what: `cut off after line ${last}, and the end moved there`, shows: last + 1 }
    }
    default:
      run(db, 'UPDATE audit SET seal = zeroblob(16) WHERE seq = :seq', { seq })
      return { what: `the seal of line ${seq} spoilt`, shows: seq }
  }
}

/** What a trail without ties and seals could tell: whether there are as many lines as there should be. */
function countOnly(db: WritableDb, lines: number): AuditCheck {
  const { found } = db.prepare('SELECT count(*) AS found FROM audit').get() as { found: number }
  return found === lines
    ? { state: 'whole', entries: lines, shortHash: '', sealed: null }
    : { state: 'broken', at: 0, how: 'missing' }
}

/** The line at which a check says that something is wrong; 0 where it is the whole trail. */
function whereItShows(check: AuditCheck): number | undefined {
  switch (check.state) {
    case 'broken':
      return check.at
    case 'older-sheet':
      return check.from
    case 'unsealed':
      return 0
    default:
      return undefined
  }
}

/** Tampers with the trail past the program, and sees whether checking it with the recovery sheet says where. */
export async function auditTamper({ chance, count, isProtected, scratch }: Trial): Promise<Findings> {
  const folder = join(scratch, 'vault')
  await layOffice(folder)
  const office = openOffice(folder)
  await editsMadeIn(office, () => {})
  const db = office.vault.writing
  const sheet = ownersSheet(office.vault.vaultId)
  const whole = await verifyTrail(db, { sheet })
  if (whole.state !== 'whole') throw new Error('The trail is broken before anybody touched it')
  run(db, 'DROP TRIGGER audit_is_never_changed')
  run(db, 'DROP TRIGGER audit_is_never_deleted')

  const bad: string[] = []
  for (let tried = 0; tried < count; tried += 1) {
    run(db, 'BEGIN')
    const { what, shows } = tamper(db, whole.entries, chance)
    const found = isProtected ? await verifyTrail(db, { sheet }) : countOnly(db, whole.entries)
    run(db, 'ROLLBACK')
    const at = whereItShows(found)
    if (at === undefined) bad.push(`${what}: found ${found.state}`)
    else if (isProtected && at !== shows) bad.push(`${what}: found at line ${at}, it shows at ${shows}`)
  }
  office.vault.close()
  return { tried: count, bad }
}
