/** A stretch of a text, and whether the other text lacks it. */
export interface Piece {
  readonly text: string
  readonly differs: boolean
}

/** Longer texts are set beside each other whole: too much differs to be read word by word. */
const MOST_WORDS = 700

const inWords = (text: string): readonly string[] => text.match(/\s+|[^\s]+/g) ?? []

/** How many words two texts share from each pair of places on. */
function sharedFrom(one: readonly string[], other: readonly string[]): readonly Uint16Array[] {
  const shared = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1))
  for (let a = one.length - 1; a >= 0; a -= 1)
    for (let b = other.length - 1; b >= 0; b -= 1) {
      const [here, below] = [shared[a], shared[a + 1]]
      if (!here || !below) continue
      here[b] = one[a] === other[b] ? (below[b + 1] ?? 0) + 1 : Math.max(below[b] ?? 0, here[b + 1] ?? 0)
    }
  return shared
}

/** A text in stretches it has in common with another, and stretches of its own. */
export function wordDifference(text: string, other: string): readonly Piece[] {
  const [one, two] = [inWords(text), inWords(other)]
  if (other === '' || one.length > MOST_WORDS || two.length > MOST_WORDS) return [{ text, differs: true }]
  const shared = sharedFrom(one, two)
  const pieces: Piece[] = []
  const add = (word: string, differs: boolean) => {
    const last = pieces.at(-1)
    if (last?.differs === differs) pieces[pieces.length - 1] = { text: last.text + word, differs }
    else pieces.push({ text: word, differs })
  }
  let [a, b] = [0, 0]
  while (a < one.length) {
    const word = one[a] ?? ''
    const isShared = word === two[b]
    const passesOther = !isShared && b < two.length && (shared[a]?.[b + 1] ?? 0) > (shared[a + 1]?.[b] ?? 0)
    if (!passesOther) {
      add(word, !isShared)
      a += 1
    }
    if (isShared || passesOther) b += 1
  }
  return pieces
}
