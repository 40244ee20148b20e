import { expect, test } from 'vitest'

import { StartingProtocol, type ProtocolDocument } from '#shared/domain/protocol.ts'
import { protocolProblems } from '#shared/domain/protocol-problems.ts'

import { createTestApp } from '../testing/test-app.ts'
import { startingProtocol } from './starting-protocols.ts'

const heldBySomebody = ({ roles }: ProtocolDocument) => new Set(roles.map(({ id }) => id))

/** The same document with every sentence taken out of it. */
function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords)
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value === '' : value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, STRUCTURE.has(key) ? part : withoutWords(part)]),
  )
}

/** Fields that say how parts hang together, the same in every language. */
const STRUCTURE = new Set([
  'id',
  'urgencies',
  'after',
  'roleId',
  'roleIds',
  'due',
  'formId',
  'kind',
  'target',
  'escalation',
  'number',
])

test.each(StartingProtocol.options)('%s lacks nothing once somebody holds its roles', (which) => {
  for (const language of ['en', 'es'] as const) {
    const document = startingProtocol(which, language)
    const blocking = protocolProblems(document, heldBySomebody(document)).filter(({ blocks }) => blocks)
    expect(blocking).toEqual([])
  }
})

test.each(StartingProtocol.options)('%s is the same protocol in both languages', (which) => {
  const [english, spanish] = [startingProtocol(which, 'en'), startingProtocol(which, 'es')]
  expect(withoutWords(spanish)).toEqual(withoutWords(english))
  expect(spanish.steps.map(({ guidance }) => guidance)).not.toEqual(
    english.steps.map(({ guidance }) => guidance),
  )
})

test.each(StartingProtocol.options)('%s says which blanks the school still has to fill in', (which) => {
  const document = startingProtocol(which, 'en')
  const doubtful = protocolProblems(document, heldBySomebody(document))
  expect(doubtful.map(({ path }) => path)).toEqual([
    'confidentiality',
    'crisis.steps.6.guidance',
    'crisis.numbers.4.number',
    'crisis.numbers.5.number',
  ])
})

test('a school begins with the protocol written for its size, in the language of whoever begins it', async () => {
  await using app = await createTestApp()
  const begun = await app.counselor.protocols.begin({
    from: 'starting',
    which: 'large-school',
    language: 'es',
  })
  expect(begun.document).toEqual(startingProtocol('large-school', 'es'))
  expect(begun.document.team?.name).toBe('Equipo de coordinación')
  await app.undoLast(app.counselor)
  const again = await app.counselor.protocols.begin({ from: 'starting', which: 'small-school' })
  expect(again.document).toEqual(startingProtocol('small-school', 'en'))
})
