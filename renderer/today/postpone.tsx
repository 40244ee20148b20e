import type { ReactElement } from 'react'
import { z } from 'zod'

import type { TodayLine } from '#shared/api/today.ts'
import { Day, Words } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useNextSchoolDay } from '#renderer/school-due.tsx'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { TextArea } from '#renderer/ui/fields.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

const Postponement = z.object({ dueOn: Day, reason: Words })

/** Another day for one line, and why; the reason stays in the history. */
export function Postpone({
  line,
  onClose,
}: {
  readonly line: TodayLine
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const nextSchoolDay = useNextSchoolDay(today)
  const referral = useCommand(api.referrals.postpone)
  const ofCase = useCommand(api.cases.setNext)
  const form = useRecordForm(Postponement, {
    defaults: { dueOn: nextSchoolDay, reason: '' },
    save: async ({ dueOn, reason }) => {
      const { id, version, ownerId } = line
      if (line.kind === 'referral') await referral.run({ id, version, dueOn, reason })
      else await ofCase.run({ id, version, next: { action: line.words ?? '', ownerId, dueOn }, reason })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`today.postpone.${line.id}`, form)
  return (
    <Dialog title={`${t('today:postpone.title')}: ${line.studentName}`} onClose={onClose}>
      <FormBox
        of={form}
        save={t('today:postpone.save')}
        onCancel={() => void kept.discard().then(onClose)}
        reload={() => void refreshEverything()}
      >
        <Restored kept={kept} />
        <DateField of={form} name="dueOn" label={t('today:postpone.day')} required autoFocus />
        <TextArea
          of={form}
          name="reason"
          label={t('today:postpone.why')}
          description={t('today:postpone.whyHint')}
          lines={2}
          required
        />
      </FormBox>
    </Dialog>
  )
}
