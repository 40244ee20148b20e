import { Button, SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { FORM_IDS, type FormId, FORMS } from '#shared/domain/form.ts'
import { findStudents, type StudentPick } from '#renderer/students/pick-student.tsx'
import { useText } from '#renderer/text.ts'
import { Page, Section } from '#renderer/ui/page.tsx'
import { PickInput } from '#renderer/ui/pick-field.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { FORM_GROUPS } from './form-groups.ts'
import { FormLine } from './form-line.tsx'
import { FormPreview } from './form-preview.tsx'
import { GuideChoice } from './guide-choice.tsx'
import classes from './forms.module.css'

/** Every form of the office: what each is for, blank or for a student, one by one or several as a booklet. */
export function FormsScreen(): ReactElement {
  const { t } = useText()
  const { form: asked } = useSearch({ from: '/forms' })
  const navigate = useNavigate()
  const [chosen, setChosen] = useRemembered<readonly FormId[]>('forms.chosen', [])
  const [isForStudent, setForStudent] = useState(false)
  const [student, setStudent] = useState<StudentPick | null>(null)
  const [shown, setShown] = useState<readonly FormId[] | null>(null)
  const studentId = isForStudent ? (student?.id ?? null) : null
  const opened = shown ?? (asked ? [asked] : null)
  const close = () => {
    setShown(null)
    if (asked) void navigate({ to: '/forms', search: {}, replace: true })
  }
  const choose = (form: FormId, isChosen: boolean) =>
    setChosen((before) => FORM_IDS.filter((each) => (each === form ? isChosen : before.includes(each))))
  const waitsForStudent = isForStudent && studentId === null
  return (
    <Page
      title={t('forms:title')}
      facts={t('forms:about')}
      actions={
        <>
          <Button
            variant="default"
            onClick={() => void navigate({ to: '/printing', search: { what: 'forms' } })}
          >
            {t('printing:open')}
          </Button>
          <Button
            variant="default"
            onClick={() => setChosen(chosen.length === FORM_IDS.length ? [] : FORM_IDS)}
          >
            {t(chosen.length === FORM_IDS.length ? 'forms:none' : 'forms:all')}
          </Button>
          <Button disabled={chosen.length === 0 || waitsForStudent} onClick={() => setShown(chosen)}>
            {t('forms:booklet', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className={classes.whom}>
        <SegmentedControl
          aria-label={t('forms:whom')}
          value={isForStudent ? 'student' : 'blank'}
          onChange={(value) => setForStudent(value === 'student')}
          data={(['blank', 'student'] as const).map((value) => ({
            value,
            label: t(`forms:whoms.${value}`),
          }))}
        />
        {isForStudent && (
          <div className={classes.student}>
            <PickInput
              label={t('students:pick.label')}
              placeholder={t('students:pick.placeholder')}
              find={findStudents}
              picked={student}
              value={student?.id ?? null}
              autoFocus
              onChange={(id) => {
                if (id === null) setStudent(null)
              }}
              onPicked={(pick) => setStudent(pick && { openCaseCode: null, ...pick })}
            />
          </div>
        )}
      </div>
      {FORM_GROUPS.map(({ id, forms }) => (
        <Section key={id} title={t(`forms:groups.${id}`)} flush>
          <ul className={classes.lines}>
            {forms.map((form) => (
              <FormLine
                key={form}
                form={form}
                isChosen={chosen.includes(form)}
                isFilled={studentId !== null && FORMS[form].forStudent}
                staysBlank={isForStudent && !FORMS[form].forStudent}
                waits={waitsForStudent && FORMS[form].forStudent}
                onChoose={(isChosen) => choose(form, isChosen)}
                onShow={() => setShown([form])}
              />
            ))}
          </ul>
          {id === 'family' && <GuideChoice />}
        </Section>
      ))}
      {opened && <FormPreview forms={opened} studentId={studentId} onClose={close} />}
    </Page>
  )
}
