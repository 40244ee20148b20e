import type { TextLine } from '#shared/api/translations.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import type { School } from '#shared/domain/school.ts'

import { html, type Html } from '../print/html.ts'
import { officePaper } from '../print/office-paper.ts'
import type { OfficeWords } from '../print/office-words.ts'
import type { Paper } from '../print/paper.ts'
import { directionOfPage } from '../print/print-text.ts'
import { printedLanguage } from '../print/print-words.ts'
import { paperTable } from '../print/table.ts'

/** What a proof of the texts of one page is made of. */
interface ProofPaper {
  readonly lines: readonly TextLine[]
  readonly language: PacketLanguage
  readonly title: string
  readonly school: Pick<School, 'name' | 'paper'>
  readonly words: OfficeWords
}

const STYLES = `
.sheet .proof-words { display: block; }
.sheet .proof-words[dir="rtl"] { text-align: right; }
`

const inLanguage = (language: PacketLanguage, words: string): Html =>
  html`<span class="proof-words" lang="${language}" dir="${directionOfPage(language)}">${words}</span>`

/** The texts of one page beside their English, as they are drawn on paper. */
export function proofLetter({ lines, language, title, school, words }: ProofPaper): Paper {
  const { say } = words
  return officePaper({
    name: 'proof',
    title,
    facts: [printedLanguage(words.language, language)],
    body: html`<p>${say('translations:proof.how')}</p>
      ${paperTable(
        [
          { heading: printedLanguage(words.language, 'en'), width: '42%' },
          { heading: printedLanguage(words.language, language), width: '42%' },
          { heading: say('translations:proof.state') },
        ],
        lines.map((line) => [
          inLanguage('en', line.english),
          inLanguage(language, line.words),
          say(`translations:state.${line.state}`),
        ]),
      )}`,
    school,
    words,
    styles: STYLES,
  })
}
