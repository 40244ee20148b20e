import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  type CrisisEntry,
  type CrisisSaid,
  callOrder,
  currentStep,
  elseNamed,
  elseOf,
  elseToCall,
  isOver,
  lastTry,
  momentProblem,
  nextToCall,
  numbersOf,
  openingSentences,
  owedInWriting,
  owedOfStep,
  SAYS,
  standingEntries,
  stateOfStep,
  whyNotWritten,
} from './crisis.ts'
import { CASE_OWNER, type CrisisStep, CrisisStepKind } from './protocol.ts'

const NOW = '2026-12-08T15:00:00.000Z'

const aStep = (id: string, kind: CrisisStepKind): CrisisStep => ({
  id,
  name: id,
  kind,
  roleId: CASE_OWNER,
  guidance: '',
})

const A_PATH = CrisisStepKind.options.map((kind) => aStep(kind, kind))

const says = {
  done: { kind: 'done', words: '' },
  reached: {
    ...{ kind: 'attempt', whom: 'Teresa', channel: 'phone', language: null, interpreter: '' },
    ...{ result: 'reached', words: '' },
  },
  noAnswer: {
    ...{ kind: 'attempt', whom: 'Teresa', channel: 'phone', language: null, interpreter: '' },
    ...{ result: 'no-answer', words: '' },
  },
  report: {
    ...{ kind: 'report', agency: 'Child protection', person: '', reference: '', threat: 'Hit' },
    ...{ writtenDueOn: null, words: '' },
  },
  reportOwed: {
    ...{ kind: 'report', agency: 'Child protection', person: '', reference: '', threat: 'Hit' },
    ...{ writtenDueOn: '2026-12-10', words: '' },
  },
  written: { kind: 'written', words: '' },
  notSent: { kind: 'not-sent', words: '' },
  pickUp: {
    ...{ kind: 'pick-up', whom: 'Teresa', relation: '', identity: 'Photo ID' },
    ...{ signed: true, words: '' },
  },
  taken: { kind: 'taken', whereTo: 'County hospital', threat: 'Pills', words: '' },
  debrief: { kind: 'debrief', present: 'The team', words: '' },
  planned: {
    ...{ kind: 'planned', dueOn: '2026-12-10', ownerId: 'a', evidence: '', taskId: 't' },
  },
  leftOut: { kind: 'left-out', why: 'Not needed.' },
} as const satisfies Record<string, CrisisSaid>

let made = 0

const anEntry = (stepId: string, said: CrisisSaid, known: Partial<CrisisEntry> = {}): CrisisEntry => {
  made += 1
  return {
    ...{ id: `e${made}`, crisisId: 'r', stepId, at: NOW, recordedAt: NOW, recordedBy: 'a' },
    ...{ corrects: null, contactId: null, said },
    ...known,
  }
}

/** What somebody might try to write down: mostly what the step asks for, about the step whose turn it is, or in the place of an entry. */
const aTry = fc.record({
  step: fc.option(fc.nat(), { freq: 2 }),
  said: fc.nat(),
  fits: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  corrects: fc.option(fc.nat(), { freq: 1 }),
})
type Try = typeof aTry extends fc.Arbitrary<infer Value> ? Value : never
const aPath = fc
  .array(fc.constantFrom(...CrisisStepKind.options), { minLength: 1, maxLength: 6 })
  .map((kinds) => kinds.map((kind, at) => aStep(`s${at}`, kind)))

const at = <Value>(list: readonly Value[], place: number): Value | undefined => list[place % list.length]

/** Writes down of several tries what may be, as the program does; tells the entries after each. */
function walk(steps: readonly CrisisStep[], tries: readonly Try[]): CrisisEntry[][] {
  const histories: CrisisEntry[][] = []
  let entries: CrisisEntry[] = []
  for (const { step: place, said: which, fits, corrects } of tries) {
    const before = corrects === null ? undefined : at(entries, corrects)
    const about = before
      ? steps.find(({ id }) => id === before.stepId)
      : place === null
        ? (currentStep(steps, entries) ?? steps.at(-1))
        : at(steps, place)
    const all: readonly CrisisSaid[] = Object.values(says)
    const kinds = SAYS[about?.kind ?? 'action']
    const said = at(fits ? all.filter(({ kind }) => kinds.includes(kind)) : all, which) ?? says.done
    const writing = { stepId: about?.id ?? '', said, corrects: before?.id ?? null }
    if (whyNotWritten(steps, entries, writing) !== null) continue
    entries = [...entries, anEntry(writing.stepId, said, { corrects: writing.corrects })]
    histories.push(entries)
  }
  return histories
}

test('whatever is tried, nothing is written about a step before every step ahead of it was written down or left out', () => {
  let written = 0
  fc.assert(
    fc.property(aPath, fc.array(aTry, { minLength: 10, maxLength: 40 }), (steps, tries) => {
      const histories = walk(steps, tries)
      histories.forEach((entries, place) => {
        written += 1
        const last = entries.at(-1)
        if (!last || last.corrects !== null) return
        const before = histories[place - 1] ?? []
        const ahead = steps.slice(
          0,
          steps.findIndex(({ id }) => id === last.stepId),
        )
        expect(ahead.map((step) => stateOfStep(step, before))).not.toContain('open')
      })
    }),
  )
  expect(written).toBeGreaterThan(100)
})

test('whatever is tried, what was written stays, each is corrected once at most, and a step is told in its own kind', () => {
  fc.assert(
    fc.property(aPath, fc.array(aTry, { minLength: 10, maxLength: 40 }), (steps, tries) => {
      const histories = walk(steps, tries)
      histories.forEach((entries, place) => expect(entries.slice(0, -1)).toEqual(histories[place - 1] ?? []))
      const entries = histories.at(-1) ?? []
      const corrected = entries.flatMap(({ corrects }) => corrects ?? [])
      expect(new Set(corrected).size).toBe(corrected.length)
      for (const { stepId, said } of entries)
        expect(SAYS[steps.find(({ id }) => id === stepId)?.kind ?? 'action']).toContain(said.kind)
    }),
  )
})

test('whatever was written, whoever goes on from there can bring the crisis to its end', () => {
  fc.assert(
    fc.property(aPath, fc.array(aTry, { maxLength: 20 }), (steps, tries) => {
      let entries = walk(steps, tries).at(-1) ?? []
      for (let left = steps.length + 8; left > 0 && !isOver(steps, entries); left -= 1) {
        const turn = currentStep(steps, entries)
        const owed = owedInWriting(entries)
        const next = turn
          ? { stepId: turn.id, said: says.leftOut }
          : { stepId: owed?.stepId ?? '', said: says.written }
        expect(whyNotWritten(steps, entries, { ...next, corrects: null })).toBeNull()
        entries = [...entries, anEntry(next.stepId, next.said)]
      }
      expect(isOver(steps, entries)).toBe(true)
    }),
  )
})

test('a crisis is walked from its first step to its last', () => {
  const entries: CrisisEntry[] = []
  const write = (stepId: string, said: CrisisSaid) => {
    expect(whyNotWritten(A_PATH, entries, { stepId, said, corrects: null })).toBeNull()
    entries.push(anEntry(stepId, said))
    return currentStep(A_PATH, entries)?.id ?? null
  }
  expect(currentStep(A_PATH, entries)?.id).toBe('action')
  expect(write('action', says.done)).toBe('emergency-call')
  expect(write('emergency-call', says.done), 'one key').toBe('parent-notification')
  expect(write('parent-notification', says.noAnswer), 'nobody was reached yet').toBe('parent-notification')
  expect(write('parent-notification', says.reached)).toBe('agency-report')
  expect(write('parent-notification', says.noAnswer), 'the other parent is called, too').toBe('agency-report')
  expect(write('agency-report', says.reportOwed)).toBe('pick-up')
  expect(write('pick-up', says.pickUp)).toBe('debrief')
  expect(write('debrief', says.planned)).toBeNull()
  expect(isOver(A_PATH, entries), 'the agency waits for it in writing').toBe(false)
  expect(write('agency-report', says.written)).toBeNull()
  expect(isOver(A_PATH, entries)).toBe(true)
  expect(stateOfStep(aStep('debrief', 'debrief'), entries)).toBe('planned')
  write('debrief', says.debrief)
  expect(stateOfStep(aStep('debrief', 'debrief'), entries)).toBe('done')
})

test.each([
  ['a step before its turn', 'pick-up', says.pickUp, 'crises:errors.inOrder'],
  ['a step a second time', 'action', says.done, 'crises:errors.writtenAlready'],
  ['a report where a parent is told', 'parent-notification', says.report, 'crises:errors.otherKind'],
  ['a step the path does not have', 'elsewhere', says.done, 'crises:errors.otherKind'],
] as const)('%s is not written down', (_, stepId, said, why) => {
  const entries = [anEntry('action', says.done)]
  expect(whyNotWritten(A_PATH, entries, { stepId, said, corrects: null })).toBe(why)
})

test('a correction that takes back that somebody was reached opens the step again', () => {
  const reached = anEntry('parent-notification', says.reached)
  const called = anEntry('emergency-call', says.leftOut)
  const entries = [anEntry('action', says.done), called, reached, anEntry('agency-report', says.leftOut)]
  const correction = { stepId: 'parent-notification', said: says.noAnswer, corrects: reached.id }
  expect(whyNotWritten(A_PATH, entries, correction)).toBeNull()
  const after = [...entries, anEntry('parent-notification', says.noAnswer, { corrects: reached.id })]
  expect(currentStep(A_PATH, after)?.id).toBe('parent-notification')
  expect(standingEntries(after)).toHaveLength(4)
  expect(whyNotWritten(A_PATH, after, correction), 'twice').toBe('crises:errors.correctedAlready')
})

test('a report in writing is written down once, after the report', () => {
  const path = [aStep('report', 'agency-report')]
  const written = { stepId: 'report', said: says.written, corrects: null }
  expect(whyNotWritten(path, [], written)).toBe('crises:errors.otherKind')
  const entries = [anEntry('report', says.reportOwed)]
  expect(whyNotWritten(path, entries, written)).toBeNull()
  const sent = [...entries, anEntry('report', says.written)]
  expect(whyNotWritten(path, sent, written)).toBe('crises:errors.writtenAlready')
})

test('a report that was sent by mistake is owed again until it is sent', () => {
  const path = [aStep('report', 'agency-report')]
  const written = anEntry('report', says.written)
  const sent = [anEntry('report', says.reportOwed), written]
  const notSent = { stepId: 'report', said: says.notSent }
  expect(whyNotWritten(path, sent, { ...notSent, corrects: null })).toBe('crises:errors.writtenAlready')
  expect(whyNotWritten(path, sent, { ...notSent, corrects: sent[0]?.id ?? '' })).toBe(
    'crises:errors.otherKind',
  )
  expect(whyNotWritten(path, sent, { ...notSent, corrects: written.id })).toBeNull()
  const correction = anEntry('report', says.notSent, { corrects: written.id })
  const after = [...sent, correction]
  expect([isOver(path, after), owedInWriting(after)?.dueOn]).toEqual([false, '2026-12-10'])
  const again = { stepId: 'report', said: says.written }
  expect(whyNotWritten(path, after, { ...again, corrects: correction.id })).toBe('crises:errors.otherKind')
  expect(whyNotWritten(path, after, { ...again, corrects: null })).toBeNull()
})

test('what happened, happened between the morning of the day it began and now', () => {
  const around = { now: NOW, startedAt: '2026-12-08T14:00:00.000Z', timeZone: 'America/New_York' }
  expect(momentProblem('2026-12-08T13:00:00.000Z', around)).toBeNull()
  expect(momentProblem(NOW, around)).toBeNull()
  expect(momentProblem('2026-12-08T15:00:00.001Z', around)).toBe('crises:errors.toCome')
  expect(momentProblem('2026-12-08T04:00:00.000Z', around)).toBe('crises:errors.before')
})

test('whom to call next: not who must not be called, and whoever was not tried yet first', () => {
  const [mother, father, uncle] = [
    { id: 'm', doNotContact: false, phone: '555-0101' },
    { id: 'f', doNotContact: true, phone: '555-0102' },
    { id: 'u', doNotContact: false, phone: '555-0103' },
  ]
  const contacts = [father, mother, uncle]
  expect(nextToCall(contacts, [])).toBe(mother)
  expect(nextToCall(contacts, [anEntry('p', says.noAnswer, { contactId: 'm' })])).toBe(uncle)
  const both = ['m', 'u'].map((contactId) => anEntry('p', says.noAnswer, { contactId }))
  expect(nextToCall(contacts, both), 'begin anew').toBe(mother)
  expect(nextToCall([father], [])).toBeNull()
})

test('whoever has no number is called after those who have one', () => {
  const [grandmother, mother] = [
    { id: 'g', doNotContact: false, phone: null },
    { id: 'm', doNotContact: false, phone: '555-0101' },
  ]
  expect(nextToCall([grandmother, mother], [])).toBe(mother)
  expect(callOrder([grandmother, mother])).toEqual([mother, grandmother])
  expect(nextToCall([grandmother, mother], [anEntry('p', says.noAnswer, { contactId: 'm' })])).toBe(mother)
  expect(nextToCall([grandmother], []), 'there are other ways than a telephone').toBe(grandmother)
})

test('somebody who is no contact is remembered with their number until they were reached', () => {
  const aunt = { whom: 'Ana Ruiz, aunt', phone: '(555) 0199' }
  expect(elseOf(elseNamed(aunt))).toEqual(aunt)
  expect(elseOf('Ana Ruiz')).toEqual({ whom: 'Ana Ruiz', phone: '' })
  expect(elseToCall([])).toBeNull()
  const tried = anEntry('p', says.noAnswer)
  expect(elseToCall([tried])).toBe(tried)
  expect(elseToCall([tried, anEntry('p', says.reached)])).toBeNull()
  expect(elseToCall([anEntry('p', says.noAnswer, { contactId: 'm' })]), 'a contact').toBeNull()
})

test('emergency services may take the student in place of anybody who comes', () => {
  const path = [aStep('hand-over', 'pick-up')]
  expect(whyNotWritten(path, [], { stepId: 'hand-over', said: says.taken, corrects: null })).toBeNull()
  expect(isOver(path, [anEntry('hand-over', says.taken)])).toBe(true)
})

test('the first two sentences of guidance stand apart from the rest', () => {
  const words = 'Does the danger come from home? Report first. Then call.\nWrite down who said what.'
  expect(openingSentences(words)).toEqual({
    first: 'Does the danger come from home? Report first.',
    rest: 'Then call.\nWrite down who said what.',
  })
  expect(openingSentences('Call 911.')).toEqual({ first: 'Call 911.', rest: '' })
  const long = `${'Stay with them and '.repeat(11)}wait.`
  expect(openingSentences(`${long} ${long} Then go.`).first, 'one, where two are long').toBe(long)
})

test('a step speaks of the numbers that stand in it, however they are written', () => {
  const numbers = ['911', '555-0142', '988'].map((number) => ({ number }))
  const step = { name: 'Danger right now: call 911', guidance: 'Then the line, (555) 0142.' }
  expect(numbersOf(step, numbers).map(({ number }) => number)).toEqual(['911', '555-0142'])
})

test('each of two agencies is told in writing, in any order, and the first due of them stands before everybody', () => {
  const steps = [aStep('one', 'agency-report'), aStep('two', 'agency-report')]
  const told = [
    anEntry('one', { ...says.reportOwed, writtenDueOn: '2026-12-20' }),
    anEntry('two', { ...says.reportOwed, writtenDueOn: '2026-12-11' }),
  ]
  const sent = (stepId: string) => ({ stepId, said: says.written, corrects: null })
  expect(owedInWriting(told)).toEqual({ stepId: 'two', dueOn: '2026-12-11' })
  expect(owedOfStep({ id: 'one' }, told)?.dueOn).toBe('2026-12-20')
  expect(whyNotWritten(steps, told, sent('one'))).toBeNull()
  const after = [...told, anEntry('two', says.written)]
  expect(whyNotWritten(steps, after, sent('two'))).toBe('crises:errors.writtenAlready')
  expect(owedInWriting(after)).toEqual({ stepId: 'one', dueOn: '2026-12-20' })
  expect(isOver(steps, after)).toBe(false)
  expect(isOver(steps, [...after, anEntry('one', says.written)])).toBe(true)
})

test('whoever did not answer is called again ten minutes after the last try', () => {
  const first = anEntry('parent', says.noAnswer, { contactId: 'teresa', at: '2026-12-08T15:00:00.000Z' })
  const again = anEntry('parent', says.noAnswer, { contactId: 'teresa', at: '2026-12-08T15:12:00.000Z' })
  expect(lastTry('teresa', [again, first])).toEqual({
    ...{ at: '2026-12-08T15:12:00.000Z', result: 'no-answer', againAt: '2026-12-08T15:22:00.000Z' },
  })
  const reached = anEntry('parent', says.reached, { contactId: 'teresa', at: '2026-12-08T15:20:00.000Z' })
  expect(lastTry('teresa', [first, again, reached])?.againAt).toBeNull()
  expect(lastTry('mirna', [first])).toBeNull()
})
