import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { PREFERENCES, type Preference } from '#shared/domain/matching/needs.ts'
import { movedTo } from '#shared/domain/packet-order.ts'
import { api } from '#renderer/api.ts'
import { MovedTo, OrderButtons, useMoving } from '#renderer/protocols/order-buttons.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import classes from './settings-screen.module.css'

/** What counts first of what a family would like of a provider. */
export function PreferenceOrderChoice({
  order: kept,
}: {
  readonly order: readonly Preference[]
}): ReactElement {
  const { t } = useText()
  const change = useCommand(api.school.setPreferenceOrder)
  // A choice shows at once; what is kept takes its place again.
  const [wish, setWish] = useState<readonly Preference[] | null>(null)
  const order = [...new Set([...(wish ?? kept), ...PREFERENCES])]
  const keep = (next: readonly Preference[]) => {
    setWish(next)
    void change
      .run([...next])
      .catch(() => undefined)
      .finally(() => setWish(null))
  }
  const nameOf = (preference: Preference) => t(`matching:need.${preference}`)
  const moving = useMoving({
    names: order.map(nameOf),
    onMove: (at, by) => keep(movedTo(order, at, at + by)),
  })
  const isUsual = order.every((preference, at) => preference === PREFERENCES[at])
  return (
    <div className={classes.looks}>
      {change.error && <ErrorNotice error={change.error} />}
      <p className={classes.kept}>{t('matching:order.about')}</p>
      <ol className={classes.order}>
        {order.map((preference, at) => (
          <li key={preference} onKeyDown={moving.onKeyDown(at)}>
            <span>{nameOf(preference)}</span>
            <OrderButtons name={nameOf(preference)} at={at} count={order.length} moving={moving} />
          </li>
        ))}
      </ol>
      <MovedTo of={moving} />
      {!isUsual && (
        <div>
          <Button size="compact-sm" variant="default" onClick={() => keep(PREFERENCES)}>
            {t('matching:order.usual')}
          </Button>
        </div>
      )}
    </div>
  )
}
