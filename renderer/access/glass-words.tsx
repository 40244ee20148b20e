import type { ReactElement } from 'react'

import type { GlassBreak } from '#shared/domain/access.ts'
import { useText } from '#renderer/text.ts'
import { clockTime, dayOf, shortDay } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import lines from '#renderer/ui/lines.module.css'

/** Why somebody opened what only named people read, when, and which cases. */
export function GlassWords({
  of: { kind, reason, at, endsAt, caseCodes },
}: {
  readonly of: GlassBreak
}): ReactElement {
  const { t, locale } = useText()
  const { today, timeZone } = useOfficeTime()
  const from = `${shortDay(dayOf(at, timeZone), locale, today)}, ${clockTime(at, locale, timeZone)}`
  return (
    <>
      <p>
        <strong>{t(`access:glass.kinds.${kind}`)}</strong> · {reason}
      </p>
      <p className={lines.quiet}>
        {t('access:inbox.when', { from, until: clockTime(endsAt, locale, timeZone) })}
        {caseCodes.length > 0 && ` · ${t('access:inbox.cases', { codes: caseCodes.join(', ') })}`}
      </p>
    </>
  )
}
