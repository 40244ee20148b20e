import type { AlreadyLeft } from '#shared/api/referrals.ts'
import { ruleError } from '#shared/app-error.ts'
import type { Disclosure, LeftWhen } from '#shared/domain/disclosure.ts'
import type { PageEnding, PrintedPage } from '#shared/domain/packet.ts'
import type { Referral } from '#shared/domain/referral.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import type { CommandContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { recordDisclosure, takeBackDisclosure } from '../disclosures/disclosures.ts'
import { settings } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { keptAwayThen } from '../students/kept-away.ts'

const LEAVING: readonly PageEnding[] = [
  ...(['handed-to-parent', 'handed-to-student'] as const),
  ...(['sent-to-provider', 'went-with-answer'] as const),
]

/** Pages, and where they went. */
type Settled = readonly { readonly page: PrintedPage; readonly ending: PageEnding }[]

/** Whether a paper left naming one of these contacts, whom nobody might contact when it left. */
export function leftNamingKeptAway(
  db: ReadableDb,
  studentId: string,
  {
    ending,
    contactIds,
    ...left
  }: {
    readonly ending: PageEnding
    readonly contactIds: readonly string[]
    readonly onDay: string
    readonly when: LeftWhen | null
  },
): boolean {
  if (!LEAVING.includes(ending) || contactIds.length === 0) return false
  return keptAwayThen(contactsOfStudent(db, studentId), left).some(({ id }) => contactIds.includes(id))
}

/** The pages that left naming somebody whom nobody might contact when they left, by id. */
export function namingKeptAway(
  db: ReadableDb,
  studentId: string,
  settled: Settled,
  left: { readonly onDay: string; readonly when: LeftWhen | null },
): ReadonlySet<string> {
  const naming = settled.filter(({ page: { addresseeId, contactIds }, ending }) =>
    leftNamingKeptAway(db, studentId, {
      ...left,
      ...{ ending, contactIds: addresseeId === null ? contactIds : [addresseeId, ...contactIds] },
    }),
  )
  return new Set(naming.map(({ page }) => page.id))
}

/** Throws in words where a paper names somebody kept away, unless it was said that it left against the rule. */
export function refuseNaming(isNaming: boolean, when: LeftWhen | null): void {
  if (isNaming && when !== 'against-rule') throw ruleError('packets:errors.namesKeptAway')
}

/**
 * The pages that left naming somebody whom nobody might contact when they left, by id. Throws in words unless it was said
 * that they left against the rule: nobody is named to anybody once they must not be contacted.
 */
export function pagesNamingKeptAway(
  { db }: Pick<CommandContext, 'db'>,
  { studentId }: Pick<Referral, 'studentId'>,
  settled: Settled,
  { alreadyLeft, onDay }: { readonly alreadyLeft: AlreadyLeft | null; readonly onDay: string },
): ReadonlySet<string> {
  const when = alreadyLeft?.when ?? null
  const naming = namingKeptAway(db, studentId, settled, { onDay, when })
  refuseNaming(naming.size > 0, when)
  return naming
}

/** A parent was handed what they may not have: that is a disclosure like any other (34 CFR 99.5(a), 99.32(a)). */
export function discloseToParent(
  context: CommandContext,
  {
    note,
    ...handed
  }: Pick<Disclosure, 'studentId' | 'referralId' | 'information' | 'pageIds' | 'onDay'> & {
    readonly note: string
  },
): (later: CommandContext) => void {
  const { language } = settings.mine(context, {})
  const say = (key: MessageKey) => translate(language, key)
  const information = [...new Set(handed.information)]
  const disclosure = recordDisclosure(context, {
    ...{ ...handed, information, method: 'in-hand', consentId: null },
    ...{ exception: 'against-rule', exceptionNote: note },
    party: say('packets:went.parent'),
    interest: say('referrals:disclosure.arrangingHelp'),
    what: information.map((part) => say(`vocabulary:information.${part}`)).join('; '),
  })
  return (later) => takeBackDisclosure(later.db, disclosure)
}
