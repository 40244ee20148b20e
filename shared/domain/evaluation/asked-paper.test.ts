import { expect, test } from 'vitest'

import { addSchoolDays, calendarOf } from '../school-calendar.ts'
import { type AskedPaper, neverCameBack } from './asked-paper.ts'
import { papersLost } from './equity-measures.ts'

const calendar = calendarOf({
  years: [{ name: '2026–27', startsOn: '2026-08-24', endsOn: '2027-06-11', terms: [] }],
  closures: [],
})

const ASKED = '2026-09-08'
const after = (schoolDays: number): string => addSchoolDays(ASKED, schoolDays, calendar)

function paper(ending: AskedPaper['ending'] = null, changes: Partial<AskedPaper> = {}): AskedPaper {
  return { id: 'p', studentId: 's', askedOn: ASKED, ending, ...changes }
}

const on = (today: string) => ({ today, calendar })

test('a paper never came back once it was neither signed nor declined within thirty school days', () => {
  expect(neverCameBack(paper(), on(after(29)))).toBeNull()
  expect(neverCameBack(paper(), on(after(30)))).toBe(true)
  expect(neverCameBack(paper({ state: 'returned', on: after(29) }), on(after(40)))).toBe(false)
  expect(neverCameBack(paper({ state: 'declined', on: after(2) }), on(after(40)))).toBe(false)
  expect(neverCameBack(paper({ state: 'returned', on: after(31) }), on(after(40)))).toBe(true)
  expect(neverCameBack(paper({ state: 'never-returned', on: after(30) }), on(after(40)))).toBe(true)
})

test('what the office needed no longer says nothing, but for what was lost by then', () => {
  expect(neverCameBack(paper({ state: 'not-needed', on: after(5) }), on(after(40)))).toBeNull()
  expect(neverCameBack(paper({ state: 'not-needed', on: after(35) }), on(after(40)))).toBe(true)
})

test('a paper that is too young says nothing, however soon it came back', () => {
  expect(neverCameBack(paper({ state: 'returned', on: after(3) }), on(after(10)))).toBeNull()
})

test('where students are counted, one paper of theirs that never came back is enough', () => {
  const papers = [
    paper({ state: 'returned', on: after(3) }, { id: 'a' }),
    paper(null, { id: 'b' }),
    paper({ state: 'returned', on: after(3) }, { id: 'c', studentId: 't' }),
    paper({ state: 'not-needed', on: after(3) }, { id: 'd', studentId: 'u' }),
  ]
  const lost = (unit: 'referral' | 'student') =>
    papersLost(papers, (each) => neverCameBack(each, on(after(40))), unit).map(({ ids, happened }) => [
      ids.join(),
      happened,
    ])
  expect(lost('student')).toEqual([
    ['a,b', true],
    ['c', false],
  ])
  expect(lost('referral')).toEqual([
    ['a', false],
    ['b', true],
    ['c', false],
  ])
})
