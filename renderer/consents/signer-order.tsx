import { Checkbox } from '@mantine/core'
import type { ReactElement } from 'react'

import type { Contact } from '#shared/domain/student.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'

/** The order against contact with whoever signed, and that it was read before their paper stands. */
export function SignerOrder({
  signer: { relation, doNotContactBasis },
  isRead,
  onRead,
}: {
  readonly signer: Pick<Contact, 'relation' | 'doNotContactBasis'>
  readonly isRead: boolean
  readonly onRead: (isRead: boolean) => void
}): ReactElement {
  const { t } = useText()
  const who = t(`vocabulary:relation.${relation}`)
  return (
    <>
      <Remark tone="danger" title={t('consents:order.title')}>
        <p>
          {t('requests:orders.doNotContact', {
            who,
            basis: doNotContactBasis || t('requests:orders.noBasis'),
          })}
        </p>
        <p>{t('consents:order.hint')}</p>
      </Remark>
      <Checkbox
        label={t('consents:order.read')}
        checked={isRead}
        onChange={({ currentTarget }) => onRead(currentTarget.checked)}
      />
    </>
  )
}
