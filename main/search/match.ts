/** Parts signs of scripts written without spaces; invisible, and taken out again before anything is shown. */
const SEAM = '\u200b'
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const UNSPACED_ALL = new RegExp(UNSPACED, 'gu')

/** Text as the index keeps it: every Chinese, Japanese or Korean sign its own word, no marks of ours inside. */
export function indexed(text: string): string {
  return text.replaceAll(/[\u2068\u2069\u200b\0]/g, '').replaceAll(UNSPACED_ALL, `${SEAM}$&${SEAM}`)
}

/** Text of the index as people wrote it. */
export function shown(text: string): string {
  return text.replaceAll(SEAM, '')
}

interface Word {
  readonly text: string
  readonly unspaced: boolean
}

/** Runs of letters and digits; a run of unspaced signs is one phrase of single signs. */
function wordsIn(typed: string): Word[] {
  return typed.split(/[^\p{L}\p{N}\p{M}]+/u).flatMap((run) =>
    run
      .split(/([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+)/u)
      .filter((part) => /[\p{L}\p{N}]/u.test(part))
      .map((part) => ({ text: part, unspaced: UNSPACED.test(part) })),
  )
}

const phrase = ({ text, unspaced }: Word): string =>
  unspaced
    ? Array.from(text)
        .map((sign) => `"${sign}"`)
        .join(' + ')
    : `"${text}"`

/** One letter of a spaced script would match half the office: it waits for the next key. */
const tooShort = ({ text, unspaced }: Word): boolean => !unspaced && Array.from(text).length < 2

/**
 * What somebody typed as an FTS5 expression: all words, the last one as a beginning. Only letters and digits of the
 * input reach it, in quotes, so that no input is an operator. `null` when there is nothing to look for.
 */
export function matchExpression(typed: string): string | null {
  const all = wordsIn(typed)
  const words = all.filter((word, at) => at < all.length - 1 || !tooShort(word))
  if (words.every(tooShort)) return null
  const last = words.length === all.length ? words.length - 1 : -1
  return words.map((word, at) => `(${phrase(word)}${at === last ? ' *' : ''})`).join(' AND ')
}
