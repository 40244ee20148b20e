import { NativeSelect } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { inOrder, wholeOrder } from '#shared/domain/packet-order.ts'
import { PACKET_PARTS } from '#shared/domain/packet.ts'
import { Pathway } from '#shared/domain/referral.ts'
import type { UsualPacket } from '#shared/domain/usual-packet.ts'
import { api } from '#renderer/api.ts'
import { PartList } from '#renderer/packets/part-list.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import classes from './settings-screen.module.css'

/** What every new packet of this office begins with, by the way to help, and in which order its pages stand. */
export function UsualPacketChoice({ usual: kept }: { readonly usual: UsualPacket }): ReactElement {
  const { t } = useText()
  const change = useCommand(api.school.setUsualPacket)
  // A choice shows at once; what is kept takes its place again.
  const [wish, setWish] = useState<UsualPacket | null>(null)
  const usual = wish ?? kept
  const [pathway, setPathway] = useState<Pathway>('family-contacts-provider')
  const order = wholeOrder(usual.order)
  const keep = (next: UsualPacket) => {
    setWish(next)
    void change
      .run(next)
      .catch(() => undefined)
      .finally(() => setWish(null))
  }
  return (
    <div className={classes.looks}>
      {change.error && <ErrorNotice error={change.error} />}
      <p className={classes.kept}>{t('packets:usual.about')}</p>
      <NativeSelect
        label={t('packets:usual.pathway')}
        value={pathway}
        onChange={({ currentTarget }) => setPathway(Pathway.parse(currentTarget.value))}
        data={Pathway.options.map((value) => ({ value, label: t(`vocabulary:pathway.${value}`) }))}
      />
      <PartList
        order={order}
        chosen={inOrder(usual.parts[pathway], order)}
        isUsual={order.every((part, at) => part === PACKET_PARTS[at])}
        onChoose={(parts) => keep({ order: [...order], parts: { ...usual.parts, [pathway]: parts } })}
        onOrder={(next) => keep({ ...usual, order: [...next] })}
        onUsual={() => keep({ ...usual, order: [...PACKET_PARTS] })}
      />
    </div>
  )
}
