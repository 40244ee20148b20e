import { expect, test } from 'vitest'

import type { UnsaidForm, UnsaidPage } from '#shared/api/printing.ts'

import { endingsOfAll, onlyStudentOf, partsLeftOpen, printsOf, settlementOf } from './prints.ts'

const said = {
  printedBy: 'a',
  interpreter: null,
  addresseeId: null,
  textVersion: null,
  requestId: null,
  provider: null,
  ending: null,
  endedOn: null,
  endedNote: '',
  version: 1,
  language: 'en',
} as const
const page = (id: string, referralId: string, part: UnsaidPage['part'], printedAt: string): UnsaidPage => ({
  ...{
    ...said,
    id,
    referralId,
    studentId: `s-${referralId}`,
    part,
    printedAt,
    information: [],
    contactIds: [],
    statementIds: [],
  },
  ...{ studentListName: `Student of ${referralId}`, destination: 'Bayside', printedFor: null, stop: null },
})
const form: UnsaidForm = {
  stop: null,
  ...{
    ...said,
    id: 'f',
    studentId: 's',
    caseId: null,
    statementIds: [],
    recipientIds: [],
    contactIds: [],
    scanId: null,
    form: 'parent-request',
    printedAt: '2026-12-08T12:00:00.000Z',
  },
  studentListName: 'Varga, Ana',
  to: '',
}
const pages = [
  page('1', 'r', 'letter', '2026-12-08T15:00:00.000Z'),
  page('2', 'r', 'provider-letter', '2026-12-08T15:00:00.000Z'),
  page('3', 'q', 'letter', '2026-12-08T15:00:00.000Z'),
]

test('what was printed together stands together, in the order of the printer, the newest first', () => {
  const prints = printsOf(pages, [form])
  expect(prints.map(({ pieces }) => pieces.map(({ name }) => name))).toEqual([
    ['Student of r', 'Student of q'],
    ['Varga, Ana'],
  ])
})

test('what a provider reads is handed to no family; it is kept, destroyed or lost with the rest', () => {
  const pieces = printsOf(pages, [form]).flatMap((print) => print.pieces)
  const saidOf = (ending: 'handed-to-parent' | 'not-printed') =>
    settlementOf(pieces, ending).pages.map(({ pageId }) => pageId)
  expect(saidOf('handed-to-parent')).toEqual(['1', '3'])
  expect(saidOf('not-printed')).toEqual(['1', '2', '3'])
  expect(settlementOf(pieces, 'kept').formIds).toEqual(['f'])
})

test('where only the answer slip was printed for the provider, it alone is named as left open', () => {
  const slip = page('4', 'r', 'feedback-slip', '2026-12-08T15:00:00.000Z')
  const letter = page('1', 'r', 'letter', '2026-12-08T15:00:00.000Z')
  expect(partsLeftOpen([letter, slip, slip])).toEqual(['feedback-slip'])
  expect(partsLeftOpen([letter])).toEqual([])
})

test('no family is offered what tells of a report to an agency, alone or among other papers', () => {
  expect(endingsOfAll([form])).toContain('handed-to-parent')
  expect(endingsOfAll([{ form: 'crisis-record' }])).toContain('handed-to-parent')
  for (const told of ['reported-crisis', 'agency-report'] as const)
    for (const papers of [[{ form: told }], [form, { form: told }]])
      expect(endingsOfAll(papers)).toEqual(['kept', 'destroyed', 'not-printed'])
})

test('what the school reads or fills in is handed to its staff, and a draft of an answer to nobody else', () => {
  for (const given of ['teachers', 'staff-concern', 'behavior-data'] as const)
    expect(endingsOfAll([{ form: given }])).toContain('handed-to-staff')
  expect(endingsOfAll([{ form: 'safety-plan' }])).not.toContain('handed-to-staff')
  for (const stays of ['records-copy', 'audit-trail'] as const)
    expect(endingsOfAll([{ form: stays }])).toEqual(['handed-to-staff', 'kept', 'destroyed', 'not-printed'])
})

test('that an answer to a records request left is said by its request alone', () => {
  expect(endingsOfAll([{ form: 'records-answer' }])).toEqual(['kept', 'destroyed', 'not-printed'])
})

test('several pieces are of one student or of more', () => {
  const [print] = printsOf([page('1', 'r', 'letter', 'now'), page('2', 'r', 'why', 'now')], [])
  const [both] = printsOf([page('1', 'r', 'letter', 'now'), page('2', 'q', 'letter', 'now')], [])
  expect(onlyStudentOf(print?.pieces ?? [])).toBe('s-r')
  expect(onlyStudentOf(both?.pieces ?? [])).toBe(null)
})
