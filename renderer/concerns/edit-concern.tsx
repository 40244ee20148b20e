import type { ReactElement } from 'react'

import type { ConcernLine } from '#shared/api/concerns.ts'
import { ConcernDraft } from '#shared/domain/concern.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { PickStudent } from '#renderer/students/pick-student.tsx'
import { useStudentPick } from '#renderer/students/use-student-pick.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { ConcernFields } from './concern-fields.tsx'

/** Completes or corrects a concern nobody has decided about yet. */
export function EditConcern({
  concern,
  onClose,
}: {
  readonly concern: ConcernLine
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const update = useCommand(api.concerns.update)
  const form = useRecordForm(ConcernDraft, {
    defaults: ConcernDraft.parse(concern),
    save: async (draft) => {
      await update.run({ id: concern.id, version: concern.version, draft })
      await kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`concerns.edit.${concern.id}`, form)
  const [student, setStudent] = useStudentPick(form.form.watch('studentId'))
  return (
    <Dialog title={t('concerns:one.edit')} onClose={onClose} wide>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <PickStudent of={form} name="studentId" picked={student} onPicked={setStudent} autoFocus={false} />
        <ConcernFields of={form} startsInWords />
      </KeptBox>
    </Dialog>
  )
}
