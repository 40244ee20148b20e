const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
}
const UNDECOMPOSED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')

/** Text without its diacritics and capitals, so that `Nguyễn`, `NGUYEN` and `nguyen` are one word. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(UNDECOMPOSED, (letter) => LETTERS[letter] ?? letter)
}

/** Names and addresses as they are compared: capitals, accents and blanks aside. */
export function plain(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim()
}

/** What joins two parts of one word. */
export const APOSTROPHE = "['’‘ʼ`´]"
const APOSTROPHES = new RegExp(APOSTROPHE, 'g')

/** The folded words of a text; an apostrophe joins, everything else that is no letter or digit parts. */
export function wordsOf(text: string): string[] {
  return fold(text.replaceAll(APOSTROPHES, ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** The digits of a telephone number, without the country code of North America. */
export function phoneDigits(phone: string): string {
  const digits = phone.normalize('NFKD').replaceAll(/\D/g, '')
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits
}

/** Marks found words on screen: first strong isolate and its end, which no text of the office holds. */
export const MARKS = { begin: '\u2068', end: '\u2069' } as const

/** The text with every place marked where one of these folded words begins or stands. */
export function markWords(text: string, words: readonly string[]): string {
  const letters = Array.from(text)
  const folded = letters.map(fold)
  const starts: number[] = []
  let length = 0
  for (const part of folded) {
    starts.push(length)
    length += part.length
  }
  const whole = folded.join('')
  const marked = new Set<number>()
  for (const word of words) {
    for (let at = whole.indexOf(word); word !== '' && at >= 0; at = whole.indexOf(word, at + word.length)) {
      starts.forEach((start, index) => {
        const end = start + (folded[index]?.length ?? 0)
        if (start < at + word.length && end > at) marked.add(index)
      })
    }
  }
  return letters
    .map((letter, index) => {
      const begins = marked.has(index) && !marked.has(index - 1)
      const ends = marked.has(index) && !marked.has(index + 1)
      return `${begins ? MARKS.begin : ''}${letter}${ends ? MARKS.end : ''}`
    })
    .join('')
}
