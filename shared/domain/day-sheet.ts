import { z } from 'zod'

import { InformationClass } from './consent.ts'
import { Day, message, OptionalWords, Version } from './fields.ts'
import { ContactAttemptDraft } from './follow-up.ts'
import { pressingPlace, type Urgency } from './urgency.ts'

/** What came of a line of a day sheet. */
export const SheetOutcome = z.enum(['done', 'reached', 'not-reached', 'postponed'])
export type SheetOutcome = z.infer<typeof SheetOutcome>

/** A line of a day sheet as it is entered back from the paper. */
export const SheetRow = z
  .object({
    kind: z.enum(['case', 'referral', 'task']),
    version: Version,
    outcome: SheetOutcome,
    /** Who was called, where somebody was. */
    whom: ContactAttemptDraft.shape.withWhom.nullable(),
    words: OptionalWords,
    /** Whether somebody outside the school who was reached was told something about the student; `null` where nobody was asked. */
    toldAny: z.boolean().nullable().default(null),
    /** What they were told. */
    told: z.array(InformationClass).default([]),
    /** The statements of the family about it were told as well. */
    withStatements: z.boolean().default(false),
    /** Of what may hold a part of the record with a statement, that part was not told. */
    contestedUntold: z.boolean().default(false),
    /** The day it is tried or looked at again; `null` where it stays due as it is. */
    dueOn: Day.nullable(),
  })
  .superRefine((row, { addIssue }) => {
    for (const { path, text } of missingIn(row)) addIssue({ code: 'custom', path: [path], message: text })
  })
export type SheetRow = z.infer<typeof SheetRow>

interface Missing {
  readonly path: 'outcome' | 'whom' | 'words' | 'toldAny' | 'told' | 'dueOn'
  readonly text: string
}

/**
 * What a line still has to be told. A call says whom it was to; one that reached somebody says what was said, one that
 * did not says when it is tried again; one that reached somebody outside says whether they were told anything about the student; what is put off says why and until when. A referral goes on by its own steps,
 * which no sheet can know.
 */
function missingIn({
  kind,
  outcome,
  whom,
  words,
  dueOn,
  toldAny,
  told,
}: Pick<SheetRow, 'kind' | 'outcome' | 'whom' | 'words' | 'dueOn' | 'toldAny' | 'told'>): Missing[] {
  const required = message('common:fields.required')
  const isCall = outcome === 'reached' || outcome === 'not-reached'
  const isProvider = outcome === 'reached' && whom === 'provider'
  const isOutside = isProvider || (outcome === 'reached' && whom === 'other')
  const needsWords = outcome === 'reached' || outcome === 'postponed'
  const needsDay = outcome === 'not-reached' || outcome === 'postponed'
  return [
    ...(kind === 'referral' && outcome === 'done'
      ? [{ path: 'outcome' as const, text: message('today:sheet.errors.referral') }]
      : []),
    ...(isCall && whom === null ? [{ path: 'whom' as const, text: required }] : []),
    ...(needsWords && words === '' ? [{ path: 'words' as const, text: required }] : []),
    ...(isOutside && toldAny === null ? [{ path: 'toldAny' as const, text: required }] : []),
    ...(isProvider && toldAny && told.length === 0
      ? [{ path: 'told' as const, text: message('referrals:errors.nothingNamed') }]
      : []),
    ...(needsDay && dueOn === null ? [{ path: 'dueOn' as const, text: required }] : []),
  ]
}

/** What is due in the order of the paper: what presses, then what is late, then what is due today. */
export function onSheet<Line extends { readonly urgency: Urgency; readonly dueOn: string }>({
  overdue,
  dueToday,
  today,
}: {
  readonly overdue: readonly Line[]
  readonly dueToday: readonly Line[]
  readonly today: string
}): Line[] {
  return [...overdue, ...dueToday].toSorted(
    (one, other) => pressingPlace(one, today) - pressingPlace(other, today),
  )
}
