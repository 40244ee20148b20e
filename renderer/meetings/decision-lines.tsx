import { ActionIcon, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import type { DecisionLine } from '#shared/api/today.ts'
import { Day, Id } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { DueDayField } from '#renderer/due-day-field.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { SelectField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { useMeetingWords } from './meeting-words.ts'

/** On Today: what somebody took on at a meeting that is about no student. */
export function DecisionLines({
  of: decisions,
  showsOwner,
}: {
  readonly of: readonly DecisionLine[]
  readonly showsOwner: boolean
}): ReactElement | null {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { nameOf } = useMeetingWords()
  const finish = useCommand(api.meetings.finishDecision)
  const [changing, setChanging] = useState<DecisionLine | null>(null)
  const stop = useClosing(changing, setChanging)
  if (decisions.length === 0) return null
  return (
    <Section title={t('meetings:decisions.today')} count={decisions.length}>
      {finish.error && <ErrorNotice error={finish.error} retry={() => void refreshEverything()} />}
      <ul id="today-decisions" className={lines.lines} aria-label={t('meetings:decisions.today')}>
        {decisions.map((decision) => {
          const { id, version, meetingId, meetingKind, meetingTitle, meetingOn, what, ownerName, why } =
            decision
          const meeting = nameOf({ kind: meetingKind, title: meetingTitle })
          return (
            <li key={id}>
              <div className={lines.words}>
                <p>
                  <Link to="/meetings/$meetingId" params={{ meetingId }}>
                    {what}
                  </Link>
                </p>
                <p className={lines.quiet}>
                  {why !== 'own' && <strong>{t(`today:why.${why}`, { name: ownerName })} · </strong>}
                  {t('meetings:decisions.from', { meeting, day: shortDay(meetingOn, locale, today) })}
                  {' · '}
                  <DueLabel on={decision.dueOn} late={decision.schoolDaysLate} />
                  {showsOwner && ` · ${ownerName}`}
                </p>
              </div>
              <span className={lines.buttons}>
                <Tooltip label={t('tasks:done.action')}>
                  <ActionIcon
                    aria-label={t('meetings:decisions.done', { what })}
                    onClick={() => void finish.run({ id, version }).catch(() => undefined)}
                  >
                    <Icon name="check" size="1.125rem" />
                  </ActionIcon>
                </Tooltip>
                <Tooltip label={t('meetings:decisions.changeTitle')}>
                  <ActionIcon
                    aria-label={t('meetings:decisions.change', { what })}
                    onClick={() => setChanging(decision)}
                  >
                    <Icon name="clock" size="1.125rem" />
                  </ActionIcon>
                </Tooltip>
              </span>
            </li>
          )
        })}
      </ul>
      {changing && (
        <Dialog title={`${t('meetings:decisions.changeTitle')}: ${changing.what}`} onClose={stop}>
          <ChangeForm
            // As it stands now, when somebody changed it meanwhile.
            decision={decisions.find(({ id }) => id === changing.id) ?? changing}
            onDone={stop}
          />
        </Dialog>
      )}
    </Section>
  )
}

const Change = z.object({ ownerId: Id, dueOn: Day })

function ChangeForm({
  decision: { id, version, ownerId, dueOn },
  onDone,
}: {
  readonly decision: DecisionLine
  readonly onDone: () => void
}): ReactElement {
  const { t } = useText()
  const { owners } = useColleagues()
  const change = useCommand(api.meetings.changeDecision)
  const form = useRecordForm(Change, {
    defaults: { ownerId, dueOn },
    save: async (changed) => {
      await change.run({ id, version, ...changed })
      void kept.discard()
      onDone()
    },
  })
  const kept = useKeptForm(`meetings.decision.${id}`, form)
  return (
    <KeptBox
      of={form}
      kept={kept}
      save={t('common:actions.save')}
      onCancel={onDone}
      reload={() => void refreshEverything()}
    >
      <SelectField of={form} name="ownerId" label={t('meetings:decisions.who')} choices={owners} required />
      <DueDayField of={form} name="dueOn" label={t('meetings:decisions.by')} empty="text" required />
    </KeptBox>
  )
}
