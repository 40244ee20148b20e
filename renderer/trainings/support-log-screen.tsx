import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useCallback, useState } from 'react'

import { officeWork } from '#shared/api/roles.ts'
import { type SupportEvent, SupportEventDraft, SupportKind } from '#shared/domain/support-event.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { findOpenCases } from '#renderer/open-cases.ts'
import { refreshEverything, useAnswer, useCommand } from '#renderer/query.ts'
import { useMay, useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { useClosing } from '#renderer/ui/closing.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { CheckList, ChoiceField, NumberField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { PickField } from '#renderer/ui/pick-field.tsx'
import classes from './trainings.module.css'

type Doing = { readonly event: SupportEvent | null }

/** Consultations and debriefs of whoever is signed in, and those they are named in. */
export function SupportLogScreen(): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.supportLog.list, {})
  const remove = useCommand(api.supportLog.remove)
  const [doing, setDoing] = useState<Doing | null>(null)
  const stop = useClosing(doing, setDoing)
  return (
    <Page
      above={<Link to="/trainings">{t('trainings:title')}</Link>}
      title={t('trainings:log.title')}
      facts={t('trainings:log.about')}
      narrow
      actions={<Button onClick={() => setDoing({ event: null })}>{t('trainings:log.add')}</Button>}
    >
      {remove.error && <ErrorNotice error={remove.error} />}
      <Answer of={answer} lines={6}>
        {(events) =>
          events.length === 0 ? (
            <EmptyState icon="note" title={t('trainings:log.title')}>
              {t('trainings:log.none')}
            </EmptyState>
          ) : (
            <Section title={t('trainings:log.title')} count={events.length}>
              <ul className={lines.lines} aria-label={t('trainings:log.title')}>
                {events.map((event) => (
                  <li key={event.id}>
                    <Told event={event} />
                    <Acts
                      event={event}
                      onChange={() => setDoing({ event })}
                      onRemove={() =>
                        void remove.run({ id: event.id, version: event.version }).catch(() => undefined)
                      }
                    />
                  </li>
                ))}
              </ul>
            </Section>
          )
        }
      </Answer>
      {doing && (
        <Dialog title={t(doing.event ? 'trainings:log.change' : 'trainings:log.add')} wide onClose={stop}>
          <Form event={doing.event} onDone={stop} />
        </Dialog>
      )}
    </Page>
  )
}

function Told({ event }: { readonly event: SupportEvent }): ReactElement {
  const { t } = useText()
  const { accountId } = useMe()
  const { nameOf } = useColleagues()
  const { kind, onDay, minutes, withIds, withOthers, about, caseCode, writtenBy } = event
  const facts = [
    minutes !== null && t('trainings:session.minutes', { count: minutes }),
    [...withIds.map(nameOf), withOthers].filter(Boolean).join(', '),
    writtenBy !== accountId && t('trainings:log.by', { name: nameOf(writtenBy) }),
  ].filter(Boolean)
  return (
    <div className={lines.words}>
      <p>
        {t(`trainings:log.kind.${kind}`)} · <DateText on={onDay} />
        {caseCode !== null && (
          <>
            {' · '}
            <Ltr>{caseCode}</Ltr>
          </>
        )}
      </p>
      {facts.length > 0 && <p className={lines.quiet}>{facts.join(' · ')}</p>}
      {about !== '' && <p className={classes.said}>{about}</p>}
    </div>
  )
}

function Acts({
  event: { kind, onDay, writtenBy },
  onChange,
  onRemove,
}: {
  readonly event: SupportEvent
  readonly onChange: () => void
  readonly onRemove: () => void
}): ReactElement | null {
  const { t } = useText()
  const { accountId } = useMe()
  if (writtenBy !== accountId) return null
  const name = `${t(`trainings:log.kind.${kind}`)}, ${onDay}`
  return (
    <span className={lines.buttons}>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={`${t('common:actions.edit')}: ${name}`}
        onClick={onChange}
      >
        {t('common:actions.edit')}
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={`${t('common:actions.remove')}: ${name}`}
        onClick={onRemove}
      >
        {t('common:actions.remove')}
      </Button>
    </span>
  )
}

const nothing = {
  ...{ kind: '' as SupportKind, onDay: '', minutes: null, withIds: [], withOthers: '', about: '' },
  caseId: null,
}

function Form({
  event,
  onDone,
}: {
  readonly event: SupportEvent | null
  readonly onDone: () => void
}): ReactElement {
  const { t } = useText()
  const { accountId } = useMe()
  const readsCases = useMay(officeWork)
  const colleagues = useAnswer(api.accounts.list, {})
  const add = useCommand(api.supportLog.add)
  const change = useCommand(api.supportLog.change)
  const find = useCallback((words: string) => findOpenCases(words, t('access:account.restricted')), [t])
  const { kind, onDay, minutes, withIds, withOthers, about, caseId } = event ?? nothing
  const form = useRecordForm(SupportEventDraft, {
    defaults: { kind, onDay, minutes, withIds, withOthers, about, caseId },
    save: async (draft) => {
      await (event ? change.run({ id: event.id, version: event.version, draft }) : add.run(draft))
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(`supportLog.${event?.id ?? 'new'}`, form)
  const others = (colleagues.data ?? []).filter(({ id, active }) => active && id !== accountId)
  return (
    <KeptBox
      of={form}
      kept={kept}
      save={t('trainings:log.save')}
      onCancel={onDone}
      reload={() => void refreshEverything()}
    >
      <ChoiceField
        of={form}
        name="kind"
        label={t('trainings:log.what')}
        choices={SupportKind.options.map((value) => ({ value, label: t(`trainings:log.kind.${value}`) }))}
        required
      />
      <FieldRow>
        <DateField of={form} name="onDay" label={t('trainings:session.day')} past empty="text" required />
        <NumberField of={form} name="minutes" label={t('trainings:session.length')} />
      </FieldRow>
      {others.length > 0 && (
        <CheckList
          of={form}
          name="withIds"
          label={t('trainings:log.withIds')}
          description={t('trainings:log.withIdsHint')}
          choices={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextField of={form} name="withOthers" label={t('trainings:log.withOthers')} />
      {readsCases && (
        <PickField
          of={form}
          name="caseId"
          label={t('trainings:log.case')}
          find={find}
          picked={event?.caseId && event.caseCode ? { id: event.caseId, label: event.caseCode } : null}
        />
      )}
      <TextArea of={form} name="about" label={t('trainings:log.words')} lines={3} />
    </KeptBox>
  )
}
