/** Of fewer students than these no count leaves the office: one of them might be known by it. */
export const LEAST_PUBLISHED = 10

/** A count, and how many students it is of. */
export interface Cell {
  readonly referrals: number
  readonly students: number
}

/** Whether a count is of so few students that it is not told by itself. */
export function isFew({ students }: Pick<Cell, 'students'>, least: number): boolean {
  return students < least
}

/**
 * Which parts of a whole that is told may be told beside it. A part of few students is not; and then so many others are not
 * that those left out together are more than as many few could be, so that none is known by subtracting the rest. Which
 * others does not depend on how large they are, but on their place alone, so that being left out says nothing of a part.
 * `slack` is how many students of a part nothing else that is told speaks of; `isNever` names a part that is never told.
 * It is complementary suppression made stricter; a test undoes every small table by brute force.
 */
export function toldParts(
  parts: readonly (Cell & { readonly slack?: number; readonly isNever?: boolean })[],
  least: number = LEAST_PUBLISHED,
): readonly boolean[] {
  const told = parts.map((part) => part.isNever !== true && !isFew(part, least))
  if (told.every(Boolean)) return told
  const isEnough = (): boolean => {
    const left = parts.filter((_, at) => !told[at])
    const free = left.reduce((sum, { students, slack = students }) => sum + slack, 0)
    return left.length > 1 && free > left.length * (least - 1)
  }
  for (const at of parts.keys()) {
    if (isEnough()) break
    told[at] = false
  }
  return told
}
