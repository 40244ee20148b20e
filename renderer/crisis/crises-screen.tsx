import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import { Id } from '#shared/domain/fields.ts'
import { schoolName } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { PickStudent } from '#renderer/students/pick-student.tsx'
import { QuickStudent } from '#renderer/students/quick-student.tsx'
import { useStudentPick } from '#renderer/students/use-student-pick.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { CrisisLines } from './crisis-lines.tsx'
import classes from './walk.module.css'

const Whose = z.object({ studentId: Id })

/** Crises under way, and a student for whom one begins. */
export function CrisesScreen(): ReactElement {
  const { t, locale } = useText()
  const navigate = useNavigate()
  const answer = useAnswer(api.crises.list, {})
  const start = useCommand(api.crises.start)
  const form = useRecordForm(Whose, {
    defaults: {},
    save: async ({ studentId }) => {
      const going = answer.data?.lines.find((line) => line.studentId === studentId)
      const { id } = going ?? (await start.run({ studentId, language: locale }))
      await navigate({ to: '/crisis/$crisisId', params: { crisisId: id } })
    },
  })
  const [adding, setAdding] = useState<string | null>(null)
  const [student, setStudent] = useStudentPick(form.form.watch('studentId'))
  return (
    <Page title={t('crises:title')} narrow>
      <Answer of={answer} lines={3}>
        {({ lines }) => (
          <div className={classes.stack}>
            <Section title={t('crises:start.under')} tone={lines.length > 0 ? 'danger' : 'accent'} flush>
              {lines.length > 0 ? (
                <CrisisLines label={t('crises:start.under')} lines={lines} />
              ) : (
                <p className={classes.nothing}>{t('crises:start.nobody')}</p>
              )}
            </Section>
            <Section title={t('crises:start.title')}>
              <FormBox of={form} save={t('crises:start.action')} danger>
                <PickStudent
                  of={form}
                  name="studentId"
                  picked={student}
                  onPicked={setStudent}
                  onCreate={setAdding}
                />
                <p className={classes.quiet}>{t('crises:start.hint')}</p>
              </FormBox>
              {adding !== null && (
                <QuickStudent
                  words={adding}
                  onClose={() => setAdding(null)}
                  onMade={(made) => {
                    setStudent({ id: made.id, label: schoolName(made), openCaseCode: null })
                    form.form.setValue('studentId', made.id, { shouldDirty: true, shouldValidate: true })
                    setAdding(null)
                  }}
                />
              )}
            </Section>
          </div>
        )}
      </Answer>
    </Page>
  )
}
