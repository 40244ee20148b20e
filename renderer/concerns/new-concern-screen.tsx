import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { ConcernDraft } from '#shared/domain/concern.ts'
import { schoolName } from '#shared/domain/student.ts'
import { casework } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { PickStudent } from '#renderer/students/pick-student.tsx'
import { QuickStudent } from '#renderer/students/quick-student.tsx'
import { useStudentPick } from '#renderer/students/use-student-pick.ts'
import { useText } from '#renderer/text.ts'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { ConcernFields } from './concern-fields.tsx'
import classes from './concerns.module.css'

/** Nothing is known yet; from whom it came and whether anyone is in danger has to be answered each time. */
const EMPTY = {
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
  proposedUrgency: null,
  familyAware: null,
}

/** Somebody is worried: who, what was noticed, from whom, is anyone in danger now. Under a minute by keyboard. */
export function NewConcernScreen(): ReactElement {
  const { studentId } = useSearch({ from: '/concerns/new' })
  // Another student is another form: nothing of the one before stays in it.
  return <NewConcern key={studentId ?? ''} studentId={studentId} />
}

function NewConcern({ studentId }: { readonly studentId: string | undefined }): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const decides = useMay(casework)
  const create = useCommand(api.concerns.create)
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
  const { watch, setValue } = form.form
  // A concern begun for one student does not write over one that waits for another.
  const kept = useKeptForm(studentId ? `concerns.new.${studentId}` : 'concerns.new', form)
  const [student, setStudent] = useStudentPick(watch('studentId'))
  const cancel = () => void kept.discard().then(() => navigate({ to: '/today' }))

  return (
    <Page
      title={t('concerns:new.title')}
      narrow
      actions={
        <Button
          variant="default"
          onClick={() => void navigate({ to: '/concerns/brief', search: studentId ? { studentId } : {} })}
        >
          {t('concerns:new.briefInstead')}
        </Button>
      }
    >
      <Restored kept={kept} />
      <FormBox of={form} save={t('concerns:new.save')} onCancel={cancel}>
        <PickStudent
          of={form}
          name="studentId"
          picked={student}
          onPicked={setStudent}
          onCreate={setAdding}
          autoFocus={!studentId}
        />
        {student?.openCaseCode && (
          <p className={classes.joins} role="status">
            {t('concerns:new.joins', { code: student.openCaseCode })}
          </p>
        )}
        <ConcernFields of={form} startsInWords={Boolean(studentId)} />
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
