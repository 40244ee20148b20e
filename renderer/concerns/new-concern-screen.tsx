import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useEffect, useState } from 'react'

import { ConcernDraft, ConcernSource, REASON_GROUPS } from '#shared/domain/concern.ts'
import { schoolName } from '#shared/domain/student.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'
import { casework } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { useDraft } from '#renderer/drafts.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { PickStudent, type StudentPick } from '#renderer/students/pick-student.tsx'
import { QuickStudent } from '#renderer/students/quick-student.tsx'
import { useText } from '#renderer/text.ts'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { CheckField, CheckList, SelectField, TextArea, TextField, YesNoField } from '#renderer/ui/fields.tsx'
import { FieldGroup, FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { CrisisSteps } from './crisis-steps.tsx'
import classes from './concerns.module.css'

const REASONS = Object.values(REASON_GROUPS).flat()

const EMPTY = {
  source: 'teacher' as const,
  reporterName: null,
  anonymous: false,
  noticed: [],
  words: '',
  studentWords: '',
  studentWish: '',
  trustedAdult: '',
  onset: '',
  frequency: '',
  setting: '',
  alreadyTried: '',
  immediateDanger: false,
  proposedUrgency: null,
  familyAware: null,
}

interface Kept {
  readonly values: Partial<ConcernDraft>
  readonly student: StudentPick | null
}

/** Somebody is worried: who, what was noticed, from whom, is anyone in danger now. Under a minute by keyboard. */
export function NewConcernScreen(): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const decides = useMay(casework)
  const { studentId } = useSearch({ from: '/concerns/new' })
  const create = useCommand(api.concerns.create)
  const [student, setStudent] = useState<StudentPick | null>(null)
  const [adding, setAdding] = useState<string | null>(null)

  const form = useRecordForm(ConcernDraft, {
    defaults: { ...EMPTY, ...(studentId && { studentId }) },
    save: async (draft) => {
      const concern = await create.run(draft)
      await kept.discard()
      if (decides) await navigate({ to: '/concerns/$concernId', params: { concernId: concern.id } })
      else await navigate({ to: '/today' })
    },
  })
  const { watch, reset, setValue, formState } = form.form
  const values = watch()
  const kept = useDraft<Kept>(
    'concerns.new',
    formState.isDirty && !formState.isSubmitSuccessful ? { values, student } : null,
  )
  useNamedStudent(studentId, setStudent)

  const [restored, setRestored] = useState(false)
  useEffect(() => {
    if (!kept.found || formState.isDirty || studentId) return
    reset({ ...EMPTY, ...kept.found.values }, { keepDefaultValues: true })
    setStudent(kept.found.student)
    setRestored(true)
    // Once, when the draft was found.
  }, [kept.found])

  const startAfresh = async () => {
    await kept.discard()
    reset({ ...EMPTY })
    setStudent(null)
    setRestored(false)
  }

  return (
    <Page
      title={t('concerns:new.title')}
      narrow
      actions={
        <Button variant="default" onClick={() => void navigate({ to: '/concerns/brief' })}>
          {t('concerns:new.briefInstead')}
        </Button>
      }
    >
      {restored && (
        <p className={classes.restored} role="status">
          {t('concerns:new.restored')} {kept.savedAt && <MomentText at={kept.savedAt} />}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => void startAfresh()}>
            {t('common:actions.startAfresh')}
          </Button>
        </p>
      )}
      <FormBox of={form} save={t('concerns:new.save')} onCancel={() => void navigate({ to: '/today' })}>
        <PickStudent of={form} name="studentId" picked={student} onPicked={setStudent} onCreate={setAdding} />
        {student?.openCaseCode && (
          <p className={classes.joins} role="status">
            {t('concerns:new.joins', { code: student.openCaseCode })}
          </p>
        )}
        <TextArea
          of={form}
          name="words"
          label={t('concerns:fields.words')}
          description={t('concerns:new.whatNotToWrite')}
          lines={3}
          required
        />
        <FieldRow>
          <SelectField
            of={form}
            name="source"
            label={t('concerns:fields.source')}
            choices={ConcernSource.options.map((value) => ({
              value,
              label: t(`vocabulary:concernSource.${value}`),
            }))}
          />
          <TextField
            of={form}
            name="reporterName"
            label={t('concerns:fields.reporterName')}
            empty="null"
            disabled={values.anonymous === true}
          />
        </FieldRow>
        <YesNoField
          of={form}
          name="immediateDanger"
          label={t('concerns:fields.immediateDanger')}
          yes={t('concerns:new.dangerYes')}
          required
        />
        {values.immediateDanger === true && <CrisisSteps />}
        <CheckList
          of={form}
          name="noticed"
          label={t('concerns:new.tick')}
          choices={REASONS.map((value) => ({ value, label: t(`vocabulary:reason.${value}`) }))}
        />
        <FieldGroup legend={t('concerns:new.details')} folded>
          <CheckField of={form} name="anonymous" label={t('concerns:fields.anonymous')} />
          <TextArea
            of={form}
            name="studentWords"
            label={t('concerns:fields.studentWords')}
            description={t('concerns:new.ownWords')}
            lines={2}
          />
          <TextArea of={form} name="studentWish" label={t('concerns:fields.studentWish')} lines={2} />
          <TextField of={form} name="trustedAdult" label={t('concerns:fields.trustedAdult')} />
          <FieldRow>
            <TextField of={form} name="onset" label={t('concerns:fields.onset')} />
            <TextField of={form} name="frequency" label={t('concerns:fields.frequency')} />
            <TextField of={form} name="setting" label={t('concerns:fields.setting')} />
          </FieldRow>
          <TextArea of={form} name="alreadyTried" label={t('concerns:fields.alreadyTried')} lines={2} />
          <SelectField
            of={form}
            name="proposedUrgency"
            label={t('concerns:fields.proposedUrgency')}
            nothing={t('concerns:new.noProposal')}
            choices={URGENCIES.map((value) => ({ value, label: t(`vocabulary:urgency.${value}`) }))}
          />
          <YesNoField of={form} name="familyAware" label={t('concerns:fields.familyAware')} />
        </FieldGroup>
      </FormBox>
      {adding !== null && (
        <QuickStudent
          words={adding}
          onClose={() => setAdding(null)}
          onMade={(made) => {
            setStudent({ id: made.id, label: schoolName(made), openCaseCode: null })
            setValue('studentId', made.id, { shouldDirty: true, shouldValidate: true })
            setAdding(null)
          }}
        />
      )}
    </Page>
  )
}

/** Says the name of a student the screen was opened for. */
function useNamedStudent(id: string | undefined, onFound: (student: StudentPick) => void): void {
  const record = useAnswer(api.students.get, { id: id ?? '' }, { enabled: id !== undefined })
  useEffect(() => {
    if (!record.data) return
    const { student, cases } = record.data
    const open = cases.find(({ closedOn }) => closedOn === null)
    onFound({ id: student.id, label: schoolName(student), openCaseCode: open?.code ?? null })
    // The setter never changes.
  }, [record.data])
}
