import { invalidError, ruleError } from '#shared/app-error.ts'
import type { Case } from '#shared/domain/case.ts'
import {
  opensCase,
  restrictsCase,
  triageProblems,
  type Concern,
  type Triage,
  type TriageDraft,
} from '#shared/domain/concern.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import type { TriageWithCalls } from '#shared/domain/told-outside.ts'
import { moreUrgent } from '#shared/domain/urgency.ts'

import { accountNames } from '../accounts/account-names.ts'
import { canHoldCase } from '../accounts/standing.ts'
import { findCaseFor, readsForGood } from '../cases/case-access.ts'
import { asNext, refuseAbsentOwner, refuseBlindOwner } from '../cases/next-step.ts'
import { unwriteNote } from '../cases/notes.ts'
import {
  changeCase,
  openCase,
  openCaseOfStudent,
  shareAlso,
  shareCase,
  unopenCase,
} from '../cases/open-case.ts'
import { noteReplacedStep } from '../cases/replaced-step.ts'
import type { CommandContext } from '../context.ts'
import { takeBackDisclosure } from '../disclosures/disclosures.ts'
import { discloseOutside } from '../disclosures/tell-outside.ts'
import { refuseTalkedAbout } from '../meetings/case-at-meetings.ts'
import { askForSafetyPlan } from '../plans/plan-tasks.ts'
import { ownWords } from '../print/words-of-asker.ts'
import { currentProtocolNumber } from '../protocols/the-protocol.ts'
import { followVersion } from '../referrals/follow-version.ts'
import { startSteps, stepsBeginWith } from '../tasks/start-steps.ts'
import { studentNameOf } from '../students/the-student.ts'
import { requireConcern, requireConcernAt } from './concern-access.ts'
import { changeConcern } from './concern-record.ts'
import { deleteTriage, insertTriage } from './triages.sql.ts'

/** What a triage did to a case, and how to put it back. */
interface Carried {
  readonly case: Case | null
  takeBack(later: CommandContext): void
}

function refuseHiddenCase({ db, session }: CommandContext, open: Case): void {
  if (findCaseFor(db, session, open.id)) return
  throw ruleError('concerns:errors.caseKept', { name: accountNames(db)[open.ownerId] ?? '' })
}

/** Opens a case for whoever acts next, where they hold cases; whoever decided may go on reading it. */
function carryInNewCase(context: CommandContext, { studentId }: Concern, draft: TriageDraft): Carried {
  const { db, session } = context
  const ownerId =
    draft.next && canHoldCase(context, draft.next.ownerId, studentId) ? draft.next.ownerId : session.accountId
  const made = openCase(
    context,
    {
      studentId,
      ownerId,
      urgency: draft.urgency,
      tier: draft.tier,
      restricted: restrictsCase(draft),
      ...asNext(draft.next),
    },
    studentNameOf(db, studentId),
  )
  if (made.restricted && ownerId !== session.accountId) shareCase(db, made.id, [session.accountId])
  refuseBlindOwner(db, made, draft.next)
  return { case: made, takeBack: (later) => unopenCase(later.db, made) }
}

/**
 * Joins the open case: it becomes as urgent as the more urgent of both, and the new next step is its next step. The one
 * it had stays on the timeline.
 */
function carryInOpenCase(context: CommandContext, open: Case, draft: TriageDraft): Carried {
  const { db, session } = context
  const joins = opensCase(draft.disposition)
  const restricted = open.restricted || (joins && restrictsCase(draft))
  const goesOnReading = open.ownerId !== session.accountId && readsForGood(db, session, open.id)
  const unshare =
    restricted && !open.restricted && goesOnReading ? shareAlso(db, open.id, session.accountId) : undefined
  const after = changeCase(db, open, {
    restricted,
    ...(joins && { urgency: moreUrgent(open.urgency, draft.urgency), tier: higher(open.tier, draft.tier) }),
    ...(draft.next && asNext(draft.next)),
    ...(joins && open.protocolNumber === null && { protocolNumber: currentProtocolNumber(db) }),
  })
  refuseBlindOwner(db, after, draft.next)
  const goBack = followVersion(context, open, after)
  const written = draft.next && noteReplacedStep(context, open, draft.next)
  return {
    case: after,
    takeBack: (later) => {
      if (written) unwriteNote(later.db, written)
      goBack(later)
      changeCase(later.db, after, { ...open })
      unshare?.(later)
    },
  }
}

const higher = (one: Case['tier'], other: Case['tier']): Case['tier'] => (one > other ? one : other)

const nothingCarried: Carried = { case: null, takeBack: () => {} }

function carry(
  context: CommandContext,
  concern: Concern,
  draft: TriageDraft,
  open: Case | undefined,
): Carried {
  if (open) return carryInOpenCase(context, open, draft)
  return opensCase(draft.disposition) ? carryInNewCase(context, concern, draft) : nothingCarried
}

/** What emergency services and a crisis line were told about the student is on record (34 CFR 99.32(a)(5), 99.36). */
function discloseCalls(
  context: CommandContext,
  { studentId }: Concern,
  { calls, safetySteps }: TriageWithCalls,
): Disclosure[] {
  const { say } = ownWords(context)
  return calls.flatMap(({ step, told }) => {
    if (told === null || !safetySteps.includes(step)) return []
    const { information, ...ground } = told
    return discloseOutside(context, {
      ...{ studentId, party: say(`concerns:called.${step}`), information, method: 'phone' },
      ...{ ground: { kind: 'emergency', ...ground }, onDay: context.today },
    })
  })
}

/** Decides about a concern: opens a case, joins the open one, or answers without one. */
export function triage(
  context: CommandContext,
  draft: TriageWithCalls,
): { triage: Triage; case: Case | null } {
  const { db, session, now } = context
  const concern = undecided(context, draft)
  const open = openCaseOfStudent(db, concern.studentId)
  if (open) refuseHiddenCase(context, open)
  // A case from before there was a protocol follows the one that is followed at its next decision.
  const followed = open?.protocolNumber ?? currentProtocolNumber(db)
  const problems = triageProblems(draft, {
    hasOpenCase: open !== undefined,
    dangerNamed: concern.immediateDanger,
    stepsBegin: stepsBeginWith(db, followed, draft.urgency),
    today: context.today,
  })
  if (problems.length > 0) throw invalidError(problems)
  refuseAbsentOwner(context, draft.next)

  const carried = carry(context, concern, draft, open)
  const caseId = carried.case?.id ?? null
  const made: Triage = {
    id: context.newId(),
    concernId: concern.id,
    caseId,
    decidedAt: now,
    decidedBy: session.accountId,
    urgency: draft.urgency,
    tier: draft.tier,
    disposition: draft.disposition,
    safetySteps: draft.safetySteps,
    note: draft.note,
    protocolNumber: carried.case?.protocolNumber ?? currentProtocolNumber(db),
  }
  insertTriage(db, made)
  const helped = opensCase(draft.disposition) ? carried.case : null
  const unbegin = helped ? startSteps(context, helped, { urgency: draft.urgency, ended: null }) : () => {}
  const askNoMore = helped ? askForSafetyPlan(context, helped, draft.urgency) : () => {}
  const told = discloseCalls(context, concern, draft)
  const decided = changeConcern(db, concern, { state: 'triaged', caseId })
  context.undoable((later) => {
    refuseTalkedAbout(later.db, concern.id)
    for (const each of told) takeBackDisclosure(later.db, each)
    askNoMore(later)
    unbegin(later)
    deleteTriage(later.db, made)
    changeConcern(later.db, decided, { state: 'new', caseId: concern.caseId })
    carried.takeBack(later)
  })
  return { triage: made, case: carried.case }
}

function undecided({ db, session }: CommandContext, { concernId, version }: TriageDraft): Concern {
  const concern = requireConcern(db, session, concernId)
  if (concern.state === 'triaged') throw ruleError('concerns:errors.alreadyTriaged')
  if (concern.state === 'withdrawn') throw ruleError('concerns:errors.withdrawn')
  return requireConcernAt(db, session, { id: concernId, version })
}
