import type { Case } from '#shared/domain/case.ts'
import type { CaseTask } from '#shared/domain/case-task.ts'
import { cutShort } from '#shared/domain/cut-short.ts'
import { dueOn } from '#shared/domain/due.ts'
import { isFromFamily, type SlipTaskKind, type TellingSlip } from '#shared/domain/slip-answer.ts'
import type { Urgency } from '#shared/domain/urgency.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import { leaveTrace } from '../audit/audit.ts'
import { recordConcern, withdrawConcern } from '../concerns/concern-record.ts'
import type { CommandContext } from '../context.ts'
import { said } from '../plans/plan-tasks.ts'
import { needInterpreter } from '../tasks/need-interpreter.ts'
import { beginPlanned } from '../tasks/planned-task.ts'
import { tasksOfCase } from '../tasks/task-access.ts'
import { takeOutOpen, unbegin } from '../tasks/task-record.ts'

interface Follows {
  readonly urgency: Urgency
  /** School days until it is due; 0 is the same day. */
  readonly within: number
  readonly asks: MessageKey
}

const FOLLOWS: Readonly<Record<SlipTaskKind, Follows>> = {
  unsafe: { urgency: 'urgent', within: 0, asks: 'slips:taskAsks.unsafe' },
  'call-family': { urgency: 'priority', within: 1, asks: 'slips:taskAsks.call' },
  'call-provider': { urgency: 'priority', within: 1, asks: 'slips:taskAsks.call' },
  'look-again': { urgency: 'priority', within: 3, asks: 'slips:taskAsks.look-again' },
}

interface FollowedReferral {
  readonly ownerId: string
  /** The organization, by name. */
  readonly destination: string
}

/** What a paper that came back of a referral puts on a list, by name: no list takes one longer than a line. */
const nameOf = (context: CommandContext, kind: SlipTaskKind, { destination }: FollowedReferral) =>
  said(context, `slips:task.${kind}`, { provider: cutShort(destination, 120) })

/** What was put on lists, and the way back. */
interface Begun {
  readonly tasks: number
  readonly takeBack: (later: CommandContext) => void
}

/** Who gets it: whoever holds the case sees to a student who was not safe, whoever has the referral to the rest. */
const ownerOf = (kind: SlipTaskKind, open: Case, referral: { readonly ownerId: string }): string =>
  kind === 'unsafe' ? open.ownerId : referral.ownerId

/**
 * A closed case has no tasks: what a paper asks for after it was closed is a new concern, which the whole office sees until
 * somebody decides. It names no provider: the case may have been closed to most of them.
 */
export function worryAnew(
  context: CommandContext,
  { studentId, slip }: { readonly studentId: string; readonly slip: TellingSlip },
  kinds: readonly SlipTaskKind[],
): Begun {
  if (kinds.length === 0) return { tasks: 0, takeBack: () => {} }
  const isUnsafe = kinds.includes('unsafe')
  const made = recordConcern(context, {
    ...{
      studentId,
      source: isFromFamily(slip) ? 'parent' : 'external',
      reporterName: null,
      anonymous: false,
    },
    ...{
      noticed: [],
      words: said(context, isUnsafe ? 'slips:worry.unsafe' : 'slips:worry.other'),
      studentWords: '',
    },
    ...{ studentWish: '', trustedAdult: '', onset: '', frequency: '', setting: '', alreadyTried: '' },
    ...{ immediateDanger: false, proposedUrgency: isUnsafe ? 'urgent' : null, familyAware: null },
  })
  const { db, now, session } = context
  const trace = { at: now, actorId: session.accountId, operation: 'slips.enter' }
  leaveTrace(db, { ...trace, event: 'concern.created', subjectId: made.id })
  return { tasks: 1, takeBack: (later) => withdrawConcern(later.db, made) }
}

/** Puts what a paper asks for on somebody's list, where nothing on it asks for the same already. */
export function beginWhatFollows(
  context: CommandContext,
  open: Case,
  referral: FollowedReferral,
  kinds: readonly SlipTaskKind[],
): Begun {
  const { db, session, today, calendar } = context
  const asked = tasksOfCase(db, session, open.id).filter(({ state }) => state === 'open')
  const tasks = kinds.flatMap((kind) => {
    const name = nameOf(context, kind, referral)
    if (asked.some((task) => task.kind === kind && task.name === name)) return []
    const { urgency, within, asks } = FOLLOWS[kind]
    const task = beginPlanned(context, open, {
      ...{ source: 'follow-up', kind, urgency, name, evidence: said(context, asks) },
      ownerId: ownerOf(kind, open, referral),
      dueOn: dueOn(today, { amount: within, unit: 'school-days' }, calendar),
    })
    return [task]
  })
  const call = tasks.find(({ kind }) => kind === 'call-family')
  const needed = call ? needInterpreter(context, open, call) : () => {}
  return {
    tasks: tasks.length,
    takeBack: (later) => {
      needed(later)
      unbegin(later.db, tasks)
    },
  }
}

/**
 * Takes off the lists what a paper was read to ask for and does not; answers with the way back. Whoever was said not to be
 * safe is seen to all the same: no correction ends that, somebody does.
 */
export function withdrawWhatFollowed(
  context: CommandContext,
  open: Case,
  referral: FollowedReferral,
  kinds: readonly SlipTaskKind[],
): Begun['takeBack'] {
  const isMeant = ({ kind, name }: CaseTask) =>
    kinds.some((each) => each !== 'unsafe' && kind === each && name === nameOf(context, each, referral))
  return takeOutOpen(context.db, open.id, isMeant).putBack
}
