import type { ReactElement } from 'react'

import type { TodayLine } from '#shared/api/today.ts'
import { assertNever } from '#shared/assert-never.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { Postponement, PostponeFields } from '#renderer/postponing.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useNextSchoolDay } from '#renderer/school-due.tsx'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

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
  const task = useCommand(api.tasks.postpone)
  const ofCase = useCommand(api.cases.setNext)
  const postpone = ({ dueOn, reason }: Postponement): Promise<unknown> => {
    const { kind, id, version, ownerId, words } = line
    switch (kind) {
      case 'referral':
        return referral.run({ id, version, dueOn, reason })
      case 'task':
        return task.run({ id, version, dueOn, reason })
      case 'case':
        return ofCase.run({ id, version, next: { action: words ?? '', ownerId, dueOn }, reason })
      default:
        return assertNever(kind)
    }
  }
  const form = useRecordForm(Postponement, {
    defaults: { dueOn: nextSchoolDay, reason: '' },
    save: async (postponement) => {
      await postpone(postponement)
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`today.postpone.${line.caseId}.${line.id}`, form)
  return (
    <Dialog title={`${t('today:postpone.title')}: ${line.studentName}`} onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('today:postpone.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <PostponeFields of={form} />
      </KeptBox>
    </Dialog>
  )
}
