import { Button } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { casework } from '#shared/api/roles.ts'
import type { RequestRecord } from '#shared/api/records-requests.ts'
import { schoolName } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { useClosing } from '#renderer/ui/closing.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Facts, Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { AnswerBox, type Ending } from './answer-box.tsx'
import { ChangeRequest } from './change-form.tsx'
import { DocumentsBox } from './documents-box.tsx'
import { NamesBox } from './names-box.tsx'
import { NoticeBox } from './notice-box.tsx'
import { ObjectionsBox } from './objections.tsx'
import { Orders } from './orders.tsx'
import { RequestPapers } from './papers-box.tsx'
import { usePeriod } from './period-fields.tsx'
import { ReviewBox } from './review-box.tsx'
import { WhereIsIt } from './where-is-it.tsx'
import classes from './requests.module.css'

/** One request: what was asked by when, what is in the way, what may leave, and what left. */
export function RequestScreen(): ReactElement {
  const { requestId } = useParams({ from: '/requests/$requestId' })
  const answer = useAnswer(api.recordsRequests.get, { id: requestId }, { keepBefore: true })
  return <Answer of={answer}>{(record) => <OneRequest record={record} />}</Answer>
}

function OneRequest({ record }: { readonly record: RequestRecord }): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const [changing, setChanging] = useState<true | null>(null)
  const stop = useClosing(changing, setChanging)
  const doesCasework = useMay(casework)
  const [ending, setEnding] = useState<Ending | null>(null)
  const [print, setPrint] = useState<string | null>(null)
  const { request, student, line } = record
  const isOpen = request.outcome === null
  return (
    <Page
      above={<BackLink label={t('requests:title')} onBack={() => void navigate({ to: '/requests' })} />}
      title={t('requests:one', { name: schoolName(student) })}
      facts={
        <>
          {t(`requests:kind.${request.kind}`)}
          {' · '}
          {isOpen ? (
            <DueLabel on={line.dueOn} late={line.daysLate} unit="calendar" withDate />
          ) : (
            <Outcome of={request} />
          )}
        </>
      }
      actions={
        isOpen && (
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('requests:change')}
          </Button>
        )
      }
      aside={
        <>
          <Asked record={record} />
          <NoticeBox record={record} />
          <ObjectionsBox record={record} />
          <ReviewBox record={record} />
        </>
      }
    >
      {changing && <ChangeRequest record={record} onClose={stop} />}
      {doesCasework && (
        <WhereIsIt
          requestId={request.id}
          inHand={record.inHand}
          onLeft={(formId) => {
            setPrint(formId)
            setEnding('answer')
          }}
        />
      )}
      {isOpen && <Orders of={record.orders} kind={request.kind} />}
      {isOpen && <Missing record={record} />}
      {!isOpen && <WhatLeft record={record} />}
      {isOpen && !doesCasework && <Remark>{t('requests:noCasework')}</Remark>}
      {isOpen && doesCasework && (
        <>
          <DocumentsBox record={record} />
          <NamesBox record={record} />
        </>
      )}
      <Section title={t('requests:papers')}>
        <RequestPapers record={record} onLeft={() => setEnding('answer')} />
      </Section>
      {(isOpen || (doesCasework && record.inHand.length > 0)) && (
        <AnswerBox
          record={record}
          ending={ending}
          print={print}
          setEnding={(next) => {
            setPrint(null)
            setEnding(next)
          }}
        />
      )}
    </Page>
  )
}

function Outcome({ of: { outcome } }: { readonly of: RequestRecord['request'] }): ReactElement | null {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  if (outcome === null) return null
  return (
    <>
      {t(`requests:outcome.${outcome.state}`, {
        day: shortDay(outcome.on, locale, today),
        ...(outcome.state === 'left' && { method: t(`requests:method.${outcome.method}`) }),
      })}
    </>
  )
}

function Asked({ record }: { readonly record: RequestRecord }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { request, line, organizationName, student } = record
  const { requester, capacity, asksFor, interest, shown, receivedOn } = request
  const period = usePeriod(request)
  const day = (on: string) => shortDay(on, locale, today)
  const known: readonly (readonly [string, ReactElement | string])[] = [
    [
      t('requests:fields.kind'),
      [t(`requests:kind.${request.kind}`), requester, capacity, organizationName].filter(Boolean).join(' · '),
    ],
    [
      t('requests:fields.asksFor'),
      <>
        <span className={classes.said}>{asksFor}</span>
        {period !== '' && <p>{period}</p>}
      </>,
    ],
    ...(interest === '' ? [] : [[t('requests:fields.interest'), interest] as const]),
    ...(shown === '' ? [] : [[t('requests:fields.shown'), shown] as const]),
    [t('requests:fields.receivedOn'), day(receivedOn)],
    [t('requests:dueOn'), day(line.dueOn)],
    [t('requests:dueRule'), t(`requests:due.${line.rule}`, { day: day(receivedOn) })],
    [t('requests:fields.owner'), line.ownerName],
  ]
  return (
    <Section title={t('requests:asked')}>
      <Facts of={known} />
      <p>
        <Link to="/students/$studentId" params={{ studentId: student.id }}>
          {schoolName(student)}
        </Link>
      </p>
    </Section>
  )
}

const WAYS = ['tell', 'court', 'parent', 'emergency'] as const

/** What can be done where nothing allows an answer yet, one step after the other. */
function WaysToBasis(): ReactElement {
  const { t } = useText()
  return (
    <ol className={classes.ways}>
      {WAYS.map((way) => (
        <li key={way}>{t(`requests:waysToBasis.${way}`)}</li>
      ))}
    </ol>
  )
}

/** All that is in the way of an answer, at once. */
function Missing({ record: { missing, kept } }: { readonly record: RequestRecord }): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('requests:missingTitle')} {...(missing.length > 0 && { tone: 'warn' as const })}>
      {missing.length === 0 && kept === 0 ? (
        <p>{t('requests:nothingMissing')}</p>
      ) : (
        <ul className={classes.missing}>
          {kept > 0 && <li>{t('requests:kept', { count: kept })}</li>}
          {missing.map((obstacle) => (
            <li key={obstacle}>
              {t(`requests:missing.${obstacle}`)}
              {obstacle === 'no-basis' && <WaysToBasis />}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function WhatLeft({ record: { request } }: { readonly record: RequestRecord }): ReactElement | null {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { outcome } = request
  if (outcome === null) return null
  if (outcome.state !== 'left')
    return (
      <Section title={<Outcome of={request} />}>
        <p className={classes.said}>{outcome.words}</p>
      </Section>
    )
  return (
    <Section title={t('requests:outcome.what')} count={outcome.parts.length}>
      <ul className={classes.missing}>
        {outcome.parts.map(({ kind, id, title, on, pages }) => (
          <li key={`${kind}${id}`}>
            {on === null ? title : t('requests:chooseOne', { part: title, day: shortDay(on, locale, today) })}
            {pages !== null && ` (${t('requests:scanPages', { count: pages })})`}
          </li>
        ))}
      </ul>
      {outcome.threat !== '' && (
        <Facts of={[[t('requests:answer.threat'), <span className={classes.said}>{outcome.threat}</span>]]} />
      )}
      <p className={classes.quiet}>
        {t('requests:namesHidden', { count: outcome.hidden })} ·{' '}
        {t(outcome.disclosureId === null ? 'requests:outcome.notRecorded' : 'requests:outcome.recorded')}
      </p>
    </Section>
  )
}
