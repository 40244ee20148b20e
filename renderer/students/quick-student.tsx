import type { ReactElement } from 'react'

import { GRADES, type Student, StudentDraft, UNKNOWN_STUDENT } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'

function named(words: string): Partial<StudentDraft> {
  const [last, first] = words.includes(',') ? words.split(',', 2) : [words.split(' ').at(-1), undefined]
  const given = first ?? words.split(' ').slice(0, -1).join(' ')
  return given ? { givenName: given.trim(), familyName: (last ?? '').trim() } : { givenName: words }
}

/** Adds a student in the middle of something else: a name is enough. */
export function QuickStudent({
  words,
  onMade,
  onClose,
}: {
  readonly words: string
  readonly onMade: (student: Student) => void
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const create = useCommand(api.students.create)
  const form = useRecordForm(StudentDraft, {
    defaults: { ...UNKNOWN_STUDENT, ...named(words) },
    save: async (draft) => {
      const made = await create.run(draft)
      void kept.discard()
      onMade(made)
    },
  })
  const kept = useKeptForm(`students.quick.${words.slice(0, 100)}`, form)
  return (
    <Dialog title={t('students:quick.title')} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('students:quick.save')} onCancel={onClose}>
        <FieldRow>
          <TextField of={form} name="givenName" label={t('students:fields.givenName')} required autoFocus />
          <TextField
            of={form}
            name="familyName"
            label={t('students:fields.familyName')}
            description={t('students:fields.familyNameHint')}
          />
        </FieldRow>
        <FieldRow>
          <SelectField
            of={form}
            name="grade"
            label={t('students:fields.grade')}
            nothing={t('common:words.unknown')}
            choices={GRADES.map((value) => ({ value, label: t(`vocabulary:grade.${value}`) }))}
          />
          <TextField of={form} name="localId" label={t('students:fields.localId')} empty="null" />
        </FieldRow>
      </KeptBox>
    </Dialog>
  )
}
