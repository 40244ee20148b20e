import { Button, Menu } from '@mantine/core'
import { useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { MeetingRecord } from '#shared/api/meetings.ts'
import { isBeforeGuests } from '#shared/domain/meeting.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { useClosing } from '#renderer/ui/closing.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { MoreMenu } from '#renderer/ui/more-menu.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { AddToAgenda } from './add-to-agenda.tsx'
import { Agenda } from './agenda.tsx'
import { Attendance } from './attendance.tsx'
import { useMeetingWords } from './meeting-words.ts'
import { Offers } from './offers.tsx'
import { ChangeMeeting, PlanMeeting } from './plan-meeting.tsx'
import { PrintMeeting } from './print-meeting.tsx'
import classes from './meetings.module.css'

/** One meeting: who is there, what is talked about, and who does what by when. */
export function MeetingScreen(): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const { meetingId } = useParams({ from: '/meetings/$meetingId' })
  const answer = useAnswer(api.meetings.get, { id: meetingId })
  if (answer.error && !answer.data)
    return (
      <Page
        title={t('meetings:title')}
        above={<BackLink label={t('meetings:title')} onBack={() => void navigate({ to: '/meetings' })} />}
      >
        <ErrorNotice error={answer.error} takesFocus={false} retry={() => void answer.refetch()} />
      </Page>
    )
  return (
    <Answer of={answer} lines={12}>
      {(record) => <OneMeeting key={record.meeting.id} record={record} />}
    </Answer>
  )
}

type Doing = 'change' | 'plan-next'

function OneMeeting({ record }: { readonly record: MeetingRecord }): ReactElement {
  const { t, locale } = useText()
  const router = useRouter()
  const navigate = useNavigate()
  const { today } = useOfficeTime()
  const { nameOf, whenOf } = useMeetingWords()
  const { meeting, nextOn } = record
  const { id, version, kind, endedAt, onDay } = meeting
  const end = useCommand(api.meetings.end)
  const remove = useCommand(api.meetings.remove)
  const [doing, setDoing] = useState<Doing | null>(null)
  const stop = useClosing(doing, setDoing)
  const mayEnd = endedAt === null && onDay <= today
  const takeOut = () =>
    void remove.run({ id, version }).then(
      () => navigate({ to: '/meetings', replace: true }),
      () => undefined,
    )
  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={[nameOf(meeting), meeting.studentName].filter(Boolean).join(' · ')}
      facts={
        <>
          {whenOf(meeting)}
          {meeting.caseCode !== null && (
            <>
              {' · '}
              <Ltr>{meeting.caseCode}</Ltr>
            </>
          )}
        </>
      }
      actions={
        <>
          <PrintMeeting meetingId={id} isBeforeGuests={isBeforeGuests(meeting, record.people)} />
          <MoreMenu>
            <Menu.Item onClick={() => setDoing('change')}>{t('meetings:change')}</Menu.Item>
            {endedAt === null && <Menu.Item onClick={takeOut}>{t('meetings:remove')}</Menu.Item>}
          </MoreMenu>
          {mayEnd && (
            <Button loading={end.busy} onClick={() => void end.run({ id, version }).catch(() => undefined)}>
              {t('meetings:end.action')}
            </Button>
          )}
        </>
      }
      aside={
        <div className={classes.stack}>
          <Attendance record={record} />
          <Offers record={record} />
        </div>
      }
    >
      <div className={classes.stack}>
        {end.error && <ErrorNotice error={end.error} />}
        {remove.error && <ErrorNotice error={remove.error} />}
        {endedAt !== null && (
          <Remark tone="good">
            {t('meetings:end.over')}{' '}
            <Button variant="subtle" size="compact-sm" onClick={() => setDoing('plan-next')}>
              {t('meetings:end.next', { day: shortDay(nextOn, locale, today) })}
            </Button>
          </Remark>
        )}
        <Agenda record={record} />
        {endedAt === null && <AddToAgenda record={record} />}
      </div>
      {doing === 'change' && <ChangeMeeting record={record} onClose={stop} />}
      {doing === 'plan-next' && (
        <PlanMeeting
          kind={kind}
          onDay={nextOn}
          onClose={stop}
          onPlanned={(meetingId) => void navigate({ to: '/meetings/$meetingId', params: { meetingId } })}
        />
      )}
    </Page>
  )
}
