import type { ReactElement } from 'react'
import { z } from 'zod'

import { Words } from '#shared/domain/fields.ts'
import { HoldDraft, HoldKind } from '#shared/domain/retention.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ChoiceField, TextArea } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import lines from '#renderer/ui/lines.module.css'

/** Keeps everything about a student from being destroyed. */
export function PlaceHold({
  studentId,
  onClose,
}: {
  readonly studentId: string
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const hold = useCommand(api.retention.hold)
  const form = useRecordForm(HoldDraft, {
    defaults: { studentId, reason: '' },
    save: async (draft) => {
      await hold.run(draft)
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`retention.hold.${studentId}`, form)
  return (
    <Dialog title={t('retention:hold.placeTitle')} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('retention:hold.place')} onCancel={onClose}>
        <p className={lines.quiet}>{t('retention:hold.text')}</p>
        <ChoiceField
          of={form}
          name="kind"
          label={t('retention:hold.kindLabel')}
          choices={HoldKind.options.map((value) => ({ value, label: t(`retention:hold.kind.${value}`) }))}
          required
        />
        <TextArea
          of={form}
          name="reason"
          label={t('retention:hold.reason')}
          description={t('retention:hold.reasonHint')}
          required
        />
      </KeptBox>
    </Dialog>
  )
}

const Lifting = z.object({ why: Words })

/** Lets a hold go, for a reason. */
export function LiftHold({
  id,
  onClose,
}: {
  readonly id: string
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const lift = useCommand(api.retention.lift)
  const form = useRecordForm(Lifting, {
    defaults: { why: '' },
    save: async ({ why }) => {
      await lift.run({ id, why })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`retention.lift.${id}`, form)
  return (
    <Dialog title={t('retention:hold.liftTitle')} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('retention:hold.lift')} onCancel={onClose}>
        <p className={lines.quiet}>{t('retention:hold.liftText')}</p>
        <TextArea of={form} name="why" label={t('retention:hold.why')} required autoFocus />
      </KeptBox>
    </Dialog>
  )
}
