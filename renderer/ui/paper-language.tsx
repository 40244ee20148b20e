import { NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'

import { PacketLanguage } from '#shared/domain/packet.ts'
import { useText } from '../text.ts'

/** In which of the languages pages are written in one prints. */
export function PaperLanguage({
  label,
  description,
  value,
  onChange,
}: {
  readonly label: string
  readonly description?: string
  readonly value: PacketLanguage
  readonly onChange: (language: PacketLanguage) => void
}): ReactElement {
  const { t } = useText()
  return (
    <NativeSelect
      label={label}
      description={description}
      value={value}
      onChange={({ currentTarget }) => onChange(PacketLanguage.parse(currentTarget.value))}
      data={PacketLanguage.options.map((each) => ({
        value: each,
        label: t(`vocabulary:packetLanguage.${each}`),
      }))}
    />
  )
}
