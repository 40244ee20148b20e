import { type Consent, othersForTheSame, type TakenBackFor } from '#shared/domain/consent.ts'
import { stillNamed } from '#shared/domain/taking-back.ts'

import { leaveTrace } from '../audit/audit.ts'
import { recordConcern, withdrawConcern } from '../concerns/concern-record.ts'
import type { CommandContext } from '../context.ts'
import { said } from '../plans/plan-tasks.ts'
import { officeWords } from '../print/office-words.ts'
import { settings } from '../school/school.ts'
import { beginPlanned } from '../tasks/planned-task.ts'
import { unbegin } from '../tasks/task-record.ts'
import { listToldBy } from './referrals.sql.ts'

type TakeBack = (later: Pick<CommandContext, 'db'>) => void

/** A list takes no name longer than a line. */
const LONGEST_NAME = 120

/** The beginning of a name, as long as fits, with no letter cut in two. */
function beginningOf(name: string): string {
  const letters = [...new Intl.Segmenter().segment(name)]
  const fits = letters.filter(({ index, segment }) => index + segment.length <= LONGEST_NAME)
  return fits.map(({ segment }) => segment).join('')
}

/** Which consent was taken back, without the name of whoever signed it, as it stands on a list. */
function consentInWords(context: CommandContext, { signedOn, information }: Consent): string {
  const { say, day } = officeWords(settings.mine(context, {}).language)
  return say('consents:tellProvider.which', {
    day: day(signedOn),
    information: information.map((part) => say(`vocabulary:information.${part}`)).join('; '),
  })
}

/** A paper and whom it is taken back for: organizations by id, `null` for whoever treats the student. */
interface TakenBack {
  readonly consent: Consent
  readonly recipients: readonly TakenBackFor['recipientId'][]
}

/** Nobody is left whom the paper is for, so that it is taken back for whoever was told by it, also under no name. */
const isForAll = ({ consent, recipients }: TakenBack): boolean =>
  stillNamed(consent).every((recipient) => recipients.includes(recipient))

/** Whoever it was taken back for before learned of that then. */
const isTold = ({ takenBackFor }: Consent, organizationId: string | null): boolean =>
  organizationId !== null && takenBackFor.some(({ recipientId }) => recipientId === organizationId)

/** Whoever was told something by one of the papers and is one it was taken back for, with the papers it was told by. */
function toldBy(context: CommandContext, takenBack: readonly TakenBack[]) {
  const told = takenBack.flatMap(({ consent, recipients }) => {
    const isFor = (id: string | null) =>
      recipients.includes(id) || (recipients.includes(null) && !consent.recipientIds.includes(id ?? ''))
    return listToldBy(context.db, { consentId: consent.id })
      .filter(({ organizationId }) => !isTold(consent, organizationId))
      .filter(({ organizationId }) => isForAll({ consent, recipients }) || isFor(organizationId))
      .map((each) => ({ ...each, consent }))
  })
  const same = Map.groupBy(told, ({ caseId, organizationId, party }) =>
    JSON.stringify([caseId, organizationId, party]),
  )
  return [...same.values()].flatMap((each) => {
    const [first] = each
    return first ? [{ ...first, consents: each.map(({ consent }) => consent) }] : []
  })
}

/** That other papers for a provider still hold, which whoever tells it has to know; empty where none does. */
function othersInWords(
  context: CommandContext,
  taken: readonly Consent[],
  papers: readonly Consent[],
  organizationId: string | null,
): string {
  const [first] = taken
  if (organizationId === null || !first) return ''
  const { say } = officeWords(settings.mine(context, {}).language)
  const forThem = { id: first.id, kind: first.kind, recipientIds: [organizationId], anyTreating: false }
  const others = othersForTheSame(forThem, papers, context.today).filter(
    ({ id }) => !taken.some((paper) => paper.id === id),
  )
  return others.length === 0 ? '' : say('consents:revoke.others', { count: others.length })
}

/**
 * Whoever was told something by it that is about no open case holds it still: a new concern puts that on the list of the
 * office, which decides who tells them. It names no provider and says nothing of what the consent was about: most of them
 * may not read the case.
 */
function askTheOffice(context: CommandContext, consent: Pick<Consent, 'studentId' | 'authority'>): TakeBack {
  const made = recordConcern(context, {
    studentId: consent.studentId,
    source: consent.authority === 'eligible-student' ? 'self' : 'parent',
    ...{ reporterName: null, anonymous: false, noticed: [], studentWords: '', studentWish: '' },
    words: said(context, 'consents:tellProvider.closed'),
    ...{ trustedAdult: '', onset: '', frequency: '', setting: '', alreadyTried: '' },
    ...{ immediateDanger: false, proposedUrgency: null, familyAware: true },
  })
  const { db, now, session } = context
  const trace = { at: now, actorId: session.accountId, operation: 'consents.revoke' }
  leaveTrace(db, { ...trace, event: 'concern.created', subjectId: made.id })
  return (later) => withdrawConcern(later.db, made)
}

/**
 * Consents were taken back, for all they name or for some: whoever of these was told something by them learns of that today, by whoever has the referral or the case,
 * whoever took the word down; where no open case is about it, by whoever the office decides. Answers with the way back.
 */
export function tellOfRevocation(
  context: CommandContext,
  takenBack: readonly TakenBack[],
  papers: readonly Consent[],
): TakeBack {
  const told = toldBy(context, takenBack)
  const taken = takenBack.map(({ consent }) => consent)
  const tasks = told.flatMap(({ caseId, ownerId, party, organizationId, isClosed, consents }) =>
    caseId === null || ownerId === null || isClosed
      ? []
      : [
          beginPlanned(
            context,
            { id: caseId },
            {
              ...{ source: 'follow-up', urgency: 'priority', ownerId, dueOn: context.today },
              kind: 'tell-provider',
              name: said(context, 'consents:tellProvider.name', { provider: beginningOf(party) }),
              guidance: [
                ...consents.map((consent) => consentInWords(context, consent)),
                othersInWords(context, taken, papers, organizationId),
              ]
                .filter(Boolean)
                .join('\n'),
              evidence: said(context, 'consents:tellProvider.asks'),
            },
          ),
        ],
  )
  const [first] = taken
  const putBack = first && tasks.length < told.length ? askTheOffice(context, first) : () => {}
  return (later) => {
    putBack(later)
    unbegin(later.db, tasks)
  }
}
