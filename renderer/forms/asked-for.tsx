import { NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'

import type { PaperLine } from '#shared/api/consent-requests.ts'
import { useText } from '#renderer/text.ts'

/** For which of the signatures that are waited for a form to sign is printed, or with room to write. */
export function AskedFor({
  papers,
  value,
  onChange,
}: {
  readonly papers: readonly PaperLine[]
  readonly value: string | null
  readonly onChange: (requestId: string | null) => void
}): ReactElement {
  const { t } = useText()
  return (
    <NativeSelect
      label={t('forms:askedFor.label')}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
      data={[
        ...papers.map(({ id, kind, recipients, askedName }) => ({
          value: id,
          label: [
            recipients.length > 0 ? recipients.join(', ') : t(`vocabulary:consentKind.${kind}`),
            askedName,
          ]
            .filter((words) => words !== '')
            .join(' · '),
        })),
        { value: '', label: t('forms:askedFor.none') },
      ]}
    />
  )
}
