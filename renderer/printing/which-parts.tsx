import { Checkbox, NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'

import { inOrder, withPart } from '#shared/domain/packet-order.ts'
import type { PacketPart } from '#shared/domain/packet.ts'
import { useText } from '#renderer/text.ts'
import classes from './printing.module.css'

/** Which pages each packet of many holds: those that belong to it, or the same for all. */
export function WhichParts({
  parts,
  order,
  onChange,
}: {
  readonly parts: readonly PacketPart[] | null
  readonly order: readonly PacketPart[]
  readonly onChange: (parts: readonly PacketPart[] | null) => void
}): ReactElement {
  const { t } = useText()
  return (
    <>
      <NativeSelect
        label={t('printing:how.parts')}
        value={parts === null ? 'usual' : 'same'}
        onChange={({ currentTarget: { value } }) => onChange(value === 'same' ? ['letter'] : null)}
        data={(['usual', 'same'] as const).map((value) => ({ value, label: t(`printing:how.${value}`) }))}
      />
      {parts && (
        <fieldset className={classes.parts}>
          <legend>{t('packets:parts')}</legend>
          {order.map((part) => (
            <Checkbox
              key={part}
              label={t(`vocabulary:packetPart.${part}`)}
              checked={parts.includes(part)}
              onChange={({ currentTarget: { checked } }) =>
                onChange(inOrder(withPart(parts, part, checked), order))
              }
            />
          ))}
        </fieldset>
      )}
    </>
  )
}
