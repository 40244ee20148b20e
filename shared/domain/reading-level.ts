/** What a reader of grade 6 understands is what the pages of a family aim at. */
export const READING_TARGET = 6

const LONG_SENTENCE = 15
const HARD_SYLLABLES = 3

/** Syllables of a word as English readers count them, near enough for a grade. */
function syllables(word: string): number {
  const letters = word.toLowerCase().replaceAll(/[^a-z]/g, '')
  if (letters.length <= 3) return 1
  const spoken = letters.replace(/(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$/, '').replace(/^y/, '')
  return Math.max(1, (spoken.match(/[aeiouy]{1,2}/g) ?? []).length)
}

const wordsIn = (text: string): readonly string[] => text.match(/[A-Za-z][A-Za-z'’-]*/g) ?? []

const sentencesIn = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?:]”?)\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[a-z]/i.test(sentence))

/**
 * The Flesch–Kincaid grade level of an English text: 0.39 × words per sentence + 11.8 × syllables per word − 15.59
 * (Kincaid, Fishburne, Rogers and Chissom 1975, Research Branch Report 8-75); `null` where there are no words.
 */
export function gradeLevel(text: string): number | null {
  const words = wordsIn(text)
  const sentences = sentencesIn(text)
  if (words.length === 0 || sentences.length === 0) return null
  const sounds = words.reduce((sum, word) => sum + syllables(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (sounds / words.length) - 15.59
}

/** What makes a text hard: its long sentences, the longest first, and its words of three syllables and more. */
export function hardSpots(text: string): { readonly sentences: string[]; readonly words: string[] } {
  const long = sentencesIn(text).filter((sentence) => wordsIn(sentence).length > LONG_SENTENCE)
  // A name within a sentence would not be plainer for being shorter.
  const plain = sentencesIn(text).flatMap((sentence) =>
    wordsIn(sentence).filter((word, at) => at === 0 || !/^[A-Z]/.test(word)),
  )
  const hard = [...new Set(plain.filter((word) => syllables(word) >= HARD_SYLLABLES))]
  return {
    sentences: long.toSorted((a, b) => wordsIn(b).length - wordsIn(a).length).slice(0, 3),
    words: hard.slice(0, 8),
  }
}
