import { useState } from 'react'

import { wholeOrder } from '#shared/domain/packet-order.ts'
import { PACKET_PARTS, type PacketPart } from '#shared/domain/packet.ts'
import { useDraft } from '#renderer/drafts.ts'

/** In which order somebody likes the parts of a packet, kept for them from one packet to the next. */
export function useKeptOrder(): {
  readonly order: readonly PacketPart[]
  readonly isUsual: boolean
  keep(order: readonly PacketPart[]): void
} {
  const [changed, setChanged] = useState<readonly PacketPart[] | null>(null)
  const { found } = useDraft('packets.order', changed)
  const order = wholeOrder(changed ?? found ?? [])
  return {
    order,
    isUsual: order.every((part, at) => part === PACKET_PARTS[at]),
    keep: setChanged,
  }
}
