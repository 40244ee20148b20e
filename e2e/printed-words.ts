const MARKS = /[\u064B-\u0652]/g

const WORD =
  /\p{Script=Arabic}+|\p{Script=Latin}+|\p{Script=Cyrillic}+|\p{Script=Han}|\p{Script=Hangul}|\p{N}+/gu

/** Vowel marks, isolates and hyphens aside, which readers of a PDF order or drop as they like. */
const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(MARKS, '')
    .replaceAll(/(?<=\p{L})-\s*(?=\p{L})/gu, '')

/** Words as a search or a screen reader meets them. */
const printedWords = (text: string): ReadonlySet<string> => new Set(plainText(text).match(WORD) ?? [])

/**
 * The words of a text that cannot be found in what was read from its page. A mark above an Arabic letter makes a reader
 * put a gap into the middle of the word: there, its letters have to follow each other.
 */
export function lostWords(written: string, read: string): readonly string[] {
  const found = printedWords(read)
  const letters = plainText(read).replaceAll(/\P{L}/gu, '')
  return [...printedWords(written)].filter(
    (word) => !found.has(word) && !(/^\p{Script=Arabic}/u.test(word) && letters.includes(word)),
  )
}
