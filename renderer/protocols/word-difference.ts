import { diffWordsWithSpace } from 'diff'

/** A stretch of a text, and whether the other text lacks it. */
export interface Piece {
  readonly text: string
  readonly differs: boolean
}

/** Texts further apart are set beside each other whole: too much differs to be read word by word. */
const MOST_EDITS = 300

/** A text in stretches it has in common with another, and stretches of its own. */
export function wordDifference(text: string, other: string): readonly Piece[] {
  const changes = other === '' ? undefined : diffWordsWithSpace(other, text, { maxEditLength: MOST_EDITS })
  if (!changes) return [{ text, differs: true }]
  return changes
    .filter(({ removed }) => !removed)
    .map(({ value, added }) => ({ text: value, differs: added }))
}
