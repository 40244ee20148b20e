import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'

/**
 * Leads somebody who is new here to the page of their first days, and whoever has not read the protocol that is followed
 * to it.
 */
export function NewHere(): ReactElement | null {
  const { t } = useText()
  const { data } = useAnswer(api.handOver.arriving, {})
  if (data?.isNew)
    return (
      <Remark>
        {t('hand-over:arriving.new')} <Link to="/first-days">{t('hand-over:arriving.open')}</Link>
      </Remark>
    )
  if (data?.knowsProtocol !== false) return null
  return (
    <Remark>
      {t('hand-over:arriving.unread')} <Link to="/protocols">{t('hand-over:arriving.readIt')}</Link>
    </Remark>
  )
}
