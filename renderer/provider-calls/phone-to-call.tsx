import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'

/** The number one calls first, and whose it is: the main line, or that of a service. */
export function PhoneToCall({
  phone,
  of,
}: {
  readonly phone: string | null
  /** The service whose number it is; `null` where it is the organization's own. */
  readonly of: string | null
}): ReactElement | null {
  const { t } = useText()
  if (phone === null) return null
  return (
    <>
      <Ltr>{phone}</Ltr> (<bdi>{of ?? t('providers:calls.mainLine')}</bdi>)
    </>
  )
}
