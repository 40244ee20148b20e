/**
 * The groups that are not told: those of which too few would be known, and, where that is only one, the smallest of the
 * others with it, as it could else be reckoned from the whole (complementary suppression).
 */
export function untoldGroups<Name, Item>(
  groups: ReadonlyMap<Name, readonly Item[]>,
  isTooFew: (items: readonly Item[]) => boolean,
): ReadonlySet<Name> {
  const small = [...groups].filter(([, items]) => isTooFew(items)).map(([name]) => name)
  const [next] = [...groups]
    .filter(([name]) => !small.includes(name))
    .toSorted(([, one], [, other]) => one.length - other.length)
  return new Set(small.length === 1 && next ? [...small, next[0]] : small)
}
