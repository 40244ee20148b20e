import { expect, test } from 'vitest'

import { catalogues } from './catalogues.ts'
import en from './print/en.json' with { type: 'json' }
import es from './print/es.json' with { type: 'json' }

const PRINTED = { en, es } as const

/** What is written by hand beside a tick is no word of it. */
const withoutBlank = (words: string): string => words.replace(/\.\s*\S+ \{\{blank\}\}\.?$/, '')

test.each(['en', 'es'] as const)(
  'the dialog for a signed form repeats the ticks of the form as “%s” prints them',
  (locale) => {
    const { information, purpose } = PRINTED[locale].consentForm
    const printed = (ticks: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(ticks).map(([id, words]) => [id, withoutBlank(words)]))
    const { onPaper } = catalogues[locale].consents
    expect(onPaper.information).toEqual(printed(information))
    expect(onPaper.purpose).toEqual(printed(purpose))
  },
)
