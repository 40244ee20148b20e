import { html, ownMarkup, type Html } from './html.ts'
import type { PrintText } from './print-text.ts'

/** One element of a page, or the text between two. */
interface Node {
  /** `<ul class="ticks">`; empty for text. */
  readonly opening: string
  readonly inner: string
  readonly whole: string
}

const TAG = /<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/g
const EMPTY: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'input'])

/** What stands side by side at the top of markup. Pages are written by the `html` tag alone, so every element is closed. */
function nodesOf(markup: string): readonly Node[] {
  const nodes: Node[] = []
  let [depth, start, inside] = [0, 0, 0]
  let opening = ''
  const text = (to: number) => {
    const whole = markup.slice(start, to)
    if (whole.trim() !== '') nodes.push({ opening: '', inner: whole, whole })
  }
  for (const tag of markup.matchAll(TAG)) {
    const [source, closes, name = '', closed] = tag
    const end = tag.index + source.length
    if (closed === '/' || EMPTY.has(name)) continue
    if (closes === '') {
      if (depth === 0) {
        text(tag.index)
        ;[start, inside, opening] = [tag.index, end, source]
      }
      depth += 1
    } else {
      depth -= 1
      if (depth > 0) continue
      nodes.push({ opening, inner: markup.slice(inside, tag.index), whole: markup.slice(start, end) })
      start = end
    }
  }
  text(markup.length)
  return nodes
}

/** Frames whose parts stand beside each other one by one, so that what belongs together begins on one line. */
const FRAME =
  /^<(?:div class="(?:letter|boxed|sign|columns|cards|card|pictures|picture|row|whose)[ "]|ul class="numbers |li class="dial"|dl class="rows"|d[td][ >]|section)/

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

const interpreted = ({ sides, interpreter }: Pairing): Html | null =>
  interpreter && pair(interpreter.own.markup, interpreter.english.markup, sides)

/** On one line, under a page that itself stands in one language. */
function interpretedBelow({ sides: { language, direction }, interpreter }: Pairing): Html | null {
  if (!interpreter) return null
  const { own, english } = interpreter
  return html`<div class="interpreted">
    <div lang="${language}" dir="${direction}">${own}</div>
    <div lang="en" dir="ltr">${english}</div>
  </div>`
}

function pairs(own: string, english: string, pairing: Pairing): Html {
  const { sides, isWhole } = pairing
  const [ours, theirs] = [nodesOf(own), nodesOf(english)]
  const isAlike =
    ours.length === theirs.length && ours.every((node, at) => shapeOf(node) === shapeOf(theirs[at]))
  if (!isAlike) return pair(own, english, sides)
  return html`${ours.map((node, at) => {
    const other = theirs[at]
    if (!other || node.whole === other.whole || ONCE.test(node.opening)) return ownMarkup(node.whole)
    const isMeant = isWhole || VITAL_BOX.test(node.opening)
    if (!isMeant && !VITAL_BOX.test(node.whole)) return ownMarkup(node.whole)
    if (FRAME.test(node.opening)) {
      const inner = pairs(node.inner, other.inner, { ...pairing, isWhole: isMeant })
      return framed(node, CARD.test(node.opening) ? html`${inner}${interpreted(pairing)}` : inner)
    }
    return pair(node.whole, other.whole, sides)
  })}`
}

/**
 * A page in the language of the home with its English beside it, paragraph by paragraph, or the boxes alone that nobody
 * should have to trust unchecked. What is the same in both, such as the head of the letter, stands once. Boxes to tick
 * and lines to fill in stand once, too: the English is there to be read.
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
  return html`<div class="${isWhole ? 'two-languages' : 'one-language'}">
    ${pairs(own.markup, english.markup, pairing)}
    ${!own.markup.includes('<div class="card') && (isWhole ? interpreted(pairing) : interpretedBelow(pairing))}
  </div>`
}

/** How two languages stand beside each other; nothing is as wide as the page any more. */
export const BESIDE_STYLES = `
.sheet .two-languages { font-size: 0.94em; }
.sheet .pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 0.28in; }
.sheet .pair > * { min-width: 0; text-align: start; }
.sheet .pair > .in-english { font-size: 0.96em; line-height: 1.36; }
.sheet .one-language .boxed .pair { grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr); }
.sheet .one-language .boxed .in-english { font-size: 0.88em; line-height: 1.3; }
.sheet .interpreted { display: flex; flex-wrap: wrap; gap: 0 1.2em; font-size: 0.84em; }
.sheet .interpreted p { margin: 0; }
.sheet .pair h1 { font-size: 1.3em; }
.sheet .card .pair, .sheet .picture .pair, .sheet .calls .pair, .sheet dt > .pair { display: block; }
.sheet .card .in-english, .sheet .picture .in-english, .sheet .calls .in-english, .sheet dt > .pair > .in-english { font-size: 0.86em; }
.sheet .in-english .ticks > li::before { display: none; }
.sheet .pair .two, .sheet .pair .halves, .sheet .pair .columns, .sheet .pair .roles { display: block; columns: 1; }
.sheet .one-language .columns .pair { display: block; }
.sheet .one-language .columns .in-english { margin-bottom: 0.4em; }
.sheet .two-languages .columns { display: block; columns: 1; }
.sheet .pair dl > div { grid-template-columns: minmax(0, 1fr); }
.sheet .pair .slip-head { display: block; }
.sheet .in-english .tick, .sheet .in-english .return-codes, .sheet .in-english .barcode, .sheet .in-english .case-code { display: none; }
.sheet .in-english .rule, .sheet .in-english .blank { border-bottom-color: transparent; }
.sheet .in-english .blank { min-width: 2em; }
`
