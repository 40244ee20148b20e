import { useState } from 'react'

import { wholeOrder } from '#shared/domain/packet-order.ts'
import type { PacketPart } from '#shared/domain/packet.ts'
import { useDraft } from '#renderer/drafts.ts'

/** In which order the parts of one packet stand: that of the office, until somebody gives this one its own. */
export function useKeptOrder(
  referralId: string,
  usual: readonly PacketPart[],
): {
  readonly order: readonly PacketPart[]
  readonly isUsual: boolean
  keep(order: readonly PacketPart[]): void
} {
  const [changed, setChanged] = useState<readonly PacketPart[] | null>(null)
  const { found } = useDraft(`packets.order.${referralId}`, changed)
  const order = wholeOrder(changed ?? found ?? usual)
  return {
    order,
    isUsual: order.every((part, at) => part === wholeOrder(usual)[at]),
    keep: setChanged,
  }
}
