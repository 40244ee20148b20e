import type { ReactElement } from 'react'

import type { RequestRecord } from '#shared/api/records-requests.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'

/** Says how many documents came into the record since those that leave were chosen. */
export function NewSince({
  of: { newSince },
}: {
  readonly of: Pick<RequestRecord, 'newSince'>
}): ReactElement | null {
  const { t } = useText()
  if (newSince.length === 0) return null
  return <Remark tone="warning">{t('requests:newSince', { count: newSince.length })}</Remark>
}
