import type { ReactElement, ReactNode } from 'react'

import { api } from '#renderer/api.ts'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { useText } from '#renderer/text.ts'

/** The call sheets of these providers, a page for each, as they will print. */
export function CallSheets({
  organizationIds,
  onClose,
  children,
}: {
  readonly organizationIds: string[]
  readonly onClose: () => void
  readonly children?: ReactNode
}): ReactElement {
  const { t, locale } = useText()
  return (
    <PrintPreview
      title={t('providers:calls.printing')}
      preview={api.providerCalls.previewSheet}
      print={api.providerCalls.printSheet}
      input={{ organizationIds, language: locale }}
      onClose={onClose}
    >
      {children}
    </PrintPreview>
  )
}
