import type { ReactElement } from 'react'

import type { AgreementNow } from '#shared/api/partnerships.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'

const TONES = { draft: 'accent', 'in-force': 'good', expired: 'danger', ended: 'quiet' } as const

/** How an agreement stands: a word, with the day where one says more. */
export function AgreementStateTag({
  now: { state, endsOn, beginsOn },
  endedOn = null,
  withDay = true,
}: {
  readonly now: Pick<AgreementNow, 'state' | 'endsOn' | 'beginsOn'>
  readonly endedOn?: string | null
  /** Off where the day stands beside it. */
  readonly withDay?: boolean
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const day = (on: string) => shortDay(on, locale, today)
  const words = () => {
    if (!withDay) return t(`partnerships:state.${state}`)
    if (state === 'ended' && endedOn !== null) return t('partnerships:state.endedOn', { day: day(endedOn) })
    if (state === 'expired' && endsOn !== null) return t('partnerships:state.expiredOn', { day: day(endsOn) })
    if (state === 'draft' && beginsOn !== null) return t('partnerships:state.begins', { day: day(beginsOn) })
    return t(`partnerships:state.${state}`)
  }
  return <Tag tone={TONES[state]}>{words()}</Tag>
}
