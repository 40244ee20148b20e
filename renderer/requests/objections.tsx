import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { RequestRecord } from '#shared/api/records-requests.ts'
import { bringsDay, MOST_OBJECTIONS, type Objection, ObjectionDraft } from '#shared/domain/records-request.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextArea, TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import classes from './requests.module.css'

/** What other parents say against an answer. */
export function Objections({ of: objections }: { readonly of: readonly Objection[] }): ReactElement | null {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  if (objections.length === 0) return null
  return (
    <ul className={classes.missing} aria-label={t('requests:objections.title')}>
      {objections.map(({ by, on, words, recordedAt }) => (
        <li key={`${recordedAt} ${by} ${words}`}>
          <strong>{t('requests:objections.of', { name: by, day: shortDay(on, locale, today) })}</strong>
          <p className={classes.said}>{words}</p>
        </li>
      ))}
    </ul>
  )
}

/** Another parent who objects to an answer, on which day and in which words: whoever reviews reads it. */
export function ObjectionsBox({
  record: { request },
}: {
  readonly record: RequestRecord
}): ReactElement | null {
  const { t } = useText()
  const [adding, setAdding] = useState<'parent' | 'school' | null>(null)
  const stop = useClosing(adding, setAdding)
  const { objections, outcome } = request
  if (outcome !== null && objections.length === 0) return null
  return (
    <Section title={t('requests:objections.title')} {...(objections.length > 0 && { tone: 'warn' as const })}>
      <Objections of={objections} />
      {objections.length === 0 && <p className={classes.quiet}>{t('requests:objections.none')}</p>}
      {outcome === null && objections.length < MOST_OBJECTIONS && (
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setAdding('parent')}>
            {t('requests:objections.action')}
          </Button>
          {bringsDay(request) && (
            <Button variant="default" onClick={() => setAdding('school')}>
              {t('requests:objections.school')}
            </Button>
          )}
        </div>
      )}
      {adding && <ObjectionForm request={request} who={adding} onClose={stop} />}
    </Section>
  )
}

function ObjectionForm({
  request: { id, version },
  who,
  onClose,
}: {
  /** A parent, or the school, which may ask the court to set its paper aside. */
  readonly who: 'parent' | 'school'
  readonly request: RequestRecord['request']
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const object = useCommand(api.recordsRequests.object)
  const isSchool = who === 'school'
  const form = useRecordForm(ObjectionDraft, {
    defaults: { by: '', on: today, words: '' },
    save: async (said) => {
      const by = isSchool ? t('requests:objections.schoolBy', { name: said.by }) : said.by
      await object.run({ id, version, objection: { ...said, by } })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`requests.object.${isSchool ? 'school.' : ''}${id}`, form)
  return (
    <Dialog
      title={t(isSchool ? 'requests:objections.school' : 'requests:objections.titleForm')}
      onClose={onClose}
    >
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <p className={classes.quiet}>
          {t(isSchool ? 'requests:objections.schoolHint' : 'requests:objections.hint')}
        </p>
        <TextField
          of={form}
          name="by"
          label={t(isSchool ? 'requests:objections.schoolWho' : 'requests:objections.by')}
          required
        />
        <DateField of={form} name="on" label={t('requests:objections.on')} past required />
        <TextArea
          of={form}
          name="words"
          label={t(isSchool ? 'requests:objections.schoolWords' : 'requests:objections.words')}
          required
        />
      </KeptBox>
    </Dialog>
  )
}
