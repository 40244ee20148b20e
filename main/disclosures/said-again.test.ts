import { expect, test } from 'vitest'

import { PacketLanguage } from '#shared/domain/packet.ts'

import { textOf } from '../print/html.ts'
import { printText } from '../print/print-text.ts'
import { aRecordIn } from '../testing/record-facts.ts'
import { saidAgain } from './said-again.ts'

const again = (words: string, language: PacketLanguage) =>
  textOf(saidAgain(words, printText(language))).replaceAll('\u00A0', ' ')

test.each([
  ['Name and contact details; Health history', 'Nombre y datos de contacto · Historial de salud'],
  ['School records, Health history', 'Registros escolares · Historial de salud'],
  ['To arrange help', 'Para organizar ayuda'],
  ['Emergency services: St. Mary (ER)', 'Servicios de emergencia: St. Mary (ER)'],
  [
    'with the statement of Ana $1; with the statement of the family',
    'con la declaración de Ana $1 · con la declaración de la familia',
  ],
  [
    'Case note: Dec 8, 2026, May 9, 2026; Contact: Mother, Contact: Father',
    'Nota del caso: 8 de diciembre de 2026, 9 de mayo de 2026 · Contacto: madre · Contacto: padre',
  ],
  ['Crisis: 2', 'Crisis: 2'],
  [
    'Call or contact: 14 (Sep 1, 2026 – Dec 4, 2026)',
    'Llamada o contacto: 14 (1 de septiembre de 2026 – 4 de diciembre de 2026)',
  ],
  [
    'Signed page, Dec 1, 2026 (a PDF laid behind the answer, 1 page)',
    'Página firmada, 1 de diciembre de 2026 (un PDF puesto detrás de la respuesta · páginas: 1)',
  ],
  ['Records until Dec 1, 2026', 'Documentos hasta el 1 de diciembre de 2026'],
])('what the program said itself is said again: %s', (words, said) => {
  expect(again(words, 'es')).toBe(said)
})

test('what an office wrote in Spanish is said in English, days and all', () => {
  expect(again('Nota del caso: 8 dic 2026, 9 sept 2026; Documentos desde el 1 ene 2026', 'en')).toBe(
    'Case note: December 8, 2026, September 9, 2026 · Records from January 1, 2026 on',
  )
})

test.each([
  'To find counseling',
  'Their letter; and more, of Dec 8, 2026',
  'Notes (Dec 8, 2026)',
  'School',
  'Case note: that she said so',
  '',
])('what somebody wrote stands as it was written: %s', (words) => {
  expect(again(words, 'so')).toBe(words)
})

test.each(PacketLanguage.exclude(['en']).options)(
  'nothing the program said stays behind in the language of the office in “%s”',
  (language) => {
    const markup = aRecordIn(language).sheets[0]?.body.markup ?? ''
    const shown = textOf({ markup } as ReturnType<typeof saidAgain>)
    expect(shown).not.toMatch(
      /Reason for|contact details|Case note|To arrange|To plan|statement of|seeks or|Sep |Dec |Signed page|Records from|\d{4}-\d{2}/,
    )
    if (language !== 'es') expect(shown).not.toMatch(/Servicios|Atender|derivación|Padre,|organizar/)
  },
)
