import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useRef, useState } from 'react'

import { type BriefContact, BriefContactDraft } from '#shared/domain/concern.ts'
import { casework } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { Restored, useKeptForm } from '#renderer/kept-form.tsx'
import { useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { PickStudent } from '#renderer/students/pick-student.tsx'
import { useStudentPick } from '#renderer/students/use-student-pick.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { Shortcut } from '#renderer/ui/shortcut.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import classes from './concerns.module.css'

/** A walk-in or call worth one line: student, line, done; one key makes it a concern. */
export function BriefContactScreen(): ReactElement {
  const { studentId } = useSearch({ from: '/concerns/brief' })
  // Another student is another form: nothing of the one before stays in it.
  return <NewBriefContact key={studentId ?? ''} studentId={studentId} />
}

function NewBriefContact({ studentId }: { readonly studentId: string | undefined }): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const decides = useMay(casework)
  const [last, setLast] = useState<{ readonly contact: BriefContact; readonly name: string } | null>(null)
  const create = useCommand(api.briefContacts.create)
  const promote = useCommand(api.briefContacts.promote)
  const box = useRef<HTMLDivElement>(null)

  const form = useRecordForm(BriefContactDraft, {
    defaults: { line: '', ...(studentId && { studentId }) },
    save: async (draft) => {
      const contact = await create.run(draft)
      setLast({ contact, name: student?.label ?? '' })
      await kept.startAfresh()
      form.form.reset({ line: '' })
      box.current?.querySelector('input')?.focus()
    },
  })
  const kept = useKeptForm('concerns.brief', form)
  const [student, setStudent] = useStudentPick(form.form.watch('studentId'))
  const makeConcern = async () => {
    if (!last) return
    const { id, version } = last.contact
    const concern = await promote.run({ id, version }).catch(() => null)
    if (!concern) return
    await (decides
      ? navigate({ to: '/concerns/$concernId', params: { concernId: concern.id } })
      : navigate({ to: '/today' }))
  }
  useShortcut('Alt+c', () => void makeConcern(), { whileTyping: true, enabled: last !== null })

  return (
    <Page title={t('concerns:brief.title')} narrow>
      <p>{t('concerns:brief.about')}</p>
      <div ref={box}>
        <FormBox
          of={form}
          save={t('concerns:brief.save')}
          onCancel={() => void kept.discard().then(() => navigate({ to: '/today' }))}
        >
          <Restored kept={kept} />
          <PickStudent
            of={form}
            name="studentId"
            picked={student}
            onPicked={setStudent}
            autoFocus={!studentId}
          />
          <TextField
            of={form}
            name="line"
            label={t('concerns:brief.line')}
            required
            autoFocus={Boolean(studentId)}
          />
        </FormBox>
      </div>
      <div role="status">
        {last && (
          <Section title={t('concerns:brief.kept')} tone="accent">
            <p className={classes.kept}>
              <strong>{last.name}</strong> · {last.contact.line}
            </p>
            {promote.error && <ErrorNotice error={promote.error} />}
            <Button
              variant="default"
              loading={promote.busy}
              onClick={() => void makeConcern()}
              aria-keyshortcuts="Alt+C"
              rightSection={<Shortcut keys="Alt+C" />}
            >
              {t('concerns:brief.promote')}
            </Button>
          </Section>
        )}
      </div>
    </Page>
  )
}
