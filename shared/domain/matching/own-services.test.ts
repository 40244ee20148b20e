import { expect, test } from 'vitest'

import { matchOwnServices, type OwnCandidate, type OwnNeeds } from './own-services.ts'
import { RULES } from './testing.ts'

const own = (name: string, known: Partial<OwnCandidate> = {}): OwnCandidate => ({
  ...{ id: name, name, help: [], languages: [], fromGrade: null, toGrade: null },
  ...{ places: null, inIt: 0, waiting: 0, room: null, observedWait: null, history: null },
  ...known,
})

const NEEDS: OwnNeeds = { help: 'talk', language: 'es', grade: '07' }

const said = (services: readonly OwnCandidate[], needs: OwnNeeds = NEEDS) => {
  const { fitting, others } = matchOwnServices(services, needs, RULES)
  const lines = (of: typeof fitting) =>
    of.map(({ service, judgements }) => [
      service.name,
      ...judgements
        .filter(({ need }) => need !== 'wait' && need !== 'history')
        .map(({ need, verdict, because }) => `${need} ${verdict} ${because}`),
    ])
  return { fitting: lines(fitting), others: lines(others) }
}

const open = { room: 'capacity', onDay: '2026-11-20' } as const

test('what is known to fit stands first, what nobody said is a question, and what misses a need stands apart', () => {
  const group = own('Lunch group', {
    ...{ help: ['talk'], languages: ['es'], fromGrade: '06', toGrade: '08', room: open },
  })
  const unknown = own('A mentor')
  const full = own('Psychologist', { help: ['talk'], room: { room: 'no-capacity', onDay: '2026-11-20' } })
  const younger = own('Story circle', { help: ['talk'], toGrade: '03', room: open })
  const food = own('Backpack of food', { help: ['food'], room: open })
  expect(said([food, younger, full, unknown, group])).toEqual({
    fitting: [
      [
        'Lunch group',
        'open fits has-openings',
        'age fits for-grade',
        'help fits named',
        'language fits spoken',
      ],
      ['A mentor', 'open unknown not-said', 'help unknown not-said', 'language unknown not-said'],
    ],
    others: [
      [
        'Story circle',
        'open fits has-openings',
        'age misses not-for-grade',
        'help fits named',
        'language unknown not-said',
      ],
      expect.arrayContaining(['Backpack of food', 'help misses not-named']),
      expect.arrayContaining(['Psychologist', 'open misses no-openings']),
    ],
  })
})

test('the same needs give the same list, in whatever order the office keeps its services', () => {
  const all = [
    own('C'),
    own('A', { help: ['talk'] }),
    own('B', { languages: ['es'] }),
    own('D', { toGrade: '12' }),
  ]
  expect(said(all.toReversed())).toEqual(said(all))
})

test('with every place taken by our own referrals the office asks, unless somebody said lately how it is', () => {
  const taken = { places: 8, inIt: 8, help: ['talk'] } as const
  const openOf = (known: Partial<OwnCandidate>) =>
    said([own('Group', { ...taken, help: ['talk'], ...known })]).fitting[0]?.[1]
  expect(openOf({})).toBe('open unknown all-places')
  expect(openOf({ room: { room: 'capacity', onDay: '2026-01-10' } })).toBe('open unknown all-places')
  expect(openOf({ room: open })).toBe('open fits has-openings')
  expect(openOf({ inIt: 7 })).toBe('open unknown not-said')
})

test('one that names no grades is for every grade, and a student in no grade is asked about', () => {
  const all = [own('A mentor', { help: ['talk'] }), own('Group', { help: ['talk'], fromGrade: '06' })]
  expect(said(all, { ...NEEDS, grade: 'UG' }).fitting).toEqual([
    ['A mentor', 'open unknown not-said', 'help fits named', 'language unknown not-said'],
    [
      ...['Group', 'open unknown not-said', 'age unknown grade-not-sure'],
      ...['help fits named', 'language unknown not-said'],
    ],
  ])
})

test('of a student whose grade nobody knows no grade is said', () => {
  expect(
    said([own('Group', { help: ['talk'], fromGrade: '06' })], { ...NEEDS, grade: null }).fitting,
  ).toEqual([['Group', 'open unknown not-said', 'help fits named', 'language unknown not-said']])
})
