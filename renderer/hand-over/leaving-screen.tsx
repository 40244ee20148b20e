import { Button } from '@mantine/core'
import { Link, useParams, useRouter } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { CaseLine } from '#shared/api/cases.ts'
import type { LeftBehind } from '#shared/api/hand-over.ts'
import { api } from '#renderer/api.ts'
import { toHandOver } from '#renderer/cases/caseload-order.ts'
import { HandOverMany } from '#renderer/cases/hand-over-many.tsx'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useSchoolDaysLate } from '#renderer/school-due.tsx'
import { useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { CaseLinks } from './case-links.tsx'
import classes from './hand-over.module.css'

/** Everything that hangs on one person before they go, each with the way to give it to another. */
export function LeavingScreen(): ReactElement {
  const { t, locale } = useText()
  const router = useRouter()
  const me = useMe()
  const { accountId } = useParams({ from: '/leaving/$accountId' })
  const left = useAnswer(api.handOver.leaving, { accountId })
  const open = useAnswer(api.cases.list, { open: true, ownerId: accountId })
  const [prints, setPrints] = useState(false)
  const isMine = accountId === me.accountId
  const name = left.data?.name ?? ''
  const cases = open.data?.rows
  return (
    <Page
      title={isMine ? t('hand-over:titleMine') : t('hand-over:title', { name })}
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      facts={t('hand-over:about')}
      narrow
      actions={
        <Button
          variant="default"
          leftSection={<Icon name="print" size="1rem" />}
          onClick={() => setPrints(true)}
        >
          {t('hand-over:print')}
        </Button>
      }
    >
      {prints && (
        <PrintPreview
          title={t('hand-over:print')}
          preview={api.handOver.previewLeaving}
          print={api.handOver.printLeaving}
          input={{ accountId, language: locale }}
          onClose={() => setPrints(false)}
        />
      )}
      <Answer of={left}>
        {(known) =>
          cases && (
            <div className={classes.stack}>
              {isNothingLeft(known, cases) && (
                <Remark tone="good">
                  {isMine ? t('hand-over:readyMine') : t('hand-over:ready', { name })}
                </Remark>
              )}
              <OpenCases cases={cases} left={known} />
              <Elsewhere of={known} />
              <Decisions of={known} />
              <Partnerships of={known} />
              <Cycles of={known} />
              <Roles of={known} />
              <Covers of={known} />
              {known.sealedNotes > 0 && (
                <Section title={t('hand-over:sealed.title')} count={known.sealedNotes} tone="warn">
                  {t('hand-over:sealed.text', { count: known.sealedNotes, name })}
                </Section>
              )}
            </div>
          )
        }
      </Answer>
    </Page>
  )
}

function isNothingLeft(
  {
    keptCases,
    elsewhere,
    keptElsewhere,
    decisions,
    partnerships,
    cycles,
    roles,
    standsInFor,
    covers,
    sealedNotes,
  }: LeftBehind,
  cases: readonly CaseLine[],
): boolean {
  return (
    keptCases + keptElsewhere + sealedNotes === 0 &&
    [cases, elsewhere, decisions, partnerships, cycles, roles, standsInFor, covers].every(
      ({ length }) => length === 0,
    )
  )
}

function OpenCases({
  cases,
  left: { keptCases, name },
}: {
  readonly cases: readonly CaseLine[]
  readonly left: LeftBehind
}): ReactElement {
  const { t, locale } = useText()
  const [givesMany, setGivesMany] = useState(false)
  return (
    <Section
      title={t('hand-over:cases.title')}
      count={cases.length}
      actions={
        cases.length > 0 && (
          <Button size="xs" onClick={() => setGivesMany(true)}>
            {t('cases:handOverMany.action')}
          </Button>
        )
      }
    >
      {cases.length === 0 ? (
        <p className={lines.quiet}>{t('hand-over:cases.none')}</p>
      ) : (
        <CaseLinks label={t('hand-over:cases.title')} cases={toHandOver(cases, locale)} />
      )}
      {keptCases > 0 && (
        <Remark tone="warning">{t('hand-over:cases.kept', { count: keptCases, name })}</Remark>
      )}
      {givesMany && <HandOverMany lines={cases} onClose={() => setGivesMany(false)} />}
    </Section>
  )
}

function Elsewhere({
  of: { elsewhere, keptElsewhere, name },
}: {
  readonly of: LeftBehind
}): ReactElement | null {
  const { t } = useText()
  const late = useSchoolDaysLate()
  if (elsewhere.length + keptElsewhere === 0) return null
  return (
    <Section title={t('hand-over:elsewhere.title')} count={elsewhere.length + keptElsewhere}>
      {keptElsewhere > 0 && (
        <Remark tone="warning">{t('hand-over:elsewhere.kept', { count: keptElsewhere, name })}</Remark>
      )}
      {elsewhere.length > 0 && <p className={lines.quiet}>{t('hand-over:elsewhere.about')}</p>}
      <ul className={lines.lines} aria-label={t('hand-over:elsewhere.title')}>
        {elsewhere.map(({ id, caseId, studentName, task, words, dueOn, dueAt }) => (
          <li key={id}>
            <div className={lines.words}>
              <Link to="/cases/$caseId" params={{ caseId }}>
                {studentName}
              </Link>{' '}
              · {task ? t(`vocabulary:referralTask.${task}`) : words}
            </div>
            <DueLabel on={dueOn} at={dueAt} late={late(dueOn)} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Decisions({ of: { decisions } }: { readonly of: LeftBehind }): ReactElement | null {
  const { t } = useText()
  const late = useSchoolDaysLate()
  if (decisions.length === 0) return null
  return (
    <Section title={t('hand-over:decisions.title')} count={decisions.length}>
      <ul className={lines.lines} aria-label={t('hand-over:decisions.title')}>
        {decisions.map(({ id, what, dueOn, meetingId }) => (
          <li key={id}>
            <div className={lines.words}>
              <Link to="/meetings/$meetingId" params={{ meetingId }}>
                {what}
              </Link>
            </div>
            <DueLabel on={dueOn} late={late(dueOn)} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Partnerships({ of: { partnerships } }: { readonly of: LeftBehind }): ReactElement | null {
  const { t } = useText()
  if (partnerships.length === 0) return null
  return (
    <Section title={t('partnerships:title')} count={partnerships.length}>
      <ul className={lines.lines} aria-label={t('partnerships:title')}>
        {partnerships.map(({ id, organizationId, organizationName, what }) => (
          <li key={id}>
            <div className={lines.words}>
              <Link to="/partnerships/$organizationId" params={{ organizationId }}>
                {what ?? t('partnerships:leaving.agreement')}
              </Link>
            </div>
            <span className={lines.quiet}>{organizationName}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Cycles({ of: { cycles } }: { readonly of: LeftBehind }): ReactElement | null {
  const { t } = useText()
  if (cycles.length === 0) return null
  return (
    <Section title={<Link to="/evaluation/cycles">{t('cycles:title.list')}</Link>} count={cycles.length}>
      <ul className={lines.lines} aria-label={t('cycles:title.list')}>
        {cycles.map(({ id, cycleId, kind, name, what }) => {
          const called = kind === 'custom' ? name : t(`cycles:kind.${kind}`)
          return (
            <li key={id}>
              <div className={lines.words}>
                {cycleId === null ? (
                  called
                ) : (
                  <Link to="/evaluation/cycles/$cycleId" params={{ cycleId }}>
                    {what ?? called}
                  </Link>
                )}
              </div>
              {what !== null && <span className={lines.quiet}>{called}</span>}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Roles({ of: { roles } }: { readonly of: LeftBehind }): ReactElement | null {
  const { t } = useText()
  if (roles.length === 0) return null
  return (
    <Section
      title={t('hand-over:roles.title')}
      count={roles.length}
      actions={<Link to="/protocols">{t('hand-over:roles.open')}</Link>}
    >
      <ul className={lines.lines} aria-label={t('hand-over:roles.title')}>
        {roles.map(({ id, name, isOnly }) => (
          <li key={id}>
            {name} {isOnly && <Tag tone="warn">{t('hand-over:roles.only')}</Tag>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Covers({ of: { standsInFor, covers } }: { readonly of: LeftBehind }): ReactElement | null {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  if (standsInFor.length + covers.length === 0) return null
  return (
    <Section
      title={t('hand-over:covers.title')}
      count={standsInFor.length + covers.length}
      actions={<Link to="/absences">{t('hand-over:covers.open')}</Link>}
    >
      <ul className={lines.lines} aria-label={t('hand-over:covers.title')}>
        {standsInFor.map((name) => (
          <li key={name}>{t('hand-over:covers.standsIn', { name })}</li>
        ))}
        {covers.map(({ name, startsOn, endsOn }) => (
          <li key={`${name} ${startsOn}`}>
            {t('hand-over:covers.covers', {
              name,
              from: shortDay(startsOn, locale, today),
              to: shortDay(endsOn, locale, today),
            })}
          </li>
        ))}
      </ul>
    </Section>
  )
}
