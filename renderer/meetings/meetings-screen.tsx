import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { MeetingLine } from '#shared/api/meetings.ts'
import type { MeetingKind } from '#shared/domain/meeting.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { PlanButton, PlanMeeting } from './plan-meeting.tsx'
import { useMeetingWords } from './meeting-words.ts'

/** The meetings that come, and those before. */
export function MeetingsScreen(): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const answer = useAnswer(api.meetings.list, {})
  const [planned, setPlanned] = useState<MeetingKind | null>(null)
  return (
    <Page title={t('meetings:title')} narrow actions={<PlanButton onPlan={setPlanned} />}>
      <Answer of={answer} lines={6}>
        {({ coming, past }) =>
          coming.length + past.length === 0 ? (
            <EmptyState icon="students" title={t('meetings:none.title')}>
              {t('meetings:none.text')}
            </EmptyState>
          ) : (
            <>
              <Section title={t('meetings:coming')} count={coming.length}>
                {coming.length === 0 ? (
                  <p className={lines.quiet}>{t('meetings:none.coming')}</p>
                ) : (
                  <Meetings label={t('meetings:coming')} of={coming} />
                )}
              </Section>
              {past.length > 0 && (
                <Section title={t('meetings:past')} count={past.length}>
                  <Meetings label={t('meetings:past')} of={past} />
                </Section>
              )}
            </>
          )
        }
      </Answer>
      {planned && (
        <PlanMeeting
          kind={planned}
          onClose={() => setPlanned(null)}
          onPlanned={(meetingId) => void navigate({ to: '/meetings/$meetingId', params: { meetingId } })}
        />
      )}
    </Page>
  )
}

function Meetings({
  label,
  of: meetings,
}: {
  readonly label: string
  readonly of: readonly MeetingLine[]
}): ReactElement {
  const { t } = useText()
  const { nameOf, whenOf } = useMeetingWords()
  return (
    <ul className={lines.lines} aria-label={label}>
      {meetings.map((meeting) => (
        <li key={meeting.id}>
          <div className={lines.words}>
            <p>
              <Link to="/meetings/$meetingId" params={{ meetingId: meeting.id }}>
                {nameOf(meeting)}
                {meeting.studentName !== null && ` · ${meeting.studentName}`}
              </Link>
            </p>
            <p className={lines.quiet}>
              {whenOf(meeting)}
              {meeting.caseCode !== null && (
                <>
                  {' · '}
                  <Ltr>{meeting.caseCode}</Ltr>
                </>
              )}
            </p>
          </div>
          <span className={lines.quiet}>
            {t('meetings:line.items', { count: meeting.items })}
            {meeting.endedAt !== null && ` · ${t('meetings:line.over')}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
