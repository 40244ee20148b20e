import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { casework, ownerOnly } from '#shared/api/roles.ts'
import type { StudentRecord } from '#shared/api/students.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import { ChooseRecord } from './choose-record.tsx'
import { PlaceHold } from './hold-forms.tsx'
import { HoldsList } from './holds-list.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './retention.module.css'

/** On a student's page: what keeps the record from being destroyed, and the ways to hold and to destroy it. */
export function KeepingBox({ record }: { readonly record: StudentRecord }): ReactElement {
  const { t } = useText()
  const mayHold = useMay(casework)
  const mayDestroy = useMay(ownerOnly)
  const [open, setOpen] = useState<'hold' | 'destroy' | null>(null)
  const close = () => setOpen(null)
  const { student, holds } = record
  return (
    <Section title={t('retention:keep.title')} {...(holds.length > 0 && { tone: 'warn' })}>
      <div className={classes.stack}>
        {holds.length === 0 ? (
          <p className={lines.quiet}>{t('retention:keep.none')}</p>
        ) : (
          <>
            <p>{t('retention:hold.text')}</p>
            <HoldsList holds={holds} />
          </>
        )}
        {mayHold && (
          <div className={classes.buttons}>
            <Button variant="default" size="xs" onClick={() => setOpen('hold')}>
              {t('retention:hold.place')}
            </Button>
            {mayDestroy && holds.length === 0 && (
              <Button variant="subtle" color="gray" size="xs" onClick={() => setOpen('destroy')}>
                {t('retention:keep.destroy')}
              </Button>
            )}
          </div>
        )}
      </div>
      {open === 'hold' && <PlaceHold studentId={student.id} onClose={close} />}
      {open === 'destroy' && <ChooseRecord record={record} onClose={close} />}
    </Section>
  )
}
