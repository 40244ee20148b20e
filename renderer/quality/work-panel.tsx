import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import { Line } from '#shared/domain/fields.ts'
import type { KindId } from '#shared/domain/quality/kinds.ts'
import type { WorkLine } from '#shared/domain/quality/quality.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { InPlace } from '#renderer/ui/in-place.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { RecordPanel } from '#renderer/ui/record-panel.tsx'
import classes from './quality.module.css'
import { useDetail } from './work-words.ts'

/** One record beside its work list: what is wrong, the way to mend it, and saying that it is right. */
export function WorkPanel({
  kind,
  line,
  onClose,
  onOpen,
}: {
  readonly kind: KindId
  readonly line: WorkLine
  readonly onClose: () => void
  readonly onOpen: () => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const detail = useDetail(kind)
  const [saying, setSaying] = useState(false)
  const takeBack = useCommand(api.quality.takeBack)
  const { right } = line
  return (
    <RecordPanel
      title={line.name}
      facts={line.beside}
      onClose={onClose}
      onOpenPage={onOpen}
      actions={
        <>
          <Button size="xs" onClick={onOpen}>
            {t('quality:panel.open')}
          </Button>
          {right ? (
            <Button
              size="xs"
              variant="default"
              loading={takeBack.busy}
              onClick={() => void takeBack.run({ id: right.id }).catch(() => undefined)}
            >
              {t('quality:panel.takeBack')}
            </Button>
          ) : (
            !saying && (
              <Button size="xs" variant="default" onClick={() => setSaying(true)}>
                {t('quality:panel.sayRight')}
              </Button>
            )
          )}
        </>
      }
    >
      <div className={classes.detail}>
        <p>{t(`quality:kind.${kind}.title`)}</p>
        <p>
          <strong>{detail(line)}</strong>
        </p>
        <p className={classes.quiet}>{t(`quality:kind.${kind}.effect`)}</p>
        {right && (
          <p>
            {t('quality:panel.said', {
              ...{ by: right.by, reason: right.reason, day: shortDay(right.on, locale, today) },
            })}
          </p>
        )}
        {takeBack.error && <ErrorNotice error={takeBack.error} />}
        {saying && !right && (
          <InPlace title={t('quality:panel.sayRight')} onClose={() => setSaying(false)}>
            <SayRight kind={kind} recordId={line.id} onDone={() => setSaying(false)} />
          </InPlace>
        )}
      </div>
    </RecordPanel>
  )
}

const Said = z.object({ reason: Line })

function SayRight({
  kind,
  recordId,
  onDone,
}: {
  readonly kind: KindId
  readonly recordId: string
  readonly onDone: () => void
}): ReactElement {
  const { t } = useText()
  const sayRight = useCommand(api.quality.sayRight)
  const form = useRecordForm(Said, {
    defaults: { reason: '' },
    save: async ({ reason }) => {
      await sayRight.run({ kind, recordId, reason })
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(`quality.right.${kind}.${recordId}`, form)
  return (
    <FormBox of={form} save={t('quality:panel.sayRight')} onCancel={onDone}>
      <Restored kept={kept} />
      <TextField
        of={form}
        name="reason"
        label={t('quality:panel.reason')}
        description={t('quality:panel.reasonHint')}
        required
        autoFocus
      />
      <p className={classes.quiet}>{t('quality:panel.holds')}</p>
    </FormBox>
  )
}
