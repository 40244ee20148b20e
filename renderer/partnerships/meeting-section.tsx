import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { PartnerMeetingRecord } from '#shared/api/partnerships.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { longDay, shortDay } from '#renderer/ui/days.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Isolated } from '#renderer/ui/isolated.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { AddAction, ChangeAction, type ChangedAction } from './action-form.tsx'
import { ActionLines } from './action-lines.tsx'
import classes from './partnerships.module.css'

type Doing =
  | { readonly what: 'add'; readonly meetingId: string }
  | { readonly what: 'change'; readonly action: ChangedAction }

/** The meetings with a partner, the newest first, each with what came of it. */
export function MeetingSection({
  meetings,
  mayWrite,
  onChange,
}: {
  readonly meetings: readonly PartnerMeetingRecord[]
  readonly mayWrite: boolean
  readonly onChange: (meeting: PartnerMeetingRecord) => void
}): ReactElement {
  const { t } = useText()
  const [doing, setDoing] = useState<Doing | null>(null)
  const stop = useClosing(doing, setDoing)
  return (
    <Section title={t('partnerships:meetings.title')} count={meetings.length}>
      {meetings.length === 0 ? (
        <p className={lines.quiet}>{t('partnerships:one.noMeetings')}</p>
      ) : (
        <ul className={classes.meetings} aria-label={t('partnerships:meetings.title')}>
          {meetings.map((meeting) => (
            <OneMeeting
              key={meeting.id}
              meeting={meeting}
              mayWrite={mayWrite}
              onChange={() => onChange(meeting)}
              onDo={setDoing}
            />
          ))}
        </ul>
      )}
      {doing?.what === 'add' && <AddAction meetingId={doing.meetingId} onClose={stop} />}
      {doing?.what === 'change' && <ChangeAction action={doing.action} onClose={stop} />}
    </Section>
  )
}

function OneMeeting({
  meeting,
  mayWrite,
  onChange,
  onDo,
}: {
  readonly meeting: PartnerMeetingRecord
  readonly mayWrite: boolean
  readonly onChange: () => void
  readonly onDo: (doing: Doing) => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const remove = useCommand(api.partnerMeetings.remove)
  const { id, version, onDay, staffNames, partnerPeople, talkedAbout, decisions, actions } = meeting
  const day = shortDay(onDay, locale, today)
  const name = t('partnerships:meetings.on', { day })
  return (
    <li className={classes.meeting}>
      <h3 className={classes.heading}>{longDay(onDay, locale)}</h3>
      <p className={lines.quiet}>
        <Isolated parts={[...staffNames, ...partnerPeople]} />
      </p>
      {talkedAbout && (
        <p className={classes.said}>
          <bdi>{talkedAbout}</bdi>
        </p>
      )}
      {decisions && (
        <p className={classes.said}>
          <strong>{t('partnerships:meetings.decisions')}:</strong> <bdi>{decisions}</bdi>
        </p>
      )}
      <ActionLines
        label={`${t('partnerships:actions.title')}: ${name}`}
        actions={actions}
        mayWrite={mayWrite}
        onChange={(action) => onDo({ what: 'change', action })}
      />
      {remove.error && <ErrorNotice error={remove.error} />}
      {mayWrite && (
        <span className={lines.buttons}>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`${t('partnerships:actions.add')}: ${name}`}
            onClick={() => onDo({ what: 'add', meetingId: id })}
          >
            {t('partnerships:actions.add')}
          </Button>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`${t('partnerships:meetings.change')}: ${name}`}
            onClick={onChange}
          >
            {t('partnerships:meetings.change')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={`${t('partnerships:meetings.remove')}: ${name}`}
            onClick={() => void remove.run({ id, version }).catch(() => undefined)}
          >
            {t('partnerships:meetings.remove')}
          </Button>
        </span>
      )}
    </li>
  )
}
