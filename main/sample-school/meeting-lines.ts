import { addDays } from '#shared/domain/days.ts'

import type { LifeAccount, LifeLine } from './life-line.ts'

/** A meeting of the demo's team, and the cases it has to talk about. */
interface Held {
  readonly accounts: readonly LifeAccount[]
  readonly at: string
  readonly onDay: string
  /** Names by which earlier lines know open cases. */
  readonly cases: readonly string[]
  /** Tells the answers of one meeting from those of another. */
  readonly number: number
}

/** What was said about each case, and what somebody does about it. */
const SAID = [
  ['Eats alone since the holidays; the librarian sees her at lunch.', 'Ask who sits nearby at lunch'],
  ['Two teachers noticed the same. Attendance is fine.', 'Tell both teachers whom to come to'],
  ['The first appointment was moved twice.', 'Call the clinic about a fixed day'],
] as const

const AGAIN_IN = 7

function draftOf({ accounts, onDay }: Pick<Held, 'accounts' | 'onDay'>) {
  const office = accounts.filter(({ roles }) => !roles.includes('administrator'))
  const clerk = office.find(({ roles }) => roles.includes('office')) ?? office[0]
  return {
    ...{ kind: 'team', title: '', onDay, atTime: '08:15', place: 'Library', caseId: null, waitingDays: 10 },
    minutesBy: `@account:${clerk?.user}`,
    people: [
      ...office.map(({ user, roles }) => ({
        attendee: { kind: 'account', id: `@account:${user}` },
        role: roles.includes('office') ? 'Office clerk' : 'Counselor',
        isStandIn: false,
      })),
      { attendee: { kind: 'guest', name: 'Paula Ferris' }, role: 'School nurse', isStandIn: false },
    ],
  }
}

/** One meeting from its beginning to its end, as the lead counselor of the demo holds it. */
export function heldMeeting({ accounts, at, onDay, cases, number }: Held): readonly LifeLine[] {
  const lead = accounts.find(({ roles }) => roles.includes('owner'))?.user ?? ''
  const doers = accounts.filter(({ roles }) => roles.includes('counselor') || roles.includes('office'))
  const line = (operation: string, input: unknown, as?: string): LifeLine => ({
    ...{ at, actor: lead, operation, input },
    ...(as && { as }),
  })
  const [meeting, points, read] = [`meeting${number}`, `points${number}`, `agenda${number}`]
  const held = `held${number}`
  const talked = cases.slice(0, SAID.length)
  const doer = (place: number) => `@account:${doers[place % doers.length]?.user ?? lead}`
  const decided = (place: number, itemId: string, what: string) =>
    line('meetings.decide', { itemId, what, ownerId: doer(place), dueOn: addDays(onDay, AGAIN_IN + place) })
  return [
    line('meetings.create', draftOf({ accounts, onDay }), meeting),
    line(
      'meetings.addItems',
      {
        id: `@${meeting}.id`,
        subjects: [
          ...talked.map((name) => ({ kind: 'case', caseId: `@${name}.id` })),
          { kind: 'line', words: 'Posters about whom to come to' },
        ],
      },
      points,
    ),
    ...talked.flatMap((_, place) => {
      const [said, what] = SAID[place] ?? SAID[0]
      const id = `@${points}.items.${place}`
      return [line('meetings.writeNotes', { id, version: 1, notes: said }), decided(place, id, what)]
    }),
    decided(talked.length, `@${points}.items.${talked.length}`, 'Print the posters and put them up'),
    line('meetings.get', { id: `@${meeting}.id` }, read),
    ...draftOf({ accounts, onDay }).people.map((_, place) =>
      line('meetings.attend', {
        id: `@${read}.people.${place}.id`,
        version: 1,
        isPresent: place % 4 !== 3,
      }),
    ),
    line('meetings.get', { id: `@${meeting}.id` }, held),
    line('meetings.end', { id: `@${meeting}.id`, version: `@${held}.meeting.version` }),
  ]
}

/** The meeting that comes, with the agenda the caseload gives it. */
export function comingMeeting({ accounts, at, onDay }: Pick<Held, 'accounts' | 'at' | 'onDay'>): LifeLine {
  const actor = accounts.find(({ roles }) => roles.includes('owner'))?.user ?? ''
  return { at, actor, operation: 'meetings.create', input: draftOf({ accounts, onDay }) }
}
