import type { InputOf } from '#shared/api/operation.ts'
import type { printing as contract } from '#shared/api/printing.ts'
import { notFoundError } from '#shared/app-error.ts'
import type { PacketBatch } from '#shared/domain/many-at-once.ts'

import { leaveTrace } from '../audit/audit.ts'
import type { Commit, CommandContext, QueryContext, TaskContext } from '../context.ts'
import { drawOfMany, type DrawnOfMany } from '../packets/packet-of-many.ts'
import { sheetsOf } from '../packets/packet.ts'
import { packetStyles } from '../packets/packet-styles.ts'
import { rememberPage } from '../packets/printed-pages.ts'
import { handOut } from '../print/hand-out.ts'
import { documentOf } from '../print/paper.ts'
import { allPages, type Bound, bound, nextOfMany, nothingToPrint, type PrintedMany } from './bind.ts'

/** Each referral once, in the order they were chosen. */
const once = (ids: readonly string[]): readonly string[] => [...new Set(ids)]

/** What each packet of a batch would hold, and which of them may not be printed. */
export function readyPackets(context: QueryContext, batch: PacketBatch): DrawnOfMany['told'][] {
  const told = once(batch.referralIds).map((referralId) => drawOfMany(context, batch, { referralId }).told)
  if (told.every(({ stop }) => stop === 'gone')) throw notFoundError()
  return told
}

/**
 * Prints those packets of a batch that may be printed as one document; of the others it says why not. Until the
 * printer is asked nothing is written down, so that it may be cancelled at any moment.
 */
export async function printPackets(
  context: TaskContext,
  { batch, as, seen }: InputOf<(typeof contract)['printPackets']>,
): Promise<Commit<PrintedMany>> {
  const { paper, largePrint, onNewSheets } = batch
  const look = { paper, largePrint }
  const styles = packetStyles(look)
  const ids = once(batch.referralIds)
  const papers: Bound[] = []
  const drawn: DrawnOfMany[] = []
  for (const [at, id] of ids.entries()) {
    await nextOfMany(context, at, ids.length)
    const one = drawOfMany(context, batch, { referralId: id, seen: seen[id] ?? '' })
    drawn.push(one)
    if (one.packet === null) continue
    const alone = { look, styles, ...sheetsOf(one.packet.pages) }
    papers.push(await bound(context.host, alone, { copy: String(at + 1), onNewSheets }))
  }
  await nextOfMany(context, ids.length, ids.length)
  const refused = drawn.flatMap(({ told: { referralId, stop, signs } }) =>
    stop === null ? [] : [{ id: referralId, why: stop, signs }],
  )
  if (papers.length === 0) throw nothingToPrint(refused)
  const savedAs = as === 'pdf' ? 'footbridge-packets.pdf' : null
  const leave = (printed: boolean) => (later: CommandContext) => ({
    ...{ printed, savedAs, refused },
    pages: allPages(papers),
    count: drawn.filter((one) => remember(later, one)).length,
  })
  const sheets = papers.flatMap((one) => one.sheets)
  const document = documentOf({ look, sheets, styles })
  return handOut(context, { document, savedAs, remember: leave(true), whenStopped: leave(false) })
}

/** Writes down that a packet was printed, with its own trace; answers whether it was. */
function remember(context: CommandContext, { told: { referralId }, packet }: DrawnOfMany): boolean {
  if (packet === null) return false
  for (const page of packet.pages) rememberPage(context, referralId, page)
  const { db, now, session } = context
  leaveTrace(db, {
    ...{ at: now, actorId: session.accountId, subjectId: referralId },
    ...{ operation: 'printing.printPackets', event: 'packet.printed' as const },
  })
  return true
}
