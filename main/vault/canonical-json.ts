function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  )
}

/** The one spelling of a value, whatever order its fields were written in: what a MAC or a seal covers. */
export function canonicalJson(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(inOrder(value)), 'utf8')
}
