/** Where something that may be a name stands in a folded text. */
export interface Guess {
  readonly start: number
  readonly end: number
  /** Whether it is hardly anything else. */
  readonly isSure: boolean
}

/** Letters that stand alone in a row. */
const LETTERS_APART = /(?<![\p{L}\p{N}])\p{L}(?:[\s.-]{1,2}\p{L}(?![\p{L}\p{N}]))+/gu

const FRAGMENT = /[\p{L}\p{M}]+/gu

/** A name of fewer letters than these is, written apart, two words of other sentences: “an a”. */
const LEAST_APART = 5

/** Every part of a row of letters that spells a name, the longest from each letter on. */
function spelt(folded: string, known: ReadonlySet<string>): Guess[] {
  return [...folded.matchAll(LETTERS_APART)].flatMap((row): Guess[] => {
    const letters = [...row[0].matchAll(/\p{L}/gu)].map(({ 0: letter, index }) => ({
      letter,
      start: row.index + index,
      end: row.index + index + letter.length,
    }))
    return letters.flatMap(({ start }, from): Guess[] => {
      for (let to = letters.length; to > from + 1; to -= 1) {
        const name = letters
          .slice(from, to)
          .map(({ letter }) => letter)
          .join('')
        const last = letters[to - 1]
        if (last && known.has(name)) return [{ start, end: last.end, isSure: name.length > 2 }]
      }
      return []
    })
  })
}

/** Two pieces of a word that are one name together: broken at the end of a line, or written apart. */
function broken(folded: string, known: ReadonlySet<string>): Guess[] {
  const pieces = [...folded.matchAll(FRAGMENT)]
  return pieces.flatMap((piece, at): Guess[] => {
    const next = pieces[at + 1]
    if (!next || !known.has(piece[0] + next[0])) return []
    const between = folded.slice(piece.index + piece[0].length, next.index)
    const isHyphened = /^[-‐]\s+$/u.test(between)
    const isApart = /^\s+$/u.test(between) && piece[0].length + next[0].length >= LEAST_APART
    if (!isHyphened && !isApart) return []
    return [{ start: piece.index, end: next.index + next[0].length, isSure: isHyphened }]
  })
}

/** Names whose letters or pieces are set apart: `A n a`, `Oye-` at the end of a line and `laran`, `Oye laran`. */
export function namesApart(folded: string, known: ReadonlySet<string>): Guess[] {
  return [...spelt(folded, known), ...broken(folded, known)]
}

const LONE = /(?<![\p{L}\p{N}.'’-])(\p{L})(['’]s)?(?![\p{L}\p{N}-])/gu

const BARE_INITIALS = /(?<![\p{L}\p{N}.'’-])(\p{L})(\s?)(\p{L})(?![\p{L}\p{N}-])/gu

/** Letters that are words of every other sentence. */
const WORDS = new Set(['a', 'i'])

/** Two large letters that are no initials in a school. */
const SHORT = new Set(
  'pe tv ok am pm it id us uk eu la ny dc er iq hr ap ib ot ed mr ms dr st pt sw vp ll el sp cd pc wc'.split(
    ' ',
  ),
)

/** A text in large letters throughout has no initials that could be told from its words. */
const isShouted = (text: string): boolean => text.length > 40 && text === text.toUpperCase()

/** What may be a name of one letter, `J`, or the initials of one without dots, `JM` or `J M`, before anybody looked whether they are written large. */
export function barelyNamed(
  text: string,
  folded: string,
  { letters, initials }: { readonly letters: ReadonlySet<string>; readonly initials: ReadonlySet<string> },
): Guess[] {
  const guess = ({ index, 0: { length } }: RegExpExecArray): Guess => ({
    ...{ start: index, end: index + length },
    isSure: false,
  })
  const lone = [...folded.matchAll(LONE)].filter(
    ([, letter = '', owns]) => letters.has(letter) && (owns !== undefined || !WORDS.has(letter)),
  )
  const both = isShouted(text)
    ? []
    : [...folded.matchAll(BARE_INITIALS)].filter(
        ([, first = '', gap, last = '']) =>
          initials.has(first + last) && (gap === '' ? !SHORT.has(first + last) : !WORDS.has(first)),
      )
  return [...lone, ...both].map(guess)
}
