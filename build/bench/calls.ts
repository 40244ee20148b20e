import { readerOf } from '#main/access/readable.ts'
import type { OpenVault } from '#main/vault/open-vault.ts'

import type { FigureName } from './figures.ts'
import { remark } from './figures.ts'
import { inTurn } from './measure.ts'
import { statementLike } from './statements.ts'
import { benchApp } from './vaults.ts'

const ROUNDS = 3000
const LIST_ROUNDS = 300
const LINES = 100

/** What the door costs: a whole call, value and reply through JSON, over its bare statement on the same connection. */
export async function measureCalls(vault: OpenVault): Promise<Partial<Record<FigureName, number>>> {
  const { reading } = vault
  const { ask, session } = benchApp(vault)
  const ids = (
    reading
      .prepare(
        `SELECT r.id FROM referrals r JOIN cases c ON c.id = r.case_id WHERE c.restricted = 0 ORDER BY random() LIMIT 400`,
      )
      .all({}) as { id: string }[]
  ).map(({ id }) => id)
  const id = (round: number) => ids[round % ids.length] ?? ''
  const bareGet = reading.prepare(
    statementLike(/AS studentName/, /FROM referrals r/, /WHERE r\.id = :id AND/),
  )
  const bareList = reading.prepare(
    statementLike(/AS studentName/, /FROM referrals r/, /WHERE 1 = 1 AND/, /LIMIT :limit OFFSET :offset/),
  )
  const reader = readerOf({ ...session, sees: 'office', at: new Date().toISOString() })
  const page = { group: null, ownerId: null, ...reader, limit: LINES, offset: 0 }
  const list = JSON.stringify({ group: 'all', limit: LINES })

  // Opening a record leaves one trace an hour; the first round pays for it.
  for (const each of ids) await ask('referrals.get', JSON.stringify({ id: each }))
  const get = await inTurn(ROUNDS, {
    bare: (round) => bareGet.get({ id: id(round), ...reader }),
    whole: (round) => ask('referrals.get', JSON.stringify({ id: id(round) })),
  })
  await inTurn(20, { warm: () => ask('referrals.list', list) })
  const lines = await inTurn(LIST_ROUNDS, {
    bare: () => bareList.all(page),
    whole: () => ask('referrals.list', list),
  })
  remark(
    `call: get ${get.whole.toFixed(3)} ms over ${get.bare.toFixed(3)} ms, ` +
      `list of ${LINES} ${lines.whole.toFixed(2)} ms over ${lines.bare.toFixed(2)} ms.`,
  )
  return {
    'call.overhead_ms': get.whole - get.bare,
    'call.get_ratio': get.whole / get.bare,
    'call.list_ratio': lines.whole / lines.bare,
  }
}
