import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'

import type { StudentAttendance } from '#shared/api/attendance.ts'
import type { AttendanceMark, AttendanceSummary, Incident } from '#shared/domain/attendance.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { DateText, SpanText } from '#renderer/ui/date-text.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Facts, Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import classes from './students.module.css'

/** How a student came to school this year, and the incidents they had a part in. */
export function ComingToSchool({ studentId }: { readonly studentId: string }): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.attendance.ofStudent, { studentId })
  return (
    <Answer of={answer} lines={3}>
      {(found) => (
        <>
          <Section title={t('students:attendance.title')}>
            {found.summary === null ? <NotCollected /> : <Counted found={found} summary={found.summary} />}
          </Section>
          {(found.incidents.length > 0 || found.isToldOfIncidents) && (
            <Incidents incidents={found.incidents} />
          )}
        </>
      )}
    </Answer>
  )
}

function NotCollected(): ReactElement {
  const { t } = useText()
  return (
    <p className={classes.nothing}>
      {t('students:attendance.notCollected')} <Link to="/imports">{t('students:attendance.bringIn')}</Link>
    </p>
  )
}

const KINDS = ['excused', 'unexcused', 'suspension', 'partOfDay', 'tardy'] as const

function Counted({
  found: { year, marks, rules },
  summary,
}: {
  readonly found: StudentAttendance
  readonly summary: AttendanceSummary
}): ReactElement {
  const { t, locale } = useText()
  const { enrolled, attended, isChronic } = summary
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const facts = KINDS.filter((kind) => summary[kind] > 0).map((kind): readonly [string, ReactNode] => [
    t(`students:attendance.kinds.${kind}`),
    new Intl.NumberFormat(locale).format(summary[kind]),
  ])
  return (
    <div className={classes.attendance}>
      <p>
        {t('students:attendance.attended', { attended, count: enrolled })}{' '}
        {enrolled > 0 && <strong>{share.format(attended / enrolled)}</strong>}{' '}
        {isChronic === true && <Tag tone="warn">{t('students:attendance.chronic')}</Tag>}
      </p>
      {facts.length > 0 && <Facts of={facts} />}
      {isChronic === null && (
        <p className={lines.quiet}>{t('students:attendance.tooFew', { count: rules.leastEnrolled })}</p>
      )}
      <p className={lines.quiet}>
        <SpanText from={year.from} to={year.to} />
        {' · '}
        {t('students:attendance.definition')}
      </p>
      {marks.length > 0 && (
        <details>
          <summary>{t('students:attendance.days', { count: marks.length })}</summary>
          <ul className={classes.rows}>
            {marks.map((mark) => (
              <Mark key={`${mark.onDay} ${mark.kind}`} mark={mark} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Mark({ mark: { onDay, kind, share, minutes } }: { readonly mark: AttendanceMark }): ReactElement {
  const { t, locale } = useText()
  const part =
    share === null || share === 1
      ? ''
      : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share)
  const away = minutes === null ? '' : t('students:attendance.minutes', { count: minutes })
  return (
    <li>
      <DateText on={onDay} />
      <span>{[t(`vocabulary:attendanceKind.${kind}`), part, away].filter(Boolean).join(' · ')}</span>
    </li>
  )
}

function Incidents({ incidents }: { readonly incidents: readonly Incident[] }): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('students:incidents.title')} count={incidents.length}>
      {incidents.length === 0 && <p className={classes.nothing}>{t('students:incidents.none')}</p>}
      <ul className={classes.rows}>
        {incidents.map((incident) => (
          <OneIncident key={incident.incidentKey} incident={incident} />
        ))}
      </ul>
    </Section>
  )
}

function OneIncident({
  incident: { onDay, atTime, what, place, reporter, others },
}: {
  readonly incident: Incident
}): ReactElement {
  const { t } = useText()
  const said = what.map((each) => t(`vocabulary:incidentWhat.${each}`)).join(', ')
  const around = [
    place && t(`vocabulary:incidentPlace.${place}`),
    reporter && t('students:incidents.reportedBy', { role: t(`vocabulary:reporterRole.${reporter}`) }),
    others !== null && others > 0 && t('students:incidents.others', { count: others }),
  ]
  return (
    <li>
      <span className={classes.words}>
        {said || t('students:incidents.notSaid')}
        <span className={lines.quiet}>
          <DateText on={onDay} />
          {atTime && ` ${atTime}`}
          {around.some(Boolean) && ` · ${around.filter(Boolean).join(' · ')}`}
        </span>
      </span>
    </li>
  )
}
