import { z } from 'zod'

import type { InputOf } from '#shared/api/operation.ts'
import type { Contract } from '#shared/api/contract.ts'
import { InformationClass } from '#shared/domain/consent.ts'
import { Day, Id, message, OptionalLine } from '#shared/domain/fields.ts'
import { ProviderCheckDraft } from '#shared/domain/provider-check.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { alreadyLeftOf, LeftAnswers, NOT_LEFT } from '#renderer/referrals/already-left.tsx'
import { blankPaper, checkPaper, TypedPaper } from '#renderer/slips/pile-form.ts'

const TypedCheck = z.object({
  version: z.int(),
  isStillTrue: z.boolean(),
  capacity: z.string().nullable(),
  statedWait: z.string(),
  /** Calls begun before this was asked have none. */
  differs: z.string().default(''),
})

type Told = Omit<InputOf<Contract['providerCalls']['enter']>, 'organizationId'>

const saysNothing = ({ tick, pleaseCall, words }: TypedPaper): boolean =>
  tick === null && !pleaseCall && words.trim() === ''

/** A call as it is typed: what was not talked about is left out, and something must have been. */
export const Call = z
  .object({
    calledOn: Day,
    spokeWith: OptionalLine.default(''),
    checks: z.record(z.string(), TypedCheck),
    rows: z.record(z.string(), TypedPaper),
    /** Whether anything about students was told, also who they are, of which referrals, and what. */
    toldAny: z.boolean().optional(),
    toldOf: z.array(Id).default([]),
    toldWhat: z.array(InformationClass).default([]),
    withStatements: z.boolean().default(false),
    contestedUntold: z.boolean().default(false),
    ...LeftAnswers,
    // The fields of papers that come back are those of a pile, which holds cards too.
    cards: z.record(z.string(), z.never()),
  })
  .transform(({ calledOn, spokeWith, checks, rows, ...answers }, context): Told => {
    const lacks = (path: string, text: MessageKey) =>
      context.addIssue({ code: 'custom', path: [path], message: message(text) })
    const { toldAny, toldOf, toldWhat, withStatements, contestedUntold } = answers
    if (Object.keys(rows).length > 0 && toldAny === undefined) lacks('toldAny', 'common:fields.required')
    if (toldAny && toldOf.length === 0) lacks('toldOf', 'providers:calls.ofNone')
    if (toldAny && toldWhat.length === 0) lacks('toldWhat', 'referrals:errors.nothingNamed')
    const asked = Object.entries(checks).filter(
      ([, { isStillTrue, capacity, statedWait, differs }]) =>
        isStillTrue || capacity !== null || statedWait !== '' || differs.trim() !== '',
    )
    const told = asked.flatMap(([serviceId, { version, ...said }]) => {
      const check = ProviderCheckDraft.safeParse(
        { ...said, checkedOn: calledOn, how: 'phone' },
        { reportInput: true },
      )
      if (check.success) return [{ serviceId, version, check: check.data }]
      for (const issue of check.error.issues)
        context.addIssue({ ...issue, path: ['checks', serviceId, ...issue.path] })
      return []
    })
    const answered = Object.entries(rows)
      .filter(([, row]) => !saysNothing(row))
      .flatMap(([key, row]) => {
        const checked = checkPaper({ ...row, cameOn: calledOn })
        // What was said on the telephone before is another answer, and takes the place of none.
        if (checked.success)
          return [
            [
              key,
              {
                ...checked.data,
                said: { ...checked.data.said, toldBy: 'phone' as const },
                again: 'another' as const,
              },
            ] as const,
          ]
        for (const issue of checked.error.issues)
          context.addIssue({ ...issue, path: ['rows', key, ...issue.path] })
        return []
      })
    if (asked.length === 0 && Object.values(rows).every(saysNothing) && !toldAny)
      context.addIssue({ code: 'custom', path: [], message: message('providers:calls.nothing') })
    const toldAbout = toldAny
      ? {
          ...{ referralIds: toldOf, information: toldWhat, withStatements, contestedUntold },
          alreadyLeft: alreadyLeftOf(answers),
        }
      : null
    return { calledOn, spokeWith, checks: told, rows: Object.fromEntries(answered), told: toldAbout }
  })

/** A call nothing was told in yet. */
export function blankCall(
  {
    services,
    referrals,
  }: Pick<z.output<Contract['providerCalls']['get']['output']>, 'services' | 'referrals'>,
  today: string,
): z.input<typeof Call> {
  return {
    calledOn: today,
    spokeWith: '',
    ...{ toldOf: [], toldWhat: [], withStatements: false, contestedUntold: false, ...NOT_LEFT },
    cards: {},
    checks: Object.fromEntries(
      services.map(({ id, version }) => [
        id,
        { version, isStillTrue: false, capacity: null, statedWait: '', differs: '' },
      ]),
    ),
    rows: Object.fromEntries(
      referrals.map(({ id, caseCode }) => [
        id,
        blankPaper({ typed: caseCode, referralId: id, slip: 'feedback-slip', today }),
      ]),
    ),
  }
}
