import { NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { languageFor } from '#shared/domain/addressee.ts'
import type { PacketChoice } from '#shared/domain/packet.ts'
import type { Contact } from '#shared/domain/student.ts'
import { contactName } from '#renderer/cases/timeline-contacts.ts'
import { useText } from '#renderer/text.ts'

/** Which parent or guardian a packet is for; its language follows whoever is chosen. */
export function WhomFor({
  may,
  record,
  value,
  onChange,
}: {
  readonly may: readonly Contact[]
  readonly record: CaseRecord
  readonly value: string | null
  readonly onChange: (part: Partial<PacketChoice>) => void
}): ReactElement {
  const { t } = useText()
  const choose = (id: string) => {
    const addressee = may.find((contact) => contact.id === id) ?? null
    const language = languageFor(addressee, record)
    onChange({ addresseeId: addressee?.id ?? null, ...(language && { language }) })
  }
  return (
    <NativeSelect
      label={t('packets:for')}
      value={value ?? ''}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
      data={[
        { value: '', label: t('packets:wholeFamily') },
        ...may.map((contact) => ({ value: contact.id, label: contactName(contact, t) })),
      ]}
    />
  )
}
