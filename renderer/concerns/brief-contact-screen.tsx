import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useRef, useState } from 'react'

import { type BriefContact, BriefContactDraft } from '#shared/domain/concern.ts'
import { casework } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { PickStudent, type StudentPick } from '#renderer/students/pick-student.tsx'
import { useText } from '#renderer/text.ts'
import { TextField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { Shortcut } from '#renderer/ui/shortcut.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'

/** A walk-in or call worth one line: student, line, done; one key makes it a concern. */
export function BriefContactScreen(): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const decides = useMay(casework)
  const { studentId } = useSearch({ from: '/concerns/brief' })
  const [student, setStudent] = useState<StudentPick | null>(null)
  const [last, setLast] = useState<{ readonly contact: BriefContact; readonly name: string } | null>(null)
  const create = useCommand(api.briefContacts.create)
  const promote = useCommand(api.briefContacts.promote)
  const box = useRef<HTMLDivElement>(null)

  const form = useRecordForm(BriefContactDraft, {
    defaults: { line: '', ...(studentId && { studentId }) },
    save: async (draft) => {
      const contact = await create.run(draft)
      setLast({ contact, name: student?.label ?? '' })
      setStudent(null)
      form.form.reset({ line: '' })
      box.current?.querySelector('input')?.focus()
    },
  })
  const makeConcern = async () => {
    if (!last) return
    const { id, version } = last.contact
    const concern = await promote.run({ id, version })
    await (decides
      ? navigate({ to: '/concerns/$concernId', params: { concernId: concern.id } })
      : navigate({ to: '/today' }))
  }
  useShortcut('Alt+c', () => void makeConcern(), { whileTyping: true, enabled: last !== null })

  return (
    <Page title={t('concerns:brief.title')} narrow>
      <p>{t('concerns:brief.about')}</p>
      <div ref={box}>
        <FormBox of={form} save={t('concerns:brief.save')} onCancel={() => void navigate({ to: '/today' })}>
          <PickStudent of={form} name="studentId" picked={student} onPicked={setStudent} />
          <TextField of={form} name="line" label={t('concerns:brief.line')} required />
        </FormBox>
      </div>
      {last && (
        <Section title={t('concerns:brief.kept')}>
          <p>
            {last.name}: {last.contact.line}
          </p>
          <Button
            variant="default"
            onClick={() => void makeConcern()}
            aria-keyshortcuts="Alt+C"
            rightSection={<Shortcut keys="Alt+C" />}
          >
            {t('concerns:brief.promote')}
          </Button>
        </Section>
      )}
    </Page>
  )
}
