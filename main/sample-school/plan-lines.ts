import { addDays, isBusinessDay } from '#shared/domain/days.ts'
import { isPressing, type Urgency } from '#shared/domain/urgency.ts'

import type { LifeLine } from './life-line.ts'

/** A decision that carried a case, as the life tells it. */
interface Carried {
  readonly line: LifeLine
  /** What later lines call the case. */
  readonly name: string
  readonly urgency: Urgency
  readonly day: string
}

const CASE_OF = /^(k\d+)=case$/
const OF_STUDENT = /^@(k\d+)\.studentId$/

function carriedBy(line: LifeLine): Carried[] {
  const [, name] = CASE_OF.exec(line.as ?? '') ?? []
  if (line.operation !== 'concerns.triage' || name === undefined) return []
  const { urgency } = line.input as { readonly urgency: Urgency }
  return [{ line, name, urgency, day: line.at.slice(0, 10) }]
}

const WORDS = [
  {
    signs: 'I stop answering my friends, and I do not want to eat with the others.',
    alone: 'Put my headphones on and walk around the block. Draw. Hold the dog.',
    elsewhere: 'The library. My cousin, when she is off work.',
    atSchool: 'The counselor, or the nurse when the door is closed.',
    putAway: 'My mother locks up all the pills tonight and keeps the key with her.',
    matters: 'My little brother. The concert in spring.',
  },
  {
    signs: 'I lie awake and everything gets loud in my head.',
    alone: 'Count things I can see. A cold shower. Write it down and close the book.',
    elsewhere: 'The gym, Tuesdays and Thursdays. Anywhere with my team.',
    atSchool: 'My coach first, then the counselor.',
    putAway: 'My uncle takes the gun out of the house today. My father locks up the knives.',
    matters: 'Getting back on the team. My grandmother.',
  },
] as const

/** So many days later, or on the next day of the week on which there is school. */
function schoolDayAfter(day: string, days: number): string {
  const wanted = addDays(day, days)
  return isBusinessDay(wanted) ? wanted : schoolDayAfter(wanted, 1)
}

const wordsFor = (at: number): (typeof WORDS)[number] => WORDS[at % WORDS.length] ?? WORDS[0]

/** What was written with the student right after a decision that pressed; one that is open still waits for it. */
function safetyLine(
  { line, name, day }: Carried,
  { at, asked, endsOn }: { readonly at: number; readonly asked: string; readonly endsOn: string },
): LifeLine {
  const soon = schoolDayAfter(endsOn, 2 + (at % 9))
  const reviewOn = schoolDayAfter(day, 14)
  return {
    at: asked,
    actor: line.actor,
    operation: 'safetyPlans.write',
    input: {
      ...wordsFor(at),
      caseId: `@${name}.id`,
      after: 0,
      atHome: '',
      homeContactId: null,
      calls: '',
      agreedWith: ['student', 'family'],
      agreedBy: 'The counselor',
      agreedOn: day,
      reviewOn: reviewOn > endsOn ? reviewOn : soon,
    },
  }
}

const GIVEN = [
  { kind: 'check-in', minutes: 10, words: 'Came by before first period.' },
  { kind: 'small-group', minutes: 40, words: '' },
  { kind: 'family-call', minutes: 15, words: 'The mother is glad somebody calls.' },
  { kind: 'check-in', minutes: 5, words: '' },
  { kind: 'tutoring', minutes: 45, words: 'Math, with an older student.' },
] as const

/** How many days lie between two times the school gives something. */
const APART = 3

/** What the school gave while a family waited, on school days since the decision. */
function supportLines({ line, name, day }: Carried, endsOn: string): LifeLine[] {
  return GIVEN.flatMap(({ kind, minutes, words }, at) => {
    const onDay = addDays(day, (at + 1) * APART)
    if (onDay >= endsOn || !isBusinessDay(onDay)) return []
    const input = { caseId: `@${name}.id`, kind, onDay, minutes, words, givenBy: '' }
    return [{ at: `${onDay}T19:40:00.000Z`, actor: line.actor, operation: 'supports.log', input }]
  })
}

function returnLine({ line, name }: Carried, at: string, endsOn: string): LifeLine {
  return {
    at,
    actor: line.actor,
    operation: 'returnPlans.write',
    input: {
      caseId: `@${name}.id`,
      after: 0,
      backOn: schoolDayAfter(endsOn, 5),
      meetingOn: schoolDayAfter(endsOn, 3),
      meetingWith: 'The student, both parents, the nurse',
      atDoor: 'The nurse, at the side door',
      eased: 'No tests in the first two weeks. Late work is not counted.',
      easedUntil: schoolDayAfter(endsOn, 19),
      goesTo: 'The counselor, at any time, without a pass',
      teachersTold:
        'Back after an absence. Late work is not counted for two weeks. May leave class with a card.',
      providerContact: '',
      consentId: null,
      checkIns: [6, 9, 13].map((days) => schoolDayAfter(endsOn, days)),
    },
  }
}

/** Open cases of the last weeks get support; so many are enough to be seen. */
const RECENT_DAYS = 35
const WITH_SUPPORT = 12

/** For how many days a plan is waited for in an office that works. */
const PLAN_WAITS_AT_MOST = 1

/** The first decision about each case. */
function firstOf(decisions: readonly Carried[]): Carried[] {
  const first = new Map<string, Carried>()
  for (const carried of decisions) if (!first.has(carried.name)) first.set(carried.name, carried)
  return [...first.values()]
}

/** A life with its plans and what the school gave meanwhile, told without chance: the rest of it stays as it was. */
export function withPlans(lines: readonly LifeLine[], endsOn: string): readonly LifeLine[] {
  // In a crisis an agency may be told, and its case is for few eyes from then on: it is left to those who walk it.
  const left = new Set(
    lines.flatMap(({ operation, input }) => {
      const { id, studentId } = input as { readonly id?: string; readonly studentId?: string }
      if (operation === 'cases.close' || operation === 'cases.setRestricted') return [id]
      return operation === 'crises.start' ? [studentId?.replace('.studentId', '.id')] : []
    }),
  )
  // A crisis asks for the plan once more: it is written then, and not while the crisis goes on.
  const crises = new Map(
    lines.flatMap(({ operation, input, at }) => {
      const [, name] = OF_STUDENT.exec((input as { readonly studentId?: string }).studentId ?? '') ?? []
      return operation === 'crises.start' && name !== undefined ? [[name, at] as const] : []
    }),
  )
  const decisions = lines.flatMap(carriedBy)
  const open = firstOf(decisions).filter(({ name }) => !left.has(`@${name}.id`))
  // A case that could wait at first may press at a later decision.
  const pressing = firstOf(decisions.filter(({ urgency }) => isPressing(urgency)))
  const recent = open.filter(({ day }) => day >= addDays(endsOn, -RECENT_DAYS))
  // One of the last days still waits for its plan, so that the first screen shows what that looks like.
  const waits = open.findLast(
    ({ urgency, day }) => urgency === 'urgent' && day >= addDays(endsOn, -PLAN_WAITS_AT_MOST),
  )
  const comesBack = open.findLast(({ urgency }) => isPressing(urgency))
  const supported = new Set([...recent.slice(-WITH_SUPPORT), ...(comesBack ? [comesBack] : [])])
  const more = [
    ...pressing
      .filter((each) => each !== waits && !(each.day === endsOn && crises.has(each.name)))
      .map((each, at) => safetyLine(each, { at, asked: crises.get(each.name) ?? each.line.at, endsOn })),
    ...[...supported].flatMap((each) => supportLines(each, endsOn)),
    ...(comesBack ? [returnLine(comesBack, lines.at(-1)?.at ?? comesBack.line.at, endsOn)] : []),
  ]
  return [...lines, ...more].toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
}
