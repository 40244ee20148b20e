/** A text as it is compared, and where each of its signs stands in the text somebody wrote. */
export interface FoldedText {
  readonly folded: string
  /** Where the sign of the folded text at this place begins in the text. */
  readonly startOf: (at: number) => number
  /** Where the sign of the folded text before this place ends in the text. */
  readonly endOf: (at: number) => number
}

/** Letters no normal form takes apart, as they are typed on a keyboard without them; two ways to write an Arabic one. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ς: 'σ' },
  // Apostrophes that count as letters.
  ...{ ʼ: "'", ʹ: "'", ʻ: "'", ʽ: "'", ˈ: "'", ꞌ: "'" },
  ...{ ى: 'ي', ی: 'ي', ة: 'ه', ک: 'ك', ـ: '' },
}

/** Letters of one syllable written apart, a letter with its marks, or marks alone. */
const SIGN = /[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gu

const PLAIN = /^[\0-\u007f]$/

function foldedSign(sign: string): string {
  if (PLAIN.test(sign)) return sign.toLowerCase()
  return Array.from(
    sign
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, ''),
  )
    .map((letter) => LETTERS[letter] ?? letter)
    .join('')
    .normalize('NFKC')
}

/**
 * Folds a text so that spellings of one name are the same: small letters, without marks, without signs nobody sees (a
 * soft hyphen, a zero-width space), in the usual width, and with the letters another keyboard has for ł, ø, đ, ı, ß, æ, œ and for an apostrophe.
 */
export function foldText(text: string): FoldedText {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const { index, 0: sign } of text.matchAll(SIGN)) {
    const folded = foldedSign(sign)
    parts.push(folded)
    for (let at = 0; at < folded.length; at += 1) {
      starts.push(index)
      ends.push(index + sign.length)
    }
  }
  return {
    folded: parts.join(''),
    startOf: (at) => starts[at] ?? text.length,
    endOf: (at) => ends[at - 1] ?? 0,
  }
}
