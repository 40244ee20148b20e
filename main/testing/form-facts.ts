import { FORM_IDS, type FormId } from '#shared/domain/form.ts'
import { type PacketLanguage, StaffLanguage } from '#shared/domain/packet.ts'

import type { FormFacts } from '../forms/form-facts.ts'
import { formsPaper } from '../forms/forms-paper.ts'
import type { GuideSection } from '../forms/guide-entries.ts'
import { documentOf, type Paper } from '../print/paper.ts'
import type { Look } from '../print/page-frame.ts'
import { printText } from '../print/print-text.ts'

/** What made-up forms speak of: a school, its numbers and nobody. */
export const FORM_FACTS: FormFacts = {
  school: {
    name: 'Harbor Middle School',
    office: 'Counseling office',
    phone: '(555) 555-0100',
    address: '12 Pier Street, Harbor, NY 10001',
  },
  today: '2026-12-08',
  numbers: ['911', '988', '741741', '1-800-222-1222', '555-0100'].map((number) => ({
    ...{ number, name: number === '555-0100' ? 'County mobile crisis team' : '', use: '' },
  })),
  consentUntil: '2027-06-25',
  pointsOfContact: ['Counselor on call: Rosa Marsh, Dev Patel'],
  about: null,
}

const SECTIONS: readonly GuideSection[] = (['crisis', 'talk', 'food'] as const).map((kind, at) => ({
  kind,
  entries: [
    {
      name: `Harbor House ${at + 1}`,
      services: ['Walk-in'],
      phones: [`555-014${at}`, `555-015${at}`].map((number) => ({
        ...{ number, extension: null, kind: null, description: '' },
      })),
      places: [{ address: `${at + 1} Pier Street`, transportation: 'Bus 5' }],
      languages: ['en', 'es'],
      payers: ['medicaid', 'free'],
      slidingFee: true,
      minimumAge: 6,
      maximumAge: 18,
    },
  ],
}))

/** Made-up forms in one language. */
export function madeUpForms(
  language: PacketLanguage,
  look: Look,
  forms: readonly FormId[] = FORM_IDS,
  facts: FormFacts = FORM_FACTS,
): Paper {
  return formsPaper({
    choice: {
      ...{ forms: [...forms], language, interpreter: null, ...look },
      schoolLanguage: StaffLanguage.safeParse(language).data ?? null,
    },
    office: 'en',
    facts,
    textIn: (each) => printText(each),
    sections: () => SECTIONS,
    own: () => [],
  })
}

/** The same for the printer. */
export const madeUpFormsDocument = (...about: Parameters<typeof madeUpForms>): string =>
  documentOf(madeUpForms(...about))
