import { z } from 'zod'

import type { PileRow } from '#shared/api/slips.ts'
import { Day, message } from '#shared/domain/fields.ts'
import {
  isFromFamily,
  NOTHING_HEARD,
  SlipAnswerDraft,
  UncodedCard,
  type SlipAnswer,
  type TellingSlip,
} from '#shared/domain/slip-answer.ts'
import { Slip } from '#shared/domain/slip.ts'
import type { RecordForm } from '#renderer/ui/form.tsx'

const HeardTyped = z.object({
  helped: z.string().nullable(),
  respected: z.string().nullable(),
  safe: z.string().nullable(),
})

/** A paper as it is typed; until it is known which one it is, there is only what was scanned. */
export const TypedPaper = z.object({
  typed: z.string(),
  referralId: z.string().nullable(),
  slip: Slip.nullable(),
  cameOn: z.string().nullable(),
  tick: z.string().nullable(),
  day: z.string().nullable(),
  atTime: z.string().nullable(),
  reason: z.string().nullable(),
  heard: HeardTyped,
  pleaseCall: z.boolean(),
  words: z.string(),
  /** What it is where one of its kind was entered before; drafts from before that was asked have none. */
  again: z.string().nullish(),
  /** When to ask again about a waiting list; not asked of a paper that is corrected. */
  askOn: z.string().nullish(),
})
export type TypedPaper = z.infer<typeof TypedPaper>

const TypedCard = HeardTyped.extend({ cameOn: z.string().nullable(), from: z.string().nullable() })
export type TypedCard = z.infer<typeof TypedCard>

/** A paper nothing was told of yet. */
export function blankPaper(known: {
  readonly typed: string
  readonly referralId: string | null
  readonly slip: Slip | null
  readonly today: string
}): TypedPaper {
  const { typed, referralId, slip, today } = known
  return {
    ...{ typed, referralId, slip, cameOn: today, tick: null, day: null, atTime: null, reason: null },
    ...{ heard: NOTHING_HEARD, pleaseCall: false, words: '', again: null, askOn: null },
  }
}

/** A paper as it was entered, to be corrected: what it no longer offers is what it offers instead. */
export function enteredPaper({ referralId, slip, ...said }: SlipAnswer): TypedPaper {
  const { cameOn, day, atTime, reason, heard, pleaseCall, words } = said
  const tick = said.tick === 'appointment' && !isFromFamily(slip) ? 'accepted' : said.tick
  return {
    ...{ typed: '', referralId, slip, cameOn, tick, day, atTime, reason, heard, pleaseCall, words },
    again: null,
  }
}

export const blankCard = (today: string): TypedCard => ({ ...NOTHING_HEARD, cameOn: today, from: null })

const Checked = SlipAnswerDraft.and(z.object({ askOn: Day.nullish() })).transform(({ askOn, ...said }) => ({
  ...{ said, askOn: askOn ?? null },
}))

/** A line checked as the program checks it; a signed form is recorded elsewhere, and is none. */
export function checkPaper(paper: TypedPaper): z.ZodSafeParseResult<Pick<PileRow, 'said' | 'askOn'>> {
  return Checked.safeParse(paper, { reportInput: true })
}

const isTelling = (slip: Slip | null): slip is TellingSlip => slip !== null && slip !== 'consent-form'

/** Whether a line is one of those that are entered with the pile. */
export const isEntered = ({ slip }: Pick<TypedPaper, 'slip'>): boolean => slip !== 'consent-form'

/** Whether a paper of the same kind and referral stands further up in the pile: one of them may have been scanned twice. */
export function hasTwinAbove(
  rows: Readonly<Record<string, Pick<TypedPaper, 'referralId' | 'slip'>>>,
  key: string,
): boolean {
  const line = rows[key]
  if (!line || line.referralId === null || line.slip === null) return false
  const above = Object.entries(rows)
  return above
    .slice(
      0,
      above.findIndex(([each]) => each === key),
    )
    .some(([, { referralId, slip }]) => referralId === line.referralId && slip === line.slip)
}

/** The pile as a form: every line but the signed forms is checked, and none is passed over. */
export const Pile = z
  .object({ rows: z.record(z.string(), TypedPaper), cards: z.record(z.string(), TypedCard) })
  .transform(({ rows, cards }, context) => {
    const papers = Object.entries(rows).flatMap(([key, paper]): (readonly [string, PileRow])[] => {
      if (!isEntered(paper)) return []
      if (!isTelling(paper.slip) || paper.referralId === null) {
        context.addIssue({
          code: 'custom',
          path: ['rows', key, 'typed'],
          message: message('slips:errors.notFound'),
        })
        return []
      }
      if (!paper.again && hasTwinAbove(rows, key))
        context.addIssue({
          code: 'custom',
          path: ['rows', key, 'again'],
          message: message('slips:errors.twin'),
        })
      const checked = checkPaper(paper)
      if (checked.success) return [[key, { ...checked.data, again: paper.again ?? null }]]
      for (const issue of checked.error.issues)
        context.addIssue({ ...issue, path: ['rows', key, ...issue.path] })
      return []
    })
    const counted = Object.entries(cards).flatMap(([key, card]): (readonly [string, UncodedCard])[] => {
      const checked = UncodedCard.safeParse(card, { reportInput: true })
      if (checked.success) return [[key, checked.data]]
      for (const issue of checked.error.issues)
        context.addIssue({ ...issue, path: ['cards', key, ...issue.path] })
      return []
    })
    if (!Object.values(rows).some(isEntered) && Object.keys(cards).length === 0)
      context.addIssue({ code: 'custom', path: [], message: message('slips:errors.empty') })
    return { rows: Object.fromEntries(papers), cards: Object.fromEntries(counted) }
  })

export type PileTyped = z.input<typeof Pile>
export type PileForm = RecordForm<PileTyped, z.output<typeof Pile>>

/** The lines that could be entered now: told everything, and not among those refused. */
export function readyLines({ rows, cards }: PileTyped, refused: ReadonlySet<string>): z.output<typeof Pile> {
  const alone = (line: PileTyped) => Pile.safeParse(line).data
  const isOpen = ([key]: readonly [string, unknown]) => !refused.has(key)
  const papers = Object.entries(rows).filter(isOpen)
  const counted = Object.entries(cards).filter(isOpen)
  return {
    rows: Object.assign({}, ...papers.map(([key, row]) => alone({ rows: { [key]: row }, cards: {} })?.rows)),
    cards: Object.assign(
      {},
      ...counted.map(([key, card]) => alone({ rows: {}, cards: { [key]: card } })?.cards),
    ),
  }
}

/** How many lines there are of either kind. */
export const countLines = ({ rows, cards }: { rows: object; cards: object }): number =>
  Object.keys(rows).length + Object.keys(cards).length
