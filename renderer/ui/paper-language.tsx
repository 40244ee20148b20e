import { NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'

import type { PacketLanguage } from '#shared/domain/packet.ts'
import { useText } from '../text.ts'

/** In which of the languages pages are written in one prints. */
export function PaperLanguage<Language extends PacketLanguage>({
  label,
  description,
  languages,
  value,
  onChange,
}: {
  readonly label: string
  readonly description?: string
  readonly languages: readonly Language[]
  readonly value: Language
  readonly onChange: (language: Language) => void
}): ReactElement {
  const { t } = useText()
  return (
    <NativeSelect
      label={label}
      description={description}
      value={value}
      onChange={({ currentTarget }) => {
        const chosen = languages.find((each) => each === currentTarget.value)
        if (chosen) onChange(chosen)
      }}
      data={languages.map((each) => ({ value: each, label: t(`vocabulary:packetLanguage.${each}`) }))}
    />
  )
}
