import type { ReactElement } from 'react'

import { GRADES, InsuranceClass, schoolName, type Student, StudentDraft } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { BeginAt } from '#renderer/ui/begin-at.tsx'
import { SelectField, TextField, YesNoField } from '#renderer/ui/fields.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FieldGroup, FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { languageChoices } from '#renderer/ui/languages.ts'

/** Corrects what is known about a student; everything but the name may stay unknown. */
export function StudentForm({
  student,
  field,
  onClose,
  onSaved = onClose,
}: {
  readonly student: Student
  /** The field somebody came for. */
  readonly field?: string | undefined
  readonly onClose: () => void
  readonly onSaved?: () => void
}): ReactElement {
  const { t, locale } = useText()
  const update = useCommand(api.students.update)
  const { id, version } = student
  const form = useRecordForm(StudentDraft, {
    defaults: StudentDraft.parse(student),
    save: async (draft) => {
      await update.run({ id, version, draft })
      await kept.discard()
      onSaved()
    },
  })
  const kept = useKeptForm(`students.edit.${id}`, form)
  const unknown = t('common:words.unknown')
  const text = { of: form, empty: 'null' as const }
  return (
    <Dialog title={schoolName(student)} onClose={onClose} wide>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        {field && <BeginAt field={field} />}
        <FieldRow>
          <TextField
            of={form}
            name="givenName"
            label={t('students:fields.givenName')}
            required
            autoFocus={!field}
          />
          <TextField
            of={form}
            name="familyName"
            label={t('students:fields.familyName')}
            description={t('students:fields.familyNameHint')}
          />
        </FieldRow>
        <FieldRow>
          <TextField {...text} name="preferredName" label={t('students:fields.preferredName')} />
          <TextField {...text} name="pronouns" label={t('students:fields.pronouns')} />
        </FieldRow>
        <FieldRow>
          <DateField
            of={form}
            name="birthDate"
            label={t('students:fields.birthDate')}
            example={t('students:fields.birthDateExample')}
            past
          />
          <SelectField
            of={form}
            name="grade"
            label={t('students:fields.grade')}
            nothing={unknown}
            choices={GRADES.map((value) => ({ value, label: t(`vocabulary:grade.${value}`) }))}
          />
          <TextField {...text} name="homeroom" label={t('students:fields.homeroom')} />
        </FieldRow>
        <FieldRow>
          <TextField {...text} name="localId" label={t('students:fields.localId')} />
          <SelectField
            of={form}
            name="homeLanguage"
            label={t('students:fields.homeLanguage')}
            nothing={unknown}
            choices={languageChoices(locale, student.homeLanguage)}
          />
          <TextField
            {...text}
            name="homeZip"
            label={t('students:fields.homeZip')}
            description={t('students:fields.homeZipHint')}
          />
          <SelectField
            of={form}
            name="insurance"
            label={t('students:fields.insurance')}
            choices={InsuranceClass.options.map((value) => ({
              value,
              label: t(`vocabulary:insurance.${value}`),
            }))}
          />
        </FieldRow>
        <FieldGroup legend={t('students:one.programs')} folded>
          <TextField {...text} name="gender" label={t('students:fields.gender')} />
          <YesNoField of={form} name="iep" label={t('students:fields.iep')} />
          <YesNoField of={form} name="section504" label={t('students:fields.section504')} />
          <YesNoField of={form} name="englishLearner" label={t('students:fields.englishLearner')} />
          <YesNoField of={form} name="homeless" label={t('students:fields.homeless')} />
          <YesNoField of={form} name="foster" label={t('students:fields.foster')} />
        </FieldGroup>
      </KeptBox>
    </Dialog>
  )
}
