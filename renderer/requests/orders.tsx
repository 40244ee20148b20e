import type { ReactElement } from 'react'

import type { Order } from '#shared/api/records-requests.ts'
import type { RequesterKind } from '#shared/domain/records-request.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import classes from './requests.module.css'

/** What stands about custody or against contact, before anything about the record may be ticked. */
export function Orders({
  of: orders,
  kind = null,
}: {
  readonly of: readonly Order[]
  /** Who asks, where that is known already. */
  readonly kind?: RequesterKind | null
}): ReactElement | null {
  const { t } = useText()
  if (orders.length === 0) return null
  const lines = orders.flatMap(({ relation, isOfAsker, doNotContact, doNotContactBasis, custodyNote }) => {
    const related = t(`vocabulary:relation.${relation}`)
    const who = isOfAsker ? t('requests:orders.asker', { relation: related }) : related
    const basis = doNotContactBasis || t('requests:orders.noBasis')
    return [
      ...(doNotContact ? [t('requests:orders.doNotContact', { who, basis })] : []),
      ...(custodyNote === '' ? [] : [t('requests:orders.custody', { who, note: custodyNote })]),
    ]
  })
  return (
    <Remark tone="danger" title={t('requests:orders.title')}>
      <ul className={classes.missing}>
        {lines.map((line) => (
          <li key={line} className={classes.said}>
            {line}
          </li>
        ))}
      </ul>
      <p>{t(kind === null || kind === 'parent' ? 'requests:orders.hint' : 'requests:orders.hintOther')}</p>
    </Remark>
  )
}
