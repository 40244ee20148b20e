import { Radio } from '@mantine/core'
import type { ReactElement } from 'react'

import type { MeetingRecord } from '#shared/api/meetings.ts'
import type { MeetingPerson } from '#shared/domain/meeting.ts'
import { usePresence } from '#renderer/absences/use-presence.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import classes from './meetings.module.css'

/** Who is asked to come, and who came: nothing is said of anybody until somebody says it. */
export function Attendance({ record }: { readonly record: MeetingRecord }): ReactElement {
  const { t } = useText()
  const { people, meeting } = record
  const attend = useCommand(api.meetings.attend)
  const presence = usePresence()
  const isAway = (id: string, day: string) =>
    presence?.absences.some(
      ({ accountId, startsOn, endsOn }) => accountId === id && startsOn <= day && day <= endsOn,
    ) ?? false
  return (
    <Section title={t('meetings:people.title')} count={people.length}>
      {attend.error && <ErrorNotice error={attend.error} retry={() => void refreshEverything()} />}
      {people.length === 0 ? (
        <p className={lines.quiet}>{t('meetings:people.none')}</p>
      ) : (
        <ul className={lines.lines}>
          {people.map((person) => (
            <li key={person.id}>
              <Person
                person={person}
                isAway={
                  meeting.endedAt === null &&
                  person.attendee.kind === 'account' &&
                  isAway(person.attendee.id, meeting.onDay)
                }
                takesMinutes={person.attendee.kind === 'account' && person.attendee.id === meeting.minutesBy}
                onSay={(isPresent) =>
                  void attend
                    .run({ id: person.id, version: person.version, isPresent })
                    .catch(() => undefined)
                }
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Person({
  person: { attendee, name, role, isStandIn, isPresent },
  isAway,
  takesMinutes,
  onSay,
}: {
  readonly person: MeetingPerson
  readonly isAway: boolean
  readonly takesMinutes: boolean
  readonly onSay: (isPresent: boolean) => void
}): ReactElement {
  const { t } = useText()
  const facts = [
    attendee.kind === 'guest' && t('meetings:people.guest'),
    role,
    isStandIn && t('meetings:people.standIn'),
    takesMinutes && t('meetings:people.minutes'),
  ].filter(Boolean)
  return (
    <>
      <div className={lines.words}>
        <p>
          {name} {isAway && <Tag tone="warn">{t('meetings:people.away')}</Tag>}
        </p>
        {facts.length > 0 && <p className={lines.quiet}>{facts.join(' · ')}</p>}
      </div>
      <Radio.Group
        label={t('meetings:people.was', { name })}
        labelProps={{ className: 'fb-unseen' }}
        value={isPresent === null ? '' : isPresent ? 'present' : 'absent'}
        onChange={(said) => onSay(said === 'present')}
      >
        <div className={classes.attendance}>
          <Radio value="present" label={t('meetings:people.present')} />
          <Radio value="absent" label={t('meetings:people.absent')} />
        </div>
      </Radio.Group>
    </>
  )
}
