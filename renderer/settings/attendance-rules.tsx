import type { ReactElement } from 'react'

import { AttendanceRules } from '#shared/domain/attendance.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { NumberField } from '#renderer/ui/fields.tsx'
import { FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import classes from './settings-screen.module.css'

/** How the school counts who came to school. */
export function AttendanceRulesForm({ rules }: { readonly rules: AttendanceRules }): ReactElement {
  const { t } = useText()
  const change = useCommand(api.attendance.setRules)
  const form = useRecordForm(AttendanceRules, {
    defaults: rules,
    save: async (draft) => {
      await change.run(draft)
      void kept.discard()
    },
  })
  const kept = useKeptForm('school.attendance', form)
  return (
    <div className={classes.looks}>
      <p className={classes.kept}>{t('school:attendance.about')}</p>
      <FormBox of={form} save={t('school:attendance.save')}>
        <Restored kept={kept} />
        <FieldRow>
          <NumberField of={form} name="leastEnrolled" label={t('school:attendance.leastEnrolled')} required />
          <NumberField of={form} name="minutesOfDay" label={t('school:attendance.minutesOfDay')} required />
        </FieldRow>
      </FormBox>
    </div>
  )
}
