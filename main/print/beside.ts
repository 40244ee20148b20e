import { html, ownMarkup, type Html } from './html.ts'
import type { PrintText } from './print-text.ts'

/** One element of a page, or the words between two. */
interface Node {
  /** `<ul class="ticks">`; empty for words. */
  readonly opening: string
  readonly inner: string
  readonly whole: string
}

const TAG = /<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/g
const EMPTY: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'input'])

/** Elements that stand in a line of words. */
const IN_LINE: ReadonlySet<string> = new Set(['b', 'bdi', 'i', 'small', 'span', 'strong'])

/** What stands one below the other at the top of markup. Pages are written by the `html` tag alone, so every element is closed. */
function nodesOf(markup: string): readonly Node[] {
  const nodes: Node[] = []
  let [depth, start, inside] = [0, 0, 0]
  let opening = ''
  const words = (to: number) => {
    const whole = markup.slice(start, to)
    if (whole.trim() !== '') nodes.push({ opening: '', inner: whole, whole })
  }
  for (const tag of markup.matchAll(TAG)) {
    const [source, closes, name = '', closed] = tag
    const end = tag.index + source.length
    if (closed === '/' || EMPTY.has(name)) continue
    if (closes === '') {
      if (depth === 0 && !IN_LINE.has(name)) {
        words(tag.index)
        ;[start, inside, opening] = [tag.index, end, source]
      }
      depth += 1
    } else {
      depth -= 1
      if (depth > 0 || opening === '') continue
      nodes.push({ opening, inner: markup.slice(inside, tag.index), whole: markup.slice(start, end) })
      ;[start, opening] = [end, '']
    }
  }
  words(markup.length)
  return nodes
}

/** What is read as one: words, a paragraph, a heading. Everything else is a frame around such, which stands once. */
const READ_AS_ONE = /^(?:$|<(?:p|h[1-6])[ >])/

/** A card that is cut out names whoever interprets itself. */
const CARD = /^<div class="card[ "]/

/** Boxes nobody should have to trust unchecked, on pages about something else. */
const VITAL_BOX = /class="[^"]*\b(?:crisis|rights)\b/

/** The head of a letter says the same in every language, but for its day; a drawing needs no words. */
const ONCE = /^<(?:header|svg)/

const tagName = (opening: string): string => /^<([a-z0-9]+)/.exec(opening)?.[1] ?? ''

/** What an element is, whatever its label says. */
const shapeOf = (node: Node | undefined): string | undefined =>
  node?.opening.replaceAll(/ aria-label="[^"]*"/g, '')

type Sides = Pick<PrintText, 'language' | 'direction'>

/** The same words in both languages. */
interface InBoth {
  readonly own: Html
  readonly english: Html
}

function pair(own: string, english: string, { language, direction }: Sides): Html {
  return html`<div class="pair">
    <div lang="${language}" dir="${direction}">${ownMarkup(own)}</div>
    <div class="in-english" lang="en" dir="ltr">${ownMarkup(english)}</div>
  </div>`
}

const framed = ({ opening }: Node, inner: Html): Html =>
  html`${ownMarkup(opening)}${inner}${ownMarkup(`</${tagName(opening)}>`)}`

/** How a page is paired. */
interface Pairing {
  readonly sides: Sides
  readonly isWhole: boolean
  readonly interpreter: InBoth | null
}

/** On one line, at the end of a page or of a card. */
function interpreted({ sides: { language, direction }, interpreter }: Pairing): Html | null {
  if (!interpreter) return null
  const { own, english } = interpreter
  return html`<div class="interpreted">
    <div lang="${language}" dir="${direction}">${own}</div>
    <div lang="en" dir="ltr">${english}</div>
  </div>`
}

/** Whether an element stands once as it is, is a row of two, or is a frame around such. */
function standsAs(node: Node, other: Node | undefined, isWhole: boolean): 'once' | 'row' | 'frame' {
  if (!other || node.whole === other.whole || ONCE.test(node.opening)) return 'once'
  if (!isWhole && !VITAL_BOX.test(node.whole)) return 'once'
  return READ_AS_ONE.test(node.opening) ? 'row' : 'frame'
}

/** Markup in both languages, row by row; its `ending` stays on the sheet of what it comes after. */
function pairs(own: string, english: string, pairing: Pairing, ending: Html | null): Html {
  const { sides, isWhole } = pairing
  const [ours, theirs] = [nodesOf(own), nodesOf(english)]
  const isAlike =
    ours.length === theirs.length && ours.every((node, at) => shapeOf(node) === shapeOf(theirs[at]))
  if (!isAlike) return html`${pair(own, english, sides)}${ending}`
  const [only] = ours
  const endsInside = only && ours.length === 1 && standsAs(only, theirs[0], isWhole) === 'frame'
  const rows = ours.map((node, at) => {
    const other = theirs[at]
    const how = standsAs(node, other, isWhole)
    if (!other || how === 'once') return ownMarkup(node.whole)
    if (how === 'row') return pair(node.whole, other.whole, sides)
    const inside = { ...pairing, isWhole: isWhole || VITAL_BOX.test(node.opening) }
    const end = CARD.test(node.opening) ? interpreted(pairing) : endsInside ? ending : null
    return framed(node, pairs(node.inner, other.inner, inside, end))
  })
  if (!ending || endsInside) return html`${rows}`
  return html`${rows.slice(0, -1)}
    <div class="together">${rows.at(-1) ?? null}${ending}</div>`
}

/**
 * A page in the language of the home with its English beside it: each heading, paragraph and entry of a list is a row of
 * two, or the boxes alone are that nobody should have to trust unchecked. What is the same in both, such as the head of
 * the letter, stands once. Boxes to tick and lines to fill in stand once, too: the English is there to be read.
 */
export function besideEnglish(
  text: Sides,
  own: Html,
  english: Html,
  {
    isWhole,
    interpreter = null,
  }: {
    readonly isWhole: boolean
    readonly interpreter?: InBoth | null
  },
): Html {
  const pairing = { sides: text, isWhole, interpreter }
  const hasCards = own.markup.includes('<div class="card')
  return html`<div class="${isWhole ? 'two-languages' : 'one-language'}">
    ${pairs(own.markup, english.markup, pairing, hasCards ? null : interpreted(pairing))}
  </div>`
}
