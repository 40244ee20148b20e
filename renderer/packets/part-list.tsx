import { Button, Checkbox } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { inOrder, movedTo, withPart } from '#shared/domain/packet-order.ts'
import { disclosureClassOf, type PacketPart } from '#shared/domain/packet.ts'
import { MovedTo, OrderButtons, useMoving } from '#renderer/protocols/order-buttons.tsx'
import { useText } from '#renderer/text.ts'
import classes from './packets.module.css'

/** Every part a packet can have, in the order it prints: ticked where it does, with what it holds beside it. */
export function PartList({
  order,
  chosen,
  isUsual,
  remarkOn = () => null,
  onChoose,
  onOrder,
  onUsual,
}: {
  readonly order: readonly PacketPart[]
  readonly chosen: readonly PacketPart[]
  readonly isUsual: boolean
  /** What stands beside a part of this packet, as why it is not ticked by itself. */
  readonly remarkOn?: (part: PacketPart) => string | null
  readonly onChoose: (parts: PacketPart[]) => void
  readonly onOrder: (order: PacketPart[]) => void
  readonly onUsual: () => void
}): ReactElement {
  const { t } = useText()
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const nameOf = (part: PacketPart) => t(`vocabulary:packetPart.${part}`)
  const moving = useMoving({
    names: order.map(nameOf),
    onMove: (at, by) => onOrder(movedTo(order, at, at + by)),
  })
  const choose = (part: PacketPart, isChosen: boolean) =>
    onChoose(inOrder(withPart(chosen, part, isChosen), order))
  const letGo = () => {
    setDragged(null)
    setOver(null)
  }
  return (
    <fieldset className={classes.parts}>
      <legend>{t('packets:parts')}</legend>
      <p className={classes.quiet}>{t('packets:order.hint')}</p>
      <ol className={classes.partList}>
        {order.map((part, at) => (
          <li
            key={part}
            draggable
            className={over === at && dragged !== null ? classes.dropHere : undefined}
            onKeyDown={moving.onKeyDown(at)}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move'
              event.dataTransfer.setData('text/plain', nameOf(part))
              setDragged(at)
            }}
            onDragOver={(event) => {
              if (dragged === null) return
              event.preventDefault()
              setOver(at)
            }}
            onDrop={(event) => {
              event.preventDefault()
              if (dragged !== null && dragged !== at) onOrder(movedTo(order, dragged, at))
              letGo()
            }}
            onDragEnd={letGo}
          >
            <Checkbox
              checked={chosen.includes(part)}
              label={nameOf(part)}
              description={[t(`vocabulary:disclosureClass.${disclosureClassOf(part)}`), remarkOn(part)]
                .filter((words) => words !== null)
                .join('. ')}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              onChange={(event) => choose(part, event.currentTarget.checked)}
            />
            <OrderButtons name={nameOf(part)} at={at} count={order.length} moving={moving} />
          </li>
        ))}
      </ol>
      <MovedTo of={moving} />
      {!isUsual && (
        <Button size="compact-sm" variant="default" onClick={onUsual}>
          {t('packets:order.usual')}
        </Button>
      )}
    </fieldset>
  )
}
