import type { ReactElement } from 'react'

import { useText } from '../text.ts'
import { Remark } from './error-notice.tsx'

/** Which signs of a paper no carried font draws, and what is in their place. */
export function MissingSigns({
  of: paper,
}: {
  readonly of: { readonly missing: string } | null | undefined
}): ReactElement | null {
  const { t } = useText()
  if (!paper?.missing) return null
  return <Remark tone="warning">{t('forms:missing', { signs: paper.missing })}</Remark>
}
