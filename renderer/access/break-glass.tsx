import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { GlassDraft, GlassKind } from '#shared/domain/access.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { SelectField, TextArea } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'

/** That there is something only named people read, with the way to open it for a stated reason. */
export function SomethingKept({ studentId }: { readonly studentId: string }): ReactElement {
  const { t } = useText()
  const [opening, setOpening] = useState(false)
  return (
    <Remark
      title={t('access:glass.there')}
      action={
        <Button size="xs" variant="default" onClick={() => setOpening(true)}>
          {t('access:glass.open')}
        </Button>
      }
    >
      {t('access:glass.thereText')}
      {opening && <BreakGlass studentId={studentId} onClose={() => setOpening(false)} />}
    </Remark>
  )
}

function BreakGlass({
  studentId,
  onClose,
}: {
  readonly studentId: string
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const open = useCommand(api.glass.break)
  const form = useRecordForm(GlassDraft, {
    defaults: { studentId, reason: '' },
    save: async (draft) => {
      const { caseId } = await open.run(draft)
      void kept.discard()
      onClose()
      await navigate({ to: '/cases/$caseId', params: { caseId } })
    },
  })
  const kept = useKeptForm(`access.glass.${studentId}`, form)
  return (
    <Dialog title={t('access:glass.title')} wide onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('access:glass.save')} onCancel={onClose}>
        <Remark tone="warning">{t('access:glass.before')}</Remark>
        <SelectField
          of={form}
          name="kind"
          label={t('access:glass.kind')}
          choices={GlassKind.options.map((value) => ({ value, label: t(`access:glass.kinds.${value}`) }))}
          required
        />
        <TextArea
          of={form}
          name="reason"
          label={t('access:glass.reason')}
          description={t('access:glass.reasonHint')}
          lines={2}
          required
        />
      </KeptBox>
    </Dialog>
  )
}
