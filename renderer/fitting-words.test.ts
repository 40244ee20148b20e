import { expect, test } from 'vitest'

import en from '#shared/text/en/common.json' with { type: 'json' }
import es from '#shared/text/es/common.json' with { type: 'json' }

import { fits } from './fitting-words.ts'

const nameless = (otherWords: string) => ({ label: '', otherWords })

test.each([
  [
    'English',
    en,
    [
      'slip',
      'Scan',
      'card',
      'packet',
      'paper',
      'subpoena',
      'therapist',
      'roster',
      'fax',
      'revoke',
      'take back',
      'telephone',
      'interpreter',
      'record consent',
      'translate',
      'moved away',
      'declined',
      'disclosures',
      'where did the pages go',
    ],
  ],
  [
    'Spanish',
    es,
    [
      'talon',
      'Escanear',
      'tarjeta',
      'paquete',
      'papel',
      'citacion',
      'terapeuta',
      'lista',
      'fax',
      'revocar',
      'retirar',
      'telefono',
      'interprete',
      'registrar consentimiento',
    ],
  ],
] as const)('a screen is found by the words people use, in %s', (_, { otherWords }, words) => {
  for (const word of words)
    expect([word, Object.values(otherWords).some((others) => fits(word)(nameless(others)))]).toEqual([
      word,
      true,
    ])
})

test('a name fits anywhere in it, another word from its beginning, and one letter is no word', () => {
  const pile = { label: 'Enter a pile', otherWords: 'slips, cards, came back' }
  for (const typed of ['', 'pile', 'ile', 'slip', 'CARDS ', 'came b']) expect(fits(typed)(pile)).toBe(true)
  for (const typed of ['lips', 'back', 's', 'slips, cards']) expect(fits(typed)(pile)).toBe(false)
})
