/** A list with one item moved one place up or down; the same list where it stands at that end already. */
export function withMoved<Item>(items: readonly Item[], at: number, by: -1 | 1): readonly Item[] {
  const [item, other] = [items[at], items[at + by]]
  if (item === undefined || other === undefined) return items
  return items.map((each, place) => (place === at ? other : place === at + by ? item : each))
}

/** A list with one item in the place of another. */
export function withItem<Item>(items: readonly Item[], at: number, item: Item): Item[] {
  return items.map((each, place) => (place === at ? item : each))
}

/** A list without one of its items. */
export function withoutItem<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, place) => place !== at)
}
