import type { School } from '#shared/domain/school.ts'

import { html, isolated, textOf, type Html, type Piece } from './html.ts'
import type { OfficeWords } from './office-words.ts'
import { runningFoot } from './page-frame.ts'
import type { Paper } from './paper.ts'
import { printText } from './print-text.ts'
import { TABLE_STYLES } from './table.ts'

/** What stands in the frame of a paper that goes round in the office. */
interface Framed {
  /** Names the pages for their styles. */
  readonly name: string
  readonly title: Piece
  /** The student it is about, as the paper names them, where neither title nor facts do. */
  readonly about?: string
  /** When, where, for whom: what stands below the title, on one line. */
  readonly facts: readonly (string | null | false)[]
  readonly body: Html
  readonly school: Pick<School, 'name' | 'paper'>
  readonly words: OfficeWords
  /** More styles. */
  readonly styles?: string
}

const STYLES = `
.sheet .by-code { font-weight: 700; }
.sheet h3 { font-size: 1em; margin: 0.6em 0 0.1em; break-after: avoid; }
`

/** A paper whose head stands at the foot of each of its pages, too. */
function framed(
  { name, title, about = '', facts, body, school, words, styles = '' }: Framed,
  more = '',
): Paper {
  const known = facts.filter((fact) => typeof fact === 'string' && fact !== '')
  return {
    look: { paper: school.paper, largePrint: false },
    sheets: [
      {
        name,
        text: printText(words.language),
        body: html`<h1>${title}</h1>
          ${known.length > 0 && html`<p>${known.map((fact, at) => [at > 0 && ' · ', isolated(String(fact))])}</p>`}
          ${body}`,
        from: runningFoot([school.name, textOf(html`${title}`), about, ...known, more]),
      },
    ],
    styles: TABLE_STYLES + STYLES + styles,
  }
}

/** A paper that lists people of the school or what everybody may read. */
export function officePaper(frame: Framed): Paper {
  return framed(frame)
}

/** Several papers of one kind as one, each beginning on a page of its own, with its own foot. There is at least one. */
export function onePaper(papers: readonly Paper[]): Paper {
  const [first] = papers
  if (!first) throw new Error('There is no paper to print.')
  const sheets = papers.flatMap((each) => each.sheets)
  return { ...first, sheets: sheets.map((sheet, at) => ({ ...sheet, copy: String(at + 1) })) }
}

/**
 * A paper on which students stand by their case code: says so under its title, and in the foot of every page what
 * becomes of it, since codes and facts together may still tell who is meant.
 */
export function paperByCode(frame: Framed): Paper {
  const { body, words } = frame
  return framed(
    {
      ...frame,
      body: html`<p class="by-code">${words.say('common:paper.byCode')}</p>
        ${body}`,
    },
    words.say('common:paper.destroy'),
  )
}
