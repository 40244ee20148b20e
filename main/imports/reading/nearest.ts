/** How many single slips (a letter more, less, other, or two swapped) lie between two words. */
export function slipsBetween(left: string, right: string): number {
  const width = right.length + 1
  let before: number[] = []
  let last = Array.from({ length: width }, (_, index) => index)
  for (let row = 1; row <= left.length; row += 1) {
    const next = [row]
    for (let column = 1; column < width; column += 1) {
      const same = left[row - 1] === right[column - 1]
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      next[column] = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Infinity,
      )
    }
    before = last
    last = next
  }
  return last[right.length] ?? 0
}

function slipsAllowed(length: number): number {
  if (length < 4) return 0
  return length < 9 ? 1 : 2
}

/** Whether a word is a likely misspelling of another; short words must begin right, the shortest be right. */
export function isTypoOf(word: string, meant: string): boolean {
  const allowed = slipsAllowed(Math.min(word.length, meant.length))
  if (allowed === 0 || word === meant || Math.abs(word.length - meant.length) > allowed) return false
  if (Math.min(word.length, meant.length) < 5 && word[0] !== meant[0]) return false
  return slipsBetween(word, meant) <= allowed
}
