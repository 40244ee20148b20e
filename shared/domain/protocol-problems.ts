import type { FieldProblem } from '../app-error.ts'
import type { Disposition } from './concern.ts'
import type { DueRule } from './due.ts'
import {
  CASE_OWNER,
  type CrisisStepKind,
  type ItemId,
  type ProtocolDocument,
  type ProtocolStep,
} from './protocol.ts'
import { isPressing, URGENCIES } from './urgency.ts'

/** Something about a protocol the office should know before others follow it. */
export interface ProtocolProblem extends FieldProblem {
  /** Whether it keeps the protocol from being published; else it is worth a look. */
  readonly blocks: boolean
}

const wrong = (path: string, message: FieldProblem['message'], values = {}): ProtocolProblem => ({
  path,
  message,
  values,
  blocks: true,
})

const doubtful = (path: string, message: FieldProblem['message'], values = {}): ProtocolProblem => ({
  ...wrong(path, message, values),
  blocks: false,
})

const DAYS_A_UNIT: Readonly<Record<DueRule['unit'], number>> = {
  hours: 1 / 24,
  'calendar-days': 1,
  'business-days': 7 / 5,
  'school-days': 7 / 5,
}

/** About how many days a target is, to set two of different units side by side. */
const aboutDays = ({ amount, unit }: DueRule): number => amount * DAYS_A_UNIT[unit]

function tierProblems({ tiers }: ProtocolDocument): ProtocolProblem[] {
  return URGENCIES.flatMap((urgency, at) => {
    const { target, escalation } = tiers[urgency]
    const path = `tiers.${urgency}`
    const before = URGENCIES[at - 1]
    return [
      ...(target.amount === 0 && !isPressing(urgency)
        ? [wrong(`${path}.target`, 'protocol:problems.targetZero')]
        : []),
      ...(before && aboutDays(target) < aboutDays(tiers[before].target)
        ? [doubtful(`${path}.target`, 'protocol:problems.targetOrder')]
        : []),
      ...(aboutDays(escalation.toOwner) < aboutDays(escalation.toBackup)
        ? [doubtful(`${path}.escalation.toOwner`, 'protocol:problems.ownerBeforeBackup')]
        : []),
    ]
  })
}

/** What is wrong with who does something: a role that is gone. */
function roleProblems(
  { roles }: ProtocolDocument,
  { roleId, name, path }: { readonly roleId: ItemId; readonly name: string; readonly path: string },
): ProtocolProblem[] {
  return roleId === CASE_OWNER || roles.some(({ id }) => id === roleId)
    ? []
    : [wrong(`${path}.roleId`, 'protocol:problems.roleGone', { name })]
}

/** Roles that have something to do and that nobody here holds, each told once, where its holders stand. */
function unheldProblems(
  { roles, steps, followUps, crisis }: ProtocolDocument,
  held: ReadonlySet<ItemId>,
): ProtocolProblem[] {
  const given = [...steps, ...followUps, ...crisis.steps].map(({ roleId }) => roleId)
  return roles.flatMap(({ id, name: role }, at) => {
    const count = given.filter((roleId) => roleId === id).length
    return count === 0 || held.has(id)
      ? []
      : [wrong(`roles.${at}.holders`, 'protocol:problems.roleUnheld', { role, count })]
  })
}

/** Whether following the steps before it leads back to a step. */
function isInCircle(step: ProtocolStep, byId: ReadonlyMap<ItemId, ProtocolStep>): boolean {
  const seen = new Set<ItemId>()
  for (let at = step.after; at !== null && !seen.has(at); at = byId.get(at)?.after ?? null) {
    if (at === step.id) return true
    seen.add(at)
  }
  return false
}

function orderProblems(
  step: ProtocolStep,
  path: string,
  byId: ReadonlyMap<ItemId, ProtocolStep>,
): ProtocolProblem[] {
  const { name } = step
  if (step.repeats && step.due.amount === 0)
    return [wrong(`${path}.due`, 'protocol:problems.repeatsAtOnce', { name })]
  if (step.urgencies.length === 0)
    return [wrong(`${path}.urgencies`, 'protocol:problems.stepForNobody', { name })]
  if (step.after === null) return []
  const before = byId.get(step.after)
  if (!before) return [wrong(`${path}.after`, 'protocol:problems.stepBeforeGone', { name })]
  if (isInCircle(step, byId))
    return [wrong(`${path}.after`, 'protocol:problems.circle', { name, before: before.name })]
  return step.urgencies.every((urgency) => before.urgencies.includes(urgency))
    ? []
    : [wrong(`${path}.after`, 'protocol:problems.neverReached', { name, before: before.name })]
}

function stepProblems(document: ProtocolDocument): ProtocolProblem[] {
  const byId = new Map(document.steps.map((step) => [step.id, step]))
  const forms = new Set(document.forms.map(({ id }) => id))
  return document.steps.flatMap((step, at) => {
    const path = `steps.${at}`
    return [
      ...roleProblems(document, { ...step, path }),
      ...orderProblems(step, path, byId),
      ...(step.formId !== null && !forms.has(step.formId)
        ? [wrong(`${path}.formId`, 'protocol:problems.formGone', { name: step.name })]
        : []),
    ]
  })
}

function followUpProblems(document: ProtocolDocument): ProtocolProblem[] {
  return document.followUps.flatMap((followUp, at) => {
    const path = `followUps.${at}`
    const { name, due } = followUp
    return [
      ...roleProblems(document, { ...followUp, path }),
      ...(due.amount === 0 ? [wrong(`${path}.due`, 'protocol:problems.followUpAtOnce', { name })] : []),
    ]
  })
}

/** What a crisis always asks for, whatever else a school does. */
const NEEDED_IN_CRISIS: Readonly<Partial<Record<CrisisStepKind, FieldProblem['message']>>> = {
  'parent-notification': 'protocol:problems.noParentNotification',
  'agency-report': 'protocol:problems.noAgencyReport',
}

/** Room that was left to write something in. */
const BLANK = /_{3,}/

/** Blanks that were to be filled in by the school: local numbers, and who confirmed what the law asks for here. */
function blankProblems({ confidentiality, crisis }: ProtocolDocument): ProtocolProblem[] {
  const reports = crisis.steps.flatMap(({ kind, name, guidance }, at) =>
    kind === 'agency-report' && BLANK.test(guidance)
      ? [doubtful(`crisis.steps.${at}.guidance`, 'protocol:problems.blankLeft', { name })]
      : [],
  )
  const numbers = crisis.numbers.flatMap(({ name, number }, at) =>
    BLANK.test(number)
      ? [doubtful(`crisis.numbers.${at}.number`, 'protocol:problems.numberBlank', { name })]
      : [],
  )
  return [
    ...(BLANK.test(confidentiality)
      ? [doubtful('confidentiality', 'protocol:problems.confidentialityBlank')]
      : []),
    ...reports,
    ...numbers,
  ]
}

function crisisProblems(document: ProtocolDocument): ProtocolProblem[] {
  const { neverAlone, steps, numbers } = document.crisis
  const kinds = new Set(steps.map(({ kind }) => kind))
  return [
    ...(neverAlone === '' ? [wrong('crisis.neverAlone', 'protocol:problems.noNeverAlone')] : []),
    ...(numbers.length === 0 ? [wrong('crisis.numbers', 'protocol:problems.noNumbers')] : []),
    ...Object.entries(NEEDED_IN_CRISIS).flatMap(([kind, message]) =>
      kinds.has(kind as CrisisStepKind) ? [] : [wrong('crisis.steps', message)],
    ),
    ...steps.flatMap((step, at) => roleProblems(document, { ...step, path: `crisis.steps.${at}` })),
  ]
}

/** What a triage must always be able to decide. */
const NEEDED_DISPOSITIONS: readonly Disposition[] = ['crisis', 'mandated-report', 'not-enough-information']

function choiceProblems({ dispositions, reasons, barriers }: ProtocolDocument): ProtocolProblem[] {
  const offered = new Set(dispositions.map(({ id }) => id))
  return [
    ...(NEEDED_DISPOSITIONS.every((id) => offered.has(id))
      ? []
      : [wrong('dispositions', 'protocol:problems.dispositionNeeded')]),
    ...(reasons.length === 0 ? [wrong('reasons', 'protocol:problems.noReasons')] : []),
    ...(barriers.length === 0 ? [wrong('barriers', 'protocol:problems.noBarriers')] : []),
  ]
}

const LISTS = ['roles', 'steps', 'followUps', 'forms'] as const

const sameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase()

function nameProblems(document: ProtocolDocument): ProtocolProblem[] {
  return LISTS.flatMap((list) =>
    document[list].flatMap(({ name }, at) =>
      document[list].slice(0, at).some((earlier) => sameName(earlier.name, name))
        ? [wrong(`${list}.${at}.name`, 'protocol:problems.nameTwice', { name })]
        : [],
    ),
  )
}

function teamProblems({ team, roles }: ProtocolDocument): ProtocolProblem[] {
  if (!team) return []
  const known = new Set(roles.map(({ id }) => id))
  return team.roleIds.every((id) => id === CASE_OWNER || known.has(id))
    ? []
    : [wrong('team.roleIds', 'protocol:problems.roleGone', { name: team.name })]
}

/**
 * What a protocol still lacks, at the part that lacks it. `held` are the roles somebody holds who works here today: a
 * step of any other would stand on nobody's list.
 */
export function protocolProblems(
  document: ProtocolDocument,
  held: ReadonlySet<ItemId>,
): readonly ProtocolProblem[] {
  return [
    ...tierProblems(document),
    ...nameProblems(document),
    ...unheldProblems(document, held),
    ...teamProblems(document),
    ...stepProblems(document),
    ...followUpProblems(document),
    ...crisisProblems(document),
    ...choiceProblems(document),
    ...blankProblems(document),
  ]
}
