import { namesBeforeEnding } from './names-with-endings.ts'
import type { Guess } from './perhaps-names.ts'

/** What says that whoever is named next is somebody else. */
const SOMEBODY_ELSE =
  /(?<![\p{L}\p{N}])(?:other|another|second|different|wrong|both|two|otr[oa]s?|segund[oa]|amb[oa]s|dos)\s+(?:(?:girl|boy|kid|child|student|chic[oa]|nin[oa]|alumn[oa]),?\s+)?$/u
/** How far before a name such a word is looked for. */
const FAR_BEFORE = 30

const INITIAL_AFTER = /^\s(\p{Lu})(?![\p{L}\p{M}\p{N}'’])\.?/u

/** Whoever bears a name: its folded parts, and how the family name begins. */
export interface Bearer {
  readonly parts: readonly string[]
  readonly initial: string
}

/** A word of a folded text: where it stands, and itself without what says whose something is. */
interface FoldedWord {
  readonly index: number
  readonly length: number
  readonly word: string
}

function initialsByName(others: readonly Bearer[], mine: ReadonlySet<string>): ReadonlyMap<string, string> {
  const initials = new Map<string, string>()
  for (const { parts, initial } of others)
    for (const part of parts)
      if (mine.has(part)) initials.set(part, (initials.get(part) ?? '') + initial.toUpperCase())
  return initials
}

/**
 * Finds somebody else of the student's own name where the words say that it is another: `the other Ines`, `both Ineses`,
 * and `Ines O.` where somebody at the school is called so. `after` is what somebody wrote from a place of the folded text on.
 */
export function otherOfOneName(
  own: readonly Bearer[],
  others: readonly Bearer[],
): (folded: string, words: readonly FoldedWord[], after: (at: number) => string) => Guess[] {
  const mine = new Set(own.flatMap(({ parts }) => parts))
  const ownInitials = own.map(({ initial }) => initial.toUpperCase())
  const initialsOf = initialsByName(others, mine)
  return (folded, words, after) =>
    words.flatMap(({ index, word, length }): Guess[] => {
      const names = mine.has(word) ? [word] : namesBeforeEnding(word, mine)
      if (names.length === 0) return []
      const span = { start: index, end: index + length }
      const [behind = '', initial = ''] = INITIAL_AFTER.exec(after(span.end)) ?? []
      const isNamed = names.some((name) => initial !== '' && initialsOf.get(name)?.includes(initial))
      if (isNamed && !ownInitials.includes(initial))
        return [{ start: index, end: span.end + behind.length, isSure: true }]
      const before = folded.slice(Math.max(0, index - FAR_BEFORE), index)
      return SOMEBODY_ELSE.test(before)
        ? [{ ...span, isSure: names.some((name) => initialsOf.has(name)) }]
        : []
    })
}
