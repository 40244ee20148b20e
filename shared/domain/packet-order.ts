import { PACKET_PARTS, type PacketPart } from './packet.ts'

/** Where the parts of a packet stand for somebody: as they kept it, with what is new in its usual place. */
export function wholeOrder(kept: readonly PacketPart[]): readonly PacketPart[] {
  const known = [...new Set(kept)].filter((part) => PACKET_PARTS.includes(part))
  return PACKET_PARTS.reduce<readonly PacketPart[]>((order, part, at) => {
    if (order.includes(part)) return order
    const before = PACKET_PARTS.slice(0, at).findLast((other) => order.includes(other))
    const place = before === undefined ? 0 : order.indexOf(before) + 1
    return order.toSpliced(place, 0, part)
  }, known)
}

/** Parts in this order. */
export function inOrder(parts: readonly PacketPart[], order: readonly PacketPart[]): PacketPart[] {
  return parts.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
}

/** The order with these parts following each other as they do here; all others stay in their places. */
export function orderFollowing(order: readonly PacketPart[], parts: readonly PacketPart[]): PacketPart[] {
  const rest = parts[Symbol.iterator]()
  return order.map((part) => (parts.includes(part) ? (rest.next().value ?? part) : part))
}

/** The order with one part taken to another place. */
export function movedTo<Item>(order: readonly Item[], from: number, to: number): Item[] {
  const part = order[from]
  if (part === undefined || to < 0 || to >= order.length) return [...order]
  return order.toSpliced(from, 1).toSpliced(to, 0, part)
}

/**
 * The parts with one ticked or not. The slip a provider answers on goes and stays with the letter it answers; by itself
 * it is only where somebody ticks it by itself.
 */
export function withPart(chosen: readonly PacketPart[], part: PacketPart, isChosen: boolean): PacketPart[] {
  const parts: readonly PacketPart[] = part === 'provider-letter' ? [part, 'feedback-slip'] : [part]
  const others = chosen.filter((other) => !parts.includes(other))
  return isChosen ? [...others, ...parts] : others
}
