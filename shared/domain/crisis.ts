import { z } from 'zod'

import type { MessageKey } from '../text/catalogues.ts'
import { schoolDay } from './clock.ts'
import { InformationClass } from './consent.ts'
import { Day, Id, Instant, LanguageTag, Line, OptionalLine, OptionalWords, Version, Words } from './fields.ts'
import { ContactAttemptDraft } from './follow-up.ts'
import { type CrisisStep, type CrisisStepKind, ItemId, ProtocolDocument } from './protocol.ts'

/** How a try to reach somebody in a crisis ended. */
export const ReachResult = z.enum(['reached', 'no-answer', 'message-left', 'refused', 'wrong-number'])
export type ReachResult = z.infer<typeof ReachResult>

const Done = z.object({ kind: z.literal('done'), words: OptionalWords })

const Attempt = z.object({
  kind: z.literal('attempt'),
  /** The name, as it was when it was written; the contact's own where one was chosen. */
  whom: OptionalLine,
  channel: ContactAttemptDraft.shape.channel,
  language: LanguageTag.nullable(),
  interpreter: OptionalLine,
  result: ReachResult,
  words: OptionalWords,
})

/** What was articulable and significant when somebody outside was told of it (34 CFR 99.32(a)(5)); what was written before it was asked has none. */
const Threat = OptionalWords.default('')

const Report = z.object({
  kind: z.literal('report'),
  agency: Line,
  /** Who took the report there. */
  person: OptionalLine,
  reference: OptionalLine,
  /** The day by which the agency wants it in writing. */
  writtenDueOn: Day.nullable(),
  threat: Words,
  words: OptionalWords,
})

/** The report went to the agency in writing, too. */
const Written = z.object({ kind: z.literal('written'), words: OptionalWords })

/** It was said by mistake that the report went off in writing: the agency waits for it again. */
const NotSent = z.object({ kind: z.literal('not-sent'), words: OptionalWords })

const PickUp = z.object({
  kind: z.literal('pick-up'),
  whom: OptionalLine,
  relation: OptionalLine,
  /** How it was seen who they are. */
  identity: Line,
  signed: z.boolean(),
  words: OptionalWords,
})

/** An ambulance or the police took the student: nobody is asked who they are, only where to. */
const Taken = z.object({ kind: z.literal('taken'), whereTo: Line, threat: Words, words: OptionalWords })

/** What emergency services or a crisis line were told about the student; nothing where it names no information. */
const Told = z.object({
  kind: z.literal('told'),
  /** Who was told, and for whom they work. */
  whom: OptionalLine,
  information: z.array(InformationClass),
  threat: OptionalWords,
  /** Who of the medical staff was told, in a medical emergency: that alone lifts 42 CFR part 2 (2.51). */
  medicalStaff: OptionalLine,
  words: OptionalWords,
})

const Debrief = z.object({ kind: z.literal('debrief'), present: Line, words: OptionalWords })

/** The debrief comes later; until then it is a task of somebody. */
const PlannedDraft = z.object({
  kind: z.literal('planned'),
  dueOn: Day,
  ownerId: Id,
  /** What whoever does it is asked to tell. */
  evidence: OptionalLine,
})

const LeftOut = z.object({ kind: z.literal('left-out'), why: Words })

/** What is written about one step, as it is typed. */
export const CrisisWords = z.discriminatedUnion('kind', [
  Done,
  Attempt,
  Report,
  Written,
  NotSent,
  PickUp,
  Taken,
  Told,
  Debrief,
  PlannedDraft,
  LeftOut,
])
export type CrisisWords = z.infer<typeof CrisisWords>

/** The task that an entry leaves: a parent is still to be told, what nobody signed is still to be signed, what was told is still to be written down. */
const LeftToDo = Id.optional()

/** What was written about one step; words that are not for the reader are empty. */
export const CrisisSaid = z.discriminatedUnion('kind', [
  Done.extend({ taskId: LeftToDo }),
  Attempt,
  Report.extend({ threat: Threat }),
  Written,
  NotSent,
  PickUp.extend({ taskId: LeftToDo }),
  Taken.extend({ threat: Threat }),
  Told,
  Debrief,
  PlannedDraft.extend({ taskId: Id }),
  LeftOut.extend({ why: OptionalWords, taskId: LeftToDo }),
])
export type CrisisSaid = z.infer<typeof CrisisSaid>

/** One thing written down in a crisis; it is never changed, another one may correct it. */
export const CrisisEntry = z.object({
  id: Id,
  crisisId: Id,
  stepId: ItemId,
  /** When it happened. */
  at: Instant,
  recordedAt: Instant,
  recordedBy: Id,
  /** The entry in whose place this one stands. */
  corrects: Id.nullable(),
  /** Whom it was about: who was called, or who came. */
  contactId: Id.nullable(),
  said: CrisisSaid,
})
export type CrisisEntry = z.infer<typeof CrisisEntry>

/** A crisis of one case: steps done and written down in their order, until each of them is. */
export const Crisis = z.object({
  id: Id,
  caseId: Id,
  /** The version of the protocol whose path it follows; `null` where none was published. */
  protocolNumber: z.int().min(1).nullable(),
  /** The path as it was when the crisis began. */
  path: ProtocolDocument.shape.crisis,
  startedAt: Instant,
  startedBy: Id,
  endedAt: Instant.nullable(),
  version: Version,
})
export type Crisis = z.infer<typeof Crisis>

/** A crisis with everything written in it, in the order it was written. */
export const CrisisRecord = Crisis.extend({ entries: z.array(CrisisEntry) })
export type CrisisRecord = z.infer<typeof CrisisRecord>

type Entries = readonly CrisisEntry[]

/** The entries nothing stands in the place of. */
export function standingEntries(entries: Entries): CrisisEntry[] {
  const corrected = new Set(entries.map(({ corrects }) => corrects))
  return entries.filter(({ id }) => !corrected.has(id))
}

/** What may be written about a step of each kind. */
export const SAYS: Readonly<Record<CrisisStepKind, readonly CrisisSaid['kind'][]>> = {
  action: ['done', 'told', 'left-out'],
  'emergency-call': ['done', 'told', 'left-out'],
  'parent-notification': ['attempt', 'left-out'],
  'agency-report': ['report', 'written', 'not-sent', 'left-out'],
  'pick-up': ['pick-up', 'taken', 'left-out'],
  debrief: ['debrief', 'planned', 'left-out'],
}

/** Whether a step is done once this is said: a parent counts as told when somebody was reached. */
function isDoneBy(said: CrisisSaid): boolean {
  switch (said.kind) {
    case 'attempt':
      return said.result === 'reached'
    case 'done':
    case 'report':
    case 'pick-up':
    case 'taken':
    case 'told':
    case 'debrief':
      return true
    default:
      return false
  }
}

/** How a step stands; `planned` is a debrief that became a task. */
export type CrisisStepState = 'open' | 'done' | 'left-out' | 'planned'

/** How a step stands by what was written about it. */
export function stateOfStep({ id }: Pick<CrisisStep, 'id'>, entries: Entries): CrisisStepState {
  const said = standingEntries(entries).flatMap((entry) => (entry.stepId === id ? [entry.said] : []))
  if (said.some(isDoneBy)) return 'done'
  if (said.some(({ kind }) => kind === 'left-out')) return 'left-out'
  return said.some(({ kind }) => kind === 'planned') ? 'planned' : 'open'
}

type Steps = readonly CrisisStep[]

/** The step whose turn it is; `null` when none is open. */
export function currentStep(steps: Steps, entries: Entries): CrisisStep | null {
  return steps.find((step) => stateOfStep(step, entries) === 'open') ?? null
}

/** A report an agency waits for in writing: of which step, by when. */
export interface Owed {
  readonly stepId: ItemId
  readonly dueOn: string
}

/** The reports agencies wait for in writing, the first due first. */
function allOwed(entries: Entries): Owed[] {
  const standing = standingEntries(entries)
  const sent = new Set(standing.flatMap(({ stepId, said }) => (said.kind === 'written' ? [stepId] : [])))
  return standing
    .flatMap(({ stepId, said }) =>
      said.kind === 'report' && said.writtenDueOn !== null && !sent.has(stepId)
        ? [{ stepId, dueOn: said.writtenDueOn }]
        : [],
    )
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))
}

/** The report an agency waits for in writing, the first due of them. */
export function owedInWriting(entries: Entries): Owed | null {
  return allOwed(entries)[0] ?? null
}

/** Whether the agency of this step waits for its report in writing: by when. */
export function owedOfStep({ id }: Pick<CrisisStep, 'id'>, entries: Entries): Owed | null {
  return allOwed(entries).find(({ stepId }) => stepId === id) ?? null
}

/** Whether every step is written down, and what an agency wants in writing is sent. */
export function isOver(steps: Steps, entries: Entries): boolean {
  return currentStep(steps, entries) === null && owedInWriting(entries) === null
}

/** What somebody is about to write down. */
export interface Writing {
  readonly stepId: ItemId
  readonly corrects: string | null
  readonly said: Pick<CrisisSaid, 'kind'>
}

function whyNotCorrected(entries: Entries, { stepId, corrects, said }: Writing): MessageKey | null {
  const before = standingEntries(entries).find(({ id }) => id === corrects)
  if (!before || before.stepId !== stepId) return 'crises:errors.correctedAlready'
  if (before.said.kind === 'planned') return 'crises:errors.planIsTask'
  // That it was not sent is answered by sending it.
  if (before.said.kind === 'not-sent' || said.kind === 'planned') return 'crises:errors.otherKind'
  if (said.kind === 'told' && before.said.kind !== 'told') return 'crises:errors.otherKind'
  if (before.said.kind === 'told' && said.kind !== 'told' && said.kind !== 'left-out')
    return 'crises:errors.otherKind'
  const isAboutWriting = said.kind === 'written' || said.kind === 'not-sent'
  return (before.said.kind === 'written') === isAboutWriting ? null : 'crises:errors.otherKind'
}

/** Whether something may be added to a step that ended: another parent was called, what somebody outside was told is written down, the report went off, the debrief was held. */
function isAddedTo(step: CrisisStep, entries: Entries, kind: CrisisSaid['kind']): boolean {
  if (kind === 'attempt') return true
  if (kind === 'told') return stateOfStep(step, entries) === 'done'
  if (kind === 'written') return owedOfStep(step, entries) !== null
  return kind === 'debrief' && stateOfStep(step, entries) === 'planned'
}

/** Why this cannot be written down now; `null` where it can. What comes after a step waits for it. */
export function whyNotWritten(steps: Steps, entries: Entries, writing: Writing): MessageKey | null {
  const { stepId, corrects, said } = writing
  const at = steps.findIndex(({ id }) => id === stepId)
  const step = steps[at]
  if (!step || !SAYS[step.kind].includes(said.kind)) return 'crises:errors.otherKind'
  if (corrects !== null) return whyNotCorrected(entries, writing)
  const turn = currentStep(steps, entries)
  const place = turn === null ? steps.length : steps.indexOf(turn)
  if (at > place) return 'crises:errors.inOrder'
  if (at < place) return isAddedTo(step, entries, said.kind) ? null : 'crises:errors.writtenAlready'
  return said.kind === 'written' || said.kind === 'not-sent' ? 'crises:errors.otherKind' : null
}

/** Whether what was written can be said again in other words: a plan is a task, and what was not sent is sent. */
export const canBeCorrected = ({ said }: Pick<CrisisEntry, 'said'>): boolean =>
  said.kind !== 'planned' && said.kind !== 'not-sent'

/** What is wrong with the moment something is said to have happened at: it is to come, or from before the day the crisis began. */
export function momentProblem(
  at: string,
  {
    now,
    startedAt,
    timeZone,
  }: { readonly now: string; readonly startedAt: string; readonly timeZone: string },
): MessageKey | null {
  if (at > now) return 'crises:errors.toCome'
  return schoolDay(at, timeZone) < schoolDay(startedAt, timeZone) ? 'crises:errors.before' : null
}

/** Whether there is something to dial: a number nobody entered yet is a line to write on. */
export function isDialled({ number }: { readonly number: string }): boolean {
  return /\d/.test(number)
}

/** Numbers of the path that a step speaks of. */
export function numbersOf<Numbered extends { readonly number: string }>(
  { name, guidance }: Pick<CrisisStep, 'name' | 'guidance'>,
  numbers: readonly Numbered[],
): Numbered[] {
  const spoken =
    `${name} ${guidance}`.match(/\d[\d\s().-]*\d/g)?.map((run) => run.replaceAll(/\D/g, '')) ?? []
  return numbers.filter(({ number }) => spoken.includes(number.replaceAll(/\D/g, '')))
}

/**
 * Whether it is still to be written down what somebody outside was told with a step: it is a call to emergency services, or
 * something to do that speaks of a number to call.
 */
export function asksTold(
  step: CrisisStep,
  { path, entries }: Pick<CrisisRecord, 'path' | 'entries'>,
): boolean {
  const isCall = step.kind === 'emergency-call'
  const isWritten = standingEntries(entries).some(
    ({ stepId, said }) => stepId === step.id && said.kind === 'told',
  )
  return !isWritten && (isCall || (step.kind === 'action' && numbersOf(step, path.numbers).length > 0))
}

/** How many letters of guidance stand in sight whatever comes after them. */
const OPENING = 240

/** The first two sentences of how a step is done, or one where two are long, and the rest. */
export function openingSentences(words: string): { readonly first: string; readonly rest: string } {
  const ends = [...words.matchAll(/[.!?](?=\s)|(?=\n)/g)].map(({ 0: mark, index }) => index + mark.length)
  const two = ends[1] ?? words.length
  const end = two <= OPENING ? two : (ends[0] ?? words.length)
  return { first: words.slice(0, end), rest: words.slice(end).trimStart() }
}

/** Whether a contact is offered for a call: never one who must not be called. */
export interface Callable {
  readonly id: string
  readonly doNotContact: boolean
  readonly phone: string | null
}

/** After how long somebody who did not answer is called again. */
const AGAIN_AFTER = 10 * 60_000

/** When a contact was last tried with what result, and when they are called again; nothing while they were not. */
export function lastTry(
  contactId: string,
  entries: Entries,
): { readonly at: string; readonly result: ReachResult; readonly againAt: string | null } | null {
  const tries = standingEntries(entries).flatMap(({ contactId: called, at, said }) =>
    called === contactId && said.kind === 'attempt' ? [{ at, result: said.result }] : [],
  )
  const last = tries.toSorted((one, other) => one.at.localeCompare(other.at)).at(-1)
  if (!last) return null
  const again = new Date(Date.parse(last.at) + AGAIN_AFTER).toISOString()
  return { ...last, againAt: last.result === 'no-answer' ? again : null }
}

/** Contacts in the order they are called: those with a number first, else as in the record. */
export function callOrder<Contact extends Pick<Callable, 'phone'>>(contacts: readonly Contact[]): Contact[] {
  return contacts.toSorted((one, other) => Number(!one.phone) - Number(!other.phone))
}

/** Whom to call next: of those with a number, else of all who may be called, whoever was not tried yet, in the order of the record. */
export function nextToCall<Contact extends Callable>(
  contacts: readonly Contact[],
  entries: Entries,
): Contact | null {
  const tried = new Set(standingEntries(entries).map(({ contactId }) => contactId))
  const allowed = contacts.filter(({ doNotContact }) => !doNotContact)
  const dialled = allowed.filter(({ phone }) => phone)
  const callable = dialled.length > 0 ? dialled : allowed
  return callable.find(({ id }) => !tried.has(id)) ?? callable[0] ?? null
}

/** Somebody who is no contact, as an entry names them: with the number they were called at. */
export interface SomebodyElse {
  readonly whom: string
  readonly phone: string
}

/** How an entry names somebody who is no contact. */
export function elseNamed({ whom, phone }: SomebodyElse): string {
  return [whom, phone].filter(Boolean).join(', ')
}

/** Somebody who is no contact as they were typed: who, and their number. */
export function elseOf(named: string): SomebodyElse {
  const [, whom = named, phone = ''] = /^(.*), (\+?[\d(][\d\s().-]{2,})$/.exec(named) ?? []
  return { whom, phone }
}

/** Whoever was tried last without being a contact; `null` where nobody was, or they were reached. */
export function elseToCall(entries: Entries): CrisisEntry | null {
  const last = standingEntries(entries).findLast(
    ({ contactId, said }) => contactId === null && said.kind === 'attempt',
  )
  return last?.said.kind === 'attempt' && last.said.result !== 'reached' ? last : null
}

/** Whether anything in a case is a report to an agency, corrected or not: it keeps the case restricted for good. */
export function holdsReport(crises: readonly Pick<CrisisRecord, 'entries'>[]): boolean {
  return crises.some(({ entries }) => entries.some(({ said }) => said.kind === 'report'))
}

/** What is said of a report to an agency. */
const OF_REPORT: ReadonlySet<CrisisSaid['kind']> = new Set(['report', 'written', 'not-sent'])

/** Whether an entry is what went to an agency, or whether it went. */
export function isOfReport({ said }: Pick<CrisisEntry, 'said'>): boolean {
  return OF_REPORT.has(said.kind)
}

/** Whether the record of a crisis tells of a report to an agency: that there was one, or that one was weighed. */
export function tellsOfReport({ path, entries }: Pick<CrisisRecord, 'path' | 'entries'>): boolean {
  const steps = new Set(path.steps.filter(({ kind }) => kind === 'agency-report').map(({ id }) => id))
  return entries.some((entry) => isOfReport(entry) || steps.has(entry.stepId))
}
