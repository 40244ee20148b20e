import { expect, test } from 'vitest'

import { aStudent } from '#main/testing/makers.ts'
import type { CrisisEntry } from '#shared/domain/crisis.ts'
import { CASE_OWNER } from '#shared/domain/protocol.ts'
import type { Student } from '#shared/domain/student.ts'

import { documentOf } from '../print/paper.ts'
import { crisisLetter } from './crisis-letter.ts'

const entry = (id: string, at: string): CrisisEntry => ({
  ...{ id, crisisId: 'r', stepId: 's', at, recordedAt: at, recordedBy: 'a', corrects: null, contactId: null },
  said: { kind: 'done', words: 'She sits with Ms. Hale in the library.' },
})

test('on a day after the first one a line says its day, and the clock below it', () => {
  const paper = crisisLetter({
    crisis: {
      ...{ id: 'r', caseId: 'c', protocolNumber: null, startedBy: 'a', endedAt: null, version: 1 },
      startedAt: '2026-12-08T15:00:00.000Z',
      path: {
        neverAlone: 'An adult stays.',
        numbers: [],
        steps: [{ id: 's', name: 'Stay', kind: 'action', roleId: CASE_OWNER, guidance: '' }],
      },
      entries: [entry('one', '2026-12-08T15:30:00.000Z'), entry('two', '2026-12-10T15:41:00.000Z')],
    },
    caseCode: 'C-0001',
    // The record of a student has more, which no crisis prints.
    student: { ...aStudent(), id: 'i', version: 1 } as unknown as Student,
    people: { a: 'Rosa Marsh' },
    school: { name: 'Roosevelt', timeZone: 'America/New_York', paper: 'letter' },
    printedAt: '2026-12-10T16:00:00.000Z',
    ...{ withReport: false, language: 'en' },
  })
  const letter = documentOf(paper)
  expect(letter).toMatch(/<p><bdi dir="ltr">10:30\sAM<\/bdi><\/p>/u)
  expect(letter).toMatch(/<bdi dir="ltr">Dec 10, 2026<\/bdi><br \/><bdi dir="ltr">10:41\sAM<\/bdi>/u)
})
