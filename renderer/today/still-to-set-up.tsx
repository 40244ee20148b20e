import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { casework, protocolWork } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import lines from '#renderer/ui/lines.module.css'

/** Leads whoever may write them to the protocol and the school year, until they are there. */
export function StillToSetUp(): ReactElement | null {
  const { t } = useText()
  const writesProtocol = useMay(protocolWork)
  const writesCalendar = useMay(casework)
  const protocols = useAnswer(api.protocols.overview, {}).data
  const calendar = useAnswer(api.calendar.get, {}).data
  const noProtocol = writesProtocol && protocols?.current === null
  const noCalendar = writesCalendar && calendar?.years.length === 0
  if (!noProtocol && !noCalendar) return null
  return (
    <div className={lines.quiet}>
      {noProtocol && (
        <p>
          {t('vault:firstRun.begin.protocolText')}{' '}
          <Link to="/protocols">{t('vault:firstRun.begin.protocol')}</Link>
        </p>
      )}
      {noCalendar && (
        <p>
          {t('vault:firstRun.begin.calendarText')}{' '}
          <Link to="/calendar">{t('vault:firstRun.begin.calendar')}</Link>
        </p>
      )}
    </div>
  )
}
