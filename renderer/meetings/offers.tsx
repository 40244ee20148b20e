import { Button } from '@mantine/core'
import { type ReactElement, useRef } from 'react'

import type { MeetingRecord } from '#shared/api/meetings.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { useFocusInList } from '#renderer/ui/focus.ts'
import lines from '#renderer/ui/lines.module.css'
import { Section } from '#renderer/ui/page.tsx'
import { useMeetingWords } from './meeting-words.ts'
import classes from './meetings.module.css'

/** What the caseload would put on the agenda and is not on it: it came up since, or somebody took it off. */
export function Offers({
  record: { meeting, offers },
}: {
  readonly record: MeetingRecord
}): ReactElement | null {
  const { t } = useText()
  const { reasonOf } = useMeetingWords()
  const add = useCommand(api.meetings.addItems)
  const list = useRef<HTMLUListElement>(null)
  useFocusInList(list, offers.length)
  if (offers.length === 0) return null
  const put = (some: typeof offers) =>
    void add.run({ id: meeting.id, subjects: some.map(({ subject }) => subject) }).catch(() => undefined)
  return (
    <Section title={t('meetings:offers.title')} count={offers.length}>
      <div className={classes.stack}>
        <p className={lines.quiet}>{t('meetings:offers.hint')}</p>
        {add.error && <ErrorNotice error={add.error} />}
        <ul ref={list} className={lines.lines} aria-label={t('meetings:offers.title')}>
          {offers.map((offer) => (
            <li key={JSON.stringify(offer.subject)}>
              <div className={lines.words}>
                <p>{offer.studentName}</p>
                <p className={lines.quiet}>{offer.reasons.map(reasonOf).join(' · ')}</p>
              </div>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`${t('meetings:offers.add')}: ${offer.studentName}`}
                onClick={() => put([offer])}
              >
                {t('meetings:offers.add')}
              </Button>
            </li>
          ))}
        </ul>
        {offers.length > 1 && (
          <div>
            <Button variant="default" loading={add.busy} onClick={() => put(offers)}>
              {t('meetings:offers.all', { count: offers.length })}
            </Button>
          </div>
        )}
      </div>
    </Section>
  )
}
