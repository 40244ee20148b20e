import { textOf, type Html } from '#main/print/html.ts'

/** Signs that run from the right, together with the marks and digits of a script written so. */
const FROM_THE_RIGHT = /\p{Script=Arabic}/u

/** A letter or digit of a block, and the run of one direction it stands in. */
interface Sign {
  readonly sign: string
  readonly run: number
  readonly isFromRight: boolean
}

/** What stands on its own on a page: a heading, a paragraph, an entry of a list, a cell. */
export interface Block {
  readonly isFromRight: boolean
  readonly signs: readonly Sign[]
}

/** Vowel marks and stretched joints; they are drawn above, below or between letters wherever a font wants them. */
const DRAWN_ANYWHERE = /[\u064B-\u0652\u0670\u0640]/g

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(DRAWN_ANYWHERE, '')

/** Letters and digits alone: a line ends where a blank was, and a bracket is drawn as its mirror. */
const signsIn = (text: string): readonly string[] => plain(text).match(/[\p{L}\p{N}]/gu) ?? []

const BLOCK = /^(?:p|br|li|h\d|div|ul|ol|section|dl|dt|dd|table|tr|td|th|header|footer|figure|thead|tbody)$/
/** The English of an entry of a numbered list says its number again. */
const IN_ENGLISH = /class="in-english"/
/** The same once more in another language, under it. */
const STANDS_ALONE = /class="again"/
const EMPTY = /^(?:br|img|hr|col|input)$/
const PART = /<(\/?)([a-z][a-z0-9]*)\b([^>]*?)(\/?)>|[^<]+/g

/** Words of one direction in a row: after a Latin letter they go on over blanks, after a digit only over what joins numbers (UAX #9, W4, N1). */
const RUNS =
  /\p{Script=Arabic}+|(?!\p{Script=Arabic})\p{L}(?:[^\p{Script=Arabic}]*(?!\p{Script=Arabic})[\p{L}\p{N}])?|\p{N}+(?:[.,:/]\p{N}+)*/gu

/** An element that is open. */
interface Open {
  readonly name: string
  /** `null` where each paragraph has that of its first letter. */
  readonly isFromRight: boolean | null
  /** How many entries of a numbered list came before. */
  entries: number
  readonly standsAlone: boolean
}

function directionOf(attributes: string, around: Open | undefined): boolean | null {
  const [, said] = /\bdir="(rtl|ltr|auto)"/.exec(attributes) ?? []
  if (said === undefined) return around ? around.isFromRight : null
  return said === 'auto' ? null : said === 'rtl'
}

/** The runs of a text, each of one direction; one that is isolated and from the left is a run of its own, whatever it holds. */
const runsOf = (text: string, isIsolated: boolean): readonly string[] =>
  isIsolated && !FROM_THE_RIGHT.test(text) ? [text] : (text.match(RUNS) ?? [])

/**
 * The blocks of a page in the order they were written, each with its runs of one direction; the numbers of a list stand
 * before its entries. Pages are written by the `html` tag alone, so every element is closed.
 */
export function blocksOf(markup: string, isFromRight: boolean): readonly Block[] {
  const blocks: Block[] = []
  const within: Open[] = [{ name: '', isFromRight, entries: 0, standsAlone: false }]
  let [signs, run]: [Sign[], number] = [[], 0]
  const add = (words: string) => {
    run += 1
    for (const sign of signsIn(words)) signs.push({ sign, run, isFromRight: FROM_THE_RIGHT.test(words) })
  }
  const end = (of: Open | undefined) => {
    const letter = signs.find(({ sign }) => /\p{L}/u.test(sign))
    if (signs.length > 0) blocks.push({ isFromRight: of?.isFromRight ?? letter?.isFromRight ?? false, signs })
    signs = []
  }
  for (const [whole, closes, name = '', attributes = '', closed] of markup
    .replaceAll(/<svg[\s\S]*?<\/svg>/g, ' ')
    .matchAll(PART)) {
    const around = within.at(-1)
    if (name === '')
      for (const words of runsOf(plain(textOf({ markup: whole } as Html)), around?.name === 'bdi')) add(words)
    if (BLOCK.test(name) || STANDS_ALONE.test(attributes) || (closes === '/' && around?.standsAlone))
      end(around)
    if (name === '' || closed === '/' || EMPTY.test(name)) continue
    if (closes === '/') within.pop()
    else {
      if (name === 'li' && around?.name === 'ol') {
        around.entries += 1
        add(String(around.entries))
        end(around)
      }
      const [list, entry] = within.slice(-3)
      if (IN_ENGLISH.test(attributes) && list?.name === 'ol' && entry?.name === 'li') {
        add(String(list.entries))
        end(around)
      }
      within.push({
        ...{ name, isFromRight: directionOf(attributes, around), entries: 0 },
        standsAlone: STANDS_ALONE.test(attributes),
      })
    }
  }
  end(within[0])
  return blocks
}

/** A line as it stands on paper, from left to right: the runs of a line from the right stand the other way around, each in its own order (UAX #9, L2). */
function drawn({ isFromRight }: Block, signs: readonly Sign[]): string {
  if (!isFromRight) return signs.map(({ sign }) => sign).join('')
  const runs = Map.groupBy(signs, ({ run }) => run)
  return [...runs.values()]
    .toReversed()
    .flatMap((run) => (run[0]?.isFromRight ? run.toReversed() : run))
    .map(({ sign }) => sign)
    .join('')
}

/** A line of `pdftotext -raw` from left to right: it gives each word from the right in the order it is read, between two marks. */
const lineOnPaper = (line: string): string =>
  signsIn(
    line
      .normalize('NFKC')
      .replaceAll(/\u202b([^\u202c]*)\u202c/g, (_, word: string) => [...word].toReversed().join('')),
  ).join('')

/** A vowel mark stands a little aside from its letter, so that `pdftotext` takes what follows for another line. */
const BROKEN_BY_A_MARK = /\n(?=\u202b[\u064B-\u0652])/g

/** Why a page does not read as it was written, every block whole, all of them in order and nothing else; `null` where it does. */
export function outOfOrder(blocks: readonly Block[], page: string): string | null {
  let next: Place = { block: 0, sign: 0 }
  for (const line of page.replaceAll(BROKEN_BY_A_MARK, '').split('\n').map(lineOnPaper)) {
    const after = readLine(blocks, next, line)
    if (!after) return `“${line}” stands where “${written(blocks[next.block], next.sign)}” was written`
    next = after
  }
  const missing = blocks[next.block]
  return missing ? `“${written(missing, next.sign)}” is missing` : null
}

/** How far a page was read. */
interface Place {
  readonly block: number
  readonly sign: number
}

const written = (block: Block | undefined, from: number): string =>
  block?.signs
    .slice(from)
    .map(({ sign }) => sign)
    .join('') ?? ''

/** Where a line ends, which holds the next signs of one block, or the ends of several; `null` where it holds anything else. */
function readLine(blocks: readonly Block[], from: Place, line: string): Place | null {
  if (line === '') return from
  const block = blocks[from.block]
  if (!block) return null
  const signs = block.signs.slice(from.sign, from.sign + [...line].length)
  const expected = drawn(block, signs)
  if (!line.startsWith(expected)) return null
  const isWhole = from.sign + signs.length === block.signs.length
  const after = isWhole ? { block: from.block + 1, sign: 0 } : { ...from, sign: from.sign + signs.length }
  return readLine(blocks, after, line.slice(expected.length))
}
