import { Button } from '@mantine/core'
import { Link, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { ConcernLine, OneConcern as KnownConcern } from '#shared/api/concerns.ts'
import { casework } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Facts, Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { Tag, UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'
import { AnswerBox } from './answer-box.tsx'
import { CrisisSteps } from './crisis-steps.tsx'
import { EditConcern } from './edit-concern.tsx'
import { TriageForm } from './triage-form.tsx'
import { WhatWasNoticed } from './what-was-noticed.tsx'
import classes from './concerns.module.css'

/** One concern: what was said, and beside it the decision. */
export function ConcernScreen(): ReactElement {
  const { concernId } = useParams({ from: '/concerns/$concernId' })
  const answer = useAnswer(api.concerns.get, { id: concernId })
  return <Answer of={answer}>{(concern) => <OneConcern concern={concern} />}</Answer>
}

function OneConcern({ concern }: { readonly concern: KnownConcern }): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const navigate = useNavigate()
  const decides = useMay(casework)
  const { meeting, item } = useSearch({ from: '/concerns/$concernId' })
  const [editing, setEditing] = useState(false)
  const { caseId } = concern
  const isNew = concern.state === 'new'
  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={concern.studentName}
      facts={
        <>
          {t('concerns:one.title')} · <MomentText at={concern.receivedAt} /> ·{' '}
          {t(`vocabulary:concernState.${concern.state}`)}
          {concern.openCaseCode && ` · ${t('students:pick.openCase', { code: concern.openCaseCode })}`}
        </>
      }
      actions={
        <>
          {isNew && (
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('common:actions.edit')}
            </Button>
          )}
          {caseId && (
            <Button
              variant={isNew ? 'default' : 'filled'}
              onClick={() => void navigate({ to: '/cases/$caseId', params: { caseId } })}
            >
              {t('concerns:one.openCase')}
            </Button>
          )}
        </>
      }
    >
      {isNew && concern.immediateDanger && <CrisisSteps studentId={concern.studentId} />}
      <div className={classes.beside}>
        <div className={classes.stack}>
          <WhatWasSaid concern={concern} />
          {concern.state !== 'withdrawn' && <AnswerBox concern={concern} />}
        </div>
        {isNew && decides && (
          <Section title={t('concerns:triage.title')}>
            <TriageForm
              key={concern.id}
              concern={concern}
              onDecided={
                meeting === undefined
                  ? undefined
                  : () =>
                      navigate({
                        to: '/meetings/$meetingId',
                        params: { meetingId: meeting },
                        search: item === undefined ? {} : { item },
                        replace: true,
                      })
              }
            />
          </Section>
        )}
        {isNew && !decides && <Remark>{t('concerns:one.counselorDecides')}</Remark>}
      </div>
      {editing && <EditConcern concern={concern} onClose={() => setEditing(false)} />}
    </Page>
  )
}

function WhatWasSaid({ concern }: { readonly concern: ConcernLine }): ReactElement {
  const { t } = useText()
  const reporter = concern.anonymous ? t('today:line.anonymous') : concern.reporterName
  const words = (
    name:
      'studentWords' | 'studentWish' | 'trustedAdult' | 'onset' | 'frequency' | 'setting' | 'alreadyTried',
  ) => (concern[name] ? ([[t(`concerns:fields.${name}`), concern[name]]] as const) : [])
  return (
    <Section title={t('concerns:one.said')}>
      <WhatWasNoticed concern={concern} />
      <Facts
        of={[
          [
            t('concerns:fields.source'),
            [t(`vocabulary:concernSource.${concern.source}`), reporter].filter(Boolean).join(' · '),
          ],
          [
            t('concerns:fields.immediateDanger'),
            concern.immediateDanger ? <Tag tone="danger">{t('common:words.yes')}</Tag> : t('common:words.no'),
          ],
          ...words('studentWords'),
          ...words('studentWish'),
          ...words('trustedAdult'),
          ...words('onset'),
          ...words('frequency'),
          ...words('setting'),
          ...words('alreadyTried'),
          ...(concern.proposedUrgency
            ? [
                [
                  t('concerns:fields.proposedUrgency'),
                  <UrgencyBadge urgency={concern.proposedUrgency} />,
                ] as const,
              ]
            : []),
          ...(concern.familyAware === null
            ? []
            : [
                [
                  t('concerns:fields.familyAware'),
                  concern.familyAware ? t('common:words.yes') : t('common:words.no'),
                ] as const,
              ]),
        ]}
      />
      <p className={classes.more}>
        <Link to="/students/$studentId" params={{ studentId: concern.studentId }}>
          {t('concerns:one.student')}
        </Link>
      </p>
    </Section>
  )
}
