import { Button } from '@mantine/core'
import { type ReactElement, useEffect, useRef, useState } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { RecordSigned } from './record-signed.tsx'
import classes from './slips.module.css'

/** A signed form in the pile: it is recorded as a consent, and told to be off the pile once it was. */
export function SignedForm({
  caseId,
  referralId,
  onRecorded,
}: {
  readonly caseId: string
  readonly referralId: string
  readonly onRecorded: () => void
}): ReactElement {
  const { t } = useText()
  const [isOpen, setIsOpen] = useState(false)
  const { data: record } = useAnswer(api.cases.get, { id: caseId }, { enabled: isOpen })
  const referral = record?.referrals.find(({ id }) => id === referralId)
  const consents = record?.consents.length
  const before = useRef<number | undefined>(undefined)
  useEffect(() => {
    before.current ??= consents
    if (consents !== undefined && before.current !== undefined && consents > before.current) onRecorded()
  }, [consents, onRecorded])
  return (
    <>
      <p className={classes.quiet}>{t('slips:pile.consent')}</p>
      <div>
        <Button size="compact-sm" variant="default" onClick={() => setIsOpen(true)}>
          {t('slips:pile.record')}
        </Button>
      </div>
      {isOpen && record && referral && (
        <RecordSigned record={record} referral={referral} onClose={() => setIsOpen(false)} />
      )}
    </>
  )
}
