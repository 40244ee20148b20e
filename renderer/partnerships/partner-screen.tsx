import { Button } from '@mantine/core'
import { Link, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { AgreementRecord, PartnerMeetingRecord, PartnerRecord } from '#shared/api/partnerships.ts'
import { officeWork } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { AgreementForm, type Writing } from './agreement-form.tsx'
import { AgreementSection } from './agreement-section.tsx'
import { EndForm } from './end-form.tsx'
import { useGapWords } from './gap-words.ts'
import { MeetingForm } from './meeting-form.tsx'
import { MeetingSection } from './meeting-section.tsx'
import classes from './partnerships.module.css'

/** One partner: what is agreed on, what the two talked about, and who does what by when. */
export function PartnerScreen(): ReactElement {
  const { organizationId } = useParams({ from: '/partnerships/$organizationId' })
  const answer = useAnswer(api.partnerships.get, { organizationId })
  return (
    <Answer of={answer} lines={10}>
      {(record) => <OnePartner key={record.organizationId} record={record} />}
    </Answer>
  )
}

type Doing =
  | { readonly what: 'write'; readonly writing: Writing }
  | { readonly what: 'end'; readonly agreement: AgreementRecord }
  | { readonly what: 'meeting'; readonly meeting: PartnerMeetingRecord | null }

function OnePartner({ record }: { readonly record: PartnerRecord }): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const navigate = useNavigate()
  const works = useMay(officeWork)
  const gapWords = useGapWords()
  const { organizationId, organizationName, agreements, meetings, trainings, gap } = record
  const { do: asked } = useSearch({ from: '/partnerships/$organizationId' })
  const [doing, setDoing] = useState<Doing | null>(
    asked === 'start' && works ? { what: 'write', writing: { what: 'start' } } : null,
  )
  const stop = () => {
    setDoing(null)
    if (asked !== undefined)
      void navigate({ to: '/partnerships/$organizationId', params: { organizationId }, replace: true })
  }
  const goesOn = agreements.some(({ now }) => now.state !== 'ended')
  const begin = () => setDoing({ what: 'write', writing: { what: 'start' } })
  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={organizationName}
      facts={
        <>
          <Link to="/providers/$organizationId" params={{ organizationId }}>
            {t('partnerships:one.directory')}
          </Link>
          <Link to="/partnerships/$organizationId/scorecard" params={{ organizationId }}>
            {t('scorecards:open')}
          </Link>
        </>
      }
      actions={
        works && (
          <>
            <Button variant={goesOn ? 'default' : 'filled'} onClick={begin}>
              {t('partnerships:start')}
            </Button>
            <Button
              variant={goesOn ? 'filled' : 'default'}
              onClick={() => setDoing({ what: 'meeting', meeting: null })}
            >
              {t('partnerships:meetings.record')}
            </Button>
          </>
        )
      }
      aside={
        <Section title={t('partnerships:trainings.title')} count={trainings.length}>
          {trainings.length === 0 ? (
            <p className={lines.quiet}>{t('partnerships:trainings.none')}</p>
          ) : (
            <ul className={lines.lines} aria-label={t('partnerships:trainings.title')}>
              {trainings.map(({ id, onDay, trainingName }) => (
                <li key={id}>
                  <span className={lines.words}>{trainingName}</span>
                  <span className={lines.quiet}>
                    <DateText on={onDay} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Section>
      }
    >
      <div className={classes.stack}>
        {gap && (
          <Remark tone="warning" title={t('partnerships:gap.text')}>
            {gapWords(gap)}
          </Remark>
        )}
        {agreements.map((agreement) => (
          <AgreementSection
            key={agreement.id}
            agreement={agreement}
            mayWrite={works}
            onWrite={(what) => setDoing({ what: 'write', writing: { what, agreement } })}
            onEnd={() => setDoing({ what: 'end', agreement })}
          />
        ))}
        <MeetingSection
          meetings={meetings}
          mayWrite={works}
          onChange={(meeting) => setDoing({ what: 'meeting', meeting })}
        />
      </div>
      {doing?.what === 'write' && <AgreementForm partner={record} writing={doing.writing} onClose={stop} />}
      {doing?.what === 'end' && (
        <EndForm name={organizationName} agreement={doing.agreement} onClose={stop} />
      )}
      {doing?.what === 'meeting' && (
        <MeetingForm organizationId={organizationId} meeting={doing.meeting} onClose={stop} />
      )}
    </Page>
  )
}
