import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { casework } from '#shared/api/roles.ts'
import { isOpen } from '#shared/domain/referral-road.ts'
import { isPressing } from '#shared/domain/urgency.ts'
import { Road } from '#renderer/referrals/road.tsx'
import { SchoolDue } from '#renderer/school-due.tsx'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { daysBetween } from '#renderer/ui/days.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Shortcut } from '#renderer/ui/shortcut.tsx'
import { UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'
import classes from './cases.module.css'

/** The referrals of a case, each with where it stands, who is waited for, and what comes next. */
export function CaseReferrals({ record }: { readonly record: CaseRecord }): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const decides = useMay(casework)
  const { case: one, referrals } = record
  const open = referrals
    .filter(({ state }) => isOpen(state))
    .toSorted((a, b) => String(a.nextDueOn).localeCompare(String(b.nextDueOn)))
  const ended = referrals.filter(({ state }) => !isOpen(state))
  const starts = decides && one.closedOn === null
  const start = starts && (
    <Button
      size="compact-sm"
      variant={open.length === 0 ? 'filled' : 'subtle'}
      aria-keyshortcuts="R"
      rightSection={<Shortcut keys="R" />}
      onClick={() => void navigate({ to: '/cases/$caseId/refer', params: { caseId: one.id } })}
    >
      {t('cases:referrals.new')}
    </Button>
  )
  return (
    <Section
      title={t('cases:referrals.title')}
      count={open.length}
      flush
      actions={referrals.length > 0 && start}
    >
      {referrals.length === 0 && (
        <EmptyState icon="referral" title={t('cases:referrals.none')} action={start}>
          {starts && t('cases:referrals.noneText')}
        </EmptyState>
      )}
      <ReferralLines label={t('cases:referrals.title')} lines={open} today={record.today} />
      {ended.length > 0 && (
        <details className={classes.ended}>
          <summary>{t('cases:referrals.ended', { count: ended.length })}</summary>
          <ReferralLines label={t('cases:referrals.endedLabel')} lines={ended} today={record.today} />
        </details>
      )}
    </Section>
  )
}

function ReferralLines({
  label,
  lines,
  today,
}: {
  readonly label: string
  readonly lines: readonly ReferralView[]
  readonly today: string
}): ReactElement | null {
  if (lines.length === 0) return null
  return (
    <ul className={classes.lines} aria-label={label}>
      {lines.map((line) => (
        <ReferralLine key={line.id} referral={line} today={today} />
      ))}
    </ul>
  )
}

function ReferralLine({
  referral,
  today,
}: {
  readonly referral: ReferralView
  readonly today: string
}): ReactElement {
  const { t } = useText()
  const { id, destination, serviceName, state, stateSince, urgency, nextTask, nextDueOn } = referral
  const since = daysBetween(stateSince, today)
  return (
    <li>
      <div className={classes.lineHead}>
        <span className={classes.lineName}>
          <Link to="/referrals/$referralId" params={{ referralId: id }}>
            {destination}
          </Link>
          {serviceName && <span className={classes.quiet}> · {serviceName}</span>}
        </span>
        <span className={classes.quiet}>
          {isPressing(urgency) && isOpen(state) && <UrgencyBadge urgency={urgency} />}{' '}
          {since > 0 ? t('cases:referrals.since', { count: since }) : t('cases:referrals.sinceToday')}
        </span>
      </div>
      <Road referral={referral} compact />
      {nextTask && nextDueOn && (
        <p className={classes.lineNext}>
          <span>{t(`vocabulary:referralTask.${nextTask}`)}</span>
          <span className={classes.quiet}>{referral.ownerName}</span>
          <SchoolDue on={nextDueOn} withDate />
        </p>
      )}
    </li>
  )
}
