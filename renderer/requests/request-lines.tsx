import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { RequestLine } from '#shared/api/records-requests.ts'
import type { RequestOnToday } from '#shared/api/today.ts'
import { useText } from '#renderer/text.ts'
import { walkLines } from '#renderer/today/walk-lines.ts'
import { clockTime, dayOf, shortDay } from '#renderer/ui/days.ts'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'

/** Whoever asks and in which capacity, once where the name says it already: “The mother”. */
function whoAsks({ requester, capacity }: Pick<RequestLine, 'requester' | 'capacity'>): string {
  const isSaid = requester.toLocaleLowerCase().includes(capacity.toLocaleLowerCase())
  return isSaid ? requester : `${requester}, ${capacity}`
}

/** Requests one below the other, each with what comes next and its clock; Enter opens. */
export function RequestLines({
  id,
  label,
  requests,
  showsOwner,
}: {
  readonly id?: string
  readonly label: string
  readonly requests: readonly (RequestLine & { readonly why?: RequestOnToday['why'] })[]
  readonly showsOwner: boolean
}): ReactElement {
  const { t } = useText()
  return (
    <ul id={id} className={lines.lines} aria-label={label} onKeyDown={(event) => void walkLines(event)}>
      {requests.map((request) => {
        const { studentName, kind, ownerName, why = 'own' } = request
        return (
          <li key={request.id}>
            <div className={lines.words}>
              <p>
                <Link to="/requests/$requestId" params={{ requestId: request.id }} data-walk>
                  <strong>{studentName}</strong> · {t(`requests:kind.${kind}`)}
                </Link>
              </p>
              <p className={lines.quiet}>
                {why !== 'own' && <strong>{t(`requests:why.${why}`, { name: ownerName })} · </strong>}
                {whoAsks(request)}
                {showsOwner && ` · ${ownerName}`}
              </p>
            </div>
            <Standing request={request} />
          </li>
        )
      })}
    </ul>
  )
}

function Standing({ request }: { readonly request: RequestLine }): ReactElement {
  const { t, locale } = useText()
  const { today, timeZone } = useOfficeTime()
  const { outcome, stage, dueOn, daysLate, printedAt } = request
  const whereIsIt = printedAt !== null && (
    <Tag tone="warn">
      {t('requests:answer.whereIsIt', {
        day: shortDay(dayOf(printedAt, timeZone), locale, today),
        time: clockTime(printedAt, locale, timeZone),
      })}
    </Tag>
  )
  if (outcome)
    return (
      <span className={lines.buttons}>
        <Tag tone={outcome.state === 'left' ? 'good' : 'quiet'}>
          {t(`requests:outcome.${outcome.state}`, {
            day: shortDay(outcome.on, locale, today),
            ...(outcome.state === 'left' && { method: t(`requests:method.${outcome.method}`) }),
          })}
        </Tag>
        {outcome.state === 'left' && outcome.stopped && <Tag tone="warn">{t('disclosures:undelivered')}</Tag>}
        {whereIsIt}
      </span>
    )
  return (
    <span className={lines.buttons}>
      {whereIsIt || <Tag tone="accent">{t(`requests:stage.${stage}`)}</Tag>}
      <DueLabel on={dueOn} late={daysLate} unit="calendar" withDate />
    </span>
  )
}

/** On Today: what others ask to be told of a student's record, the first due first. */
export function RequestsToday({
  of: requests,
  showsOwner,
}: {
  readonly of: readonly RequestOnToday[]
  readonly showsOwner: boolean
}): ReactElement | null {
  const { t } = useText()
  const { today } = useOfficeTime()
  if (requests.length === 0) return null
  const isPressing = requests.some(({ warnOn }) => warnOn <= today)
  return (
    <Section
      title={<Link to="/requests">{t('requests:today')}</Link>}
      count={requests.length}
      {...(isPressing && { tone: 'warn' as const })}
    >
      <RequestLines
        id="today-requests"
        label={t('requests:today')}
        requests={requests}
        showsOwner={showsOwner}
      />
    </Section>
  )
}
