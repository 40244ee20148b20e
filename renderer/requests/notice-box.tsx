import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import type { RequestRecord } from '#shared/api/records-requests.ts'
import { AskedHow } from '#shared/domain/consent-request.ts'
import { Day, LanguageTag, Line, OptionalLine, OptionalWords } from '#shared/domain/fields.ts'
import { NOTICE_EXEMPTIONS, owesNotice } from '#shared/domain/may-answer.ts'
import { whoMayBeTold, whoWasNotTold } from '#shared/domain/notice-to-parent.ts'
import { type Notice, NoticeExemption } from '#shared/domain/records-request.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { knownInterpreter } from '#renderer/packets/known-interpreters.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useInterpreterHint } from '#renderer/packets/first-name-here.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ChoiceField, SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { languageChoices, languageName } from '#renderer/ui/languages.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import classes from './requests.module.css'

/** Whether a parent knows of it, and how they were told. */
export function NoticeBox({ record }: { readonly record: RequestRecord }): ReactElement {
  const { t } = useText()
  const [telling, setTelling] = useState<true | null>(null)
  const stop = useClosing(telling, setTelling)
  const { request } = record
  if (!owesNotice(request))
    return (
      <Section title={t('requests:notice.title')}>
        <p className={classes.quiet}>{t('requests:notice.notNeeded')}</p>
      </Section>
    )
  return (
    <Section title={t('requests:notice.title')}>
      {request.notice ? <Told notice={request.notice} record={record} /> : <p>{t('requests:notice.none')}</p>}
      {request.outcome === null && (
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setTelling(true)}>
            {t('requests:notice.action')}
          </Button>
        </div>
      )}
      {telling && <NoticeForm record={record} onClose={stop} />}
    </Section>
  )
}

function Told({
  notice,
  record: { contacts, student },
}: {
  readonly notice: Notice
  readonly record: RequestRecord
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const others =
    notice.state === 'given' ? whoWasNotTold(notice.to, { contacts, student, on: notice.on }) : []
  switch (notice.state) {
    case 'given':
      return (
        <>
          <p>
            {[
              t('requests:notice.isGiven', { name: notice.to, day: shortDay(notice.on, locale, today) }),
              t(`vocabulary:askedHow.${notice.how}`),
              notice.language && languageName(notice.language, locale),
              notice.interpreter && t('requests:notice.interpreted', { name: notice.interpreter }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {others.length > 0 && (
            <p className={classes.quiet}>
              {t('requests:notice.others', { names: new Intl.ListFormat(locale).format(others) })}
            </p>
          )}
        </>
      )
    case 'tried':
      return (
        <>
          <p>{t('requests:notice.isTried', { day: shortDay(notice.on, locale, today) })}</p>
          <p className={classes.said}>{notice.words}</p>
        </>
      )
    case 'not-owed':
      return (
        <>
          <p>{t(`requests:exemption.${notice.why}`)}</p>
          <p className={classes.said}>{notice.words}</p>
        </>
      )
  }
}

const Telling = z
  .object({
    state: z.enum(['given', 'tried', 'not-owed']),
    on: Day,
    to: OptionalLine.nullable(),
    how: AskedHow.nullable(),
    language: LanguageTag.nullable(),
    interpreter: OptionalLine,
    words: OptionalWords,
    why: NoticeExemption.nullable(),
    seen: OptionalLine,
  })
  .transform((typed, context): Notice => {
    const { state, on, to, how, language, interpreter, words, why, seen } = typed
    const refuse = (path: string) => {
      context.issues.push({
        code: 'custom',
        path: [path],
        message: 'common:fields.required',
        input: typed,
      })
      return z.NEVER
    }
    switch (state) {
      case 'given':
        if (!Line.safeParse(to).success || to === null) return refuse('to')
        return how === null ? refuse('how') : { state, on, to, how, language, interpreter }
      case 'tried':
        return words === '' ? refuse('words') : { state, on, words }
      case 'not-owed':
        if (why === null) return refuse('why')
        return seen === '' ? refuse('seen') : { state, why, words: seen }
    }
  })

function NoticeForm({
  record: { request, contacts, student },
  onClose,
}: {
  readonly record: RequestRecord
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const notify = useCommand(api.recordsRequests.notify)
  const { id, version, kind } = request
  const form = useRecordForm<z.input<typeof Telling>, Notice>(Telling, {
    defaults: {
      ...{ on: today, to: null, how: null, language: null, words: '', why: null, seen: '' },
      interpreter: knownInterpreter(student.id)?.name ?? '',
    },
    save: async (notice) => {
      await notify.run({ id, version, notice })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`requests.notice.${id}`, form)
  const interpreterHint = useInterpreterHint(form.form.watch('interpreter'), student.id)
  const mayBeTold = whoMayBeTold({ contacts, student, on: today })
  const exemptions = NOTICE_EXEMPTIONS[kind] ?? []
  // Nothing is chosen when the form begins.
  const state = form.form.watch('state') as z.input<typeof Telling>['state'] | undefined
  const to = form.form.watch('to')
  const reads = contacts.find(({ name }) => name === to)?.languageRead ?? null
  return (
    <Dialog title={t('requests:notice.title')} onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <ChoiceField
          of={form}
          name="state"
          label={t('requests:notice.state')}
          choices={(['given', 'tried', 'not-owed'] as const).map((value) => ({
            value,
            label: t(`requests:notice.${value}`),
          }))}
          required
        />
        {state === 'given' && (
          <>
            <SelectField
              of={form}
              name="to"
              label={t('requests:notice.to')}
              description={mayBeTold.length === 0 ? t('requests:notice.nobody') : t('requests:notice.toHint')}
              choices={mayBeTold.map((name) => ({ value: name, label: name }))}
              required
            />
            <SelectField
              of={form}
              name="how"
              label={t('requests:notice.how')}
              choices={AskedHow.options.map((value) => ({ value, label: t(`vocabulary:askedHow.${value}`) }))}
              required
            />
            <SelectField
              of={form}
              name="language"
              label={t('requests:notice.language')}
              nothing={t('common:words.unknown')}
              choices={languageChoices(locale, reads === 'none' ? null : (reads ?? student.homeLanguage))}
            />
            <TextField
              of={form}
              name="interpreter"
              label={t('consents:fields.interpreter')}
              description={interpreterHint}
            />
          </>
        )}
        {state === 'tried' && <TextArea of={form} name="words" label={t('requests:notice.words')} required />}
        {state === 'not-owed' && (
          <>
            <ChoiceField
              of={form}
              name="why"
              label={t('requests:notice.why')}
              choices={exemptions.map((value) => ({ value, label: t(`requests:exemption.${value}`) }))}
              required
            />
            <TextField
              of={form}
              name="seen"
              label={t('requests:notice.seen')}
              description={t('requests:notice.seenHint')}
              required
            />
          </>
        )}
        {(state === 'given' || state === 'tried') && (
          <DateField of={form} name="on" label={t('requests:notice.on')} past required />
        )}
      </KeptBox>
    </Dialog>
  )
}
