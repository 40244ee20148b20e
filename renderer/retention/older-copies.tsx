import type { ReactElement } from 'react'

import type { OlderCopy } from '#shared/domain/retention.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import classes from './retention.module.css'

/** Which copies still hold what was destroyed, and until when. */
export function OlderCopies({ of: copies }: { readonly of: readonly OlderCopy[] | null }): ReactElement {
  const { t } = useText()
  if (copies === null) return <p>{t('retention:certificate.notLooked')}</p>
  if (copies.length === 0) return <p>{t('retention:certificate.noneHold')}</p>
  return (
    <>
      <p>{t('retention:certificate.hold')}</p>
      <ul className={classes.copies}>
        {copies.map((copy) => (
          <li key={`${copy.place} ${copy.name}`}>
            <CopyLine of={copy} />
          </li>
        ))}
      </ul>
    </>
  )
}

function CopyLine({ of: { place, name, madeAt, leavesOn } }: { readonly of: OlderCopy }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const moment = useMoment()
  if (name === null) return <>{t('retention:certificate.away', { place: place ?? '' })}</>
  const where = place === null ? t('retention:certificate.here') : t('retention:certificate.in', { place })
  const made = madeAt === null ? name : t('retention:certificate.madeOn', { moment: moment(madeAt) })
  const leaves =
    leavesOn === null
      ? t(place === null ? 'retention:certificate.staysHere' : 'retention:certificate.stays')
      : t('retention:certificate.leaves', { day: shortDay(leavesOn, locale, today) })
  return <>{[where, made, leaves].join(' · ')}</>
}
