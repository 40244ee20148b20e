import { Button, Menu } from '@mantine/core'
import { useNavigate, useParams, useRouter, useRouterState, useSearch } from '@tanstack/react-router'
import { type ReactElement, useEffect, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { casework } from '#shared/api/roles.ts'
import { staysRestricted } from '#shared/domain/concern.ts'
import { holdsReport } from '#shared/domain/crisis.ts'
import { isOpen } from '#shared/domain/referral-road.ts'
import { schoolName } from '#shared/domain/student.ts'
import { CaseAccess, OpenForNow } from '#renderer/access/case-access.tsx'
import { api } from '#renderer/api.ts'
import { BeyondCalendar } from '#renderer/calendar/beyond-calendar.tsx'
import { ConsentsBox } from '#renderer/consents/consents-box.tsx'
import { CaseCrises } from '#renderer/crisis/case-crises.tsx'
import { useCrisis } from '#renderer/crisis/use-crisis.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { OnlyForMe } from '#renderer/sealed-notes/only-for-me.tsx'
import { useMay } from '#renderer/session/session-store.ts'
import { PlansBox } from '#renderer/plans/plans-box.tsx'
import type { Planning } from '#renderer/plans/planning.ts'
import { CaseSteps } from '#renderer/tasks/case-steps.tsx'
import { RequestsAbout } from '#renderer/requests/student-requests.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { useClosing } from '#renderer/ui/closing.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { InPlace } from '#renderer/ui/in-place.tsx'
import { MoreMenu } from '#renderer/ui/more-menu.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import { CloseCase } from './case-decisions.tsx'
import { AtAGlance } from './case-facts.tsx'
import { CasePeople } from './case-people.tsx'
import { CaseReferrals } from './case-referrals.tsx'
import { CaseTimeline, type Writing } from './case-writing.tsx'
import { MoveProtocol, useNextProtocol } from './move-protocol.tsx'
import { HandOverForm, mayGiveCase } from './next-forms.tsx'
import { NextLine } from './next-line.tsx'
import classes from './cases.module.css'

/** Everything about one student's case: who, what next, where each referral stands, whom to call, what is allowed. */
export function CaseScreen(): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const { caseId } = useParams({ from: '/cases/$caseId' })
  const answer = useAnswer(api.cases.get, { id: caseId })
  if (answer.error && !answer.data)
    return (
      <Page
        title={t('common:rail.cases')}
        above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      >
        <ErrorNotice error={answer.error} takesFocus={false} retry={() => void answer.refetch()} />
      </Page>
    )
  return (
    <Answer of={answer} lines={12}>
      {(record) => <OneCase key={record.case.id} record={record} />}
    </Answer>
  )
}

type Deciding = 'close' | 'hand-over' | 'access' | 'move-protocol'

function OneCase({ record }: { readonly record: CaseRecord }): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const navigate = useNavigate()
  const decides = useMay(casework)
  const { case: one } = record
  const isOpenCase = one.closedOn === null
  const nextProtocol = useNextProtocol(record)
  const [writing, setWriting] = useState<Writing | null>(null)
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const { plan } = useSearch({ from: '/cases/$caseId' })
  const [planning, setPlanning] = useState<Planning | null>(plan ?? null)
  const way = useRouterState({ select: ({ location }) => location.state.__TSR_key })
  useEffect(() => {
    // Each time somebody comes to write it, also while the case is open.
    if (plan) setPlanning(plan)
  }, [plan, way])
  const stop = useClosing(deciding, setDeciding)

  const free = writing === null && deciding === null && planning === null
  useShortcut('n', () => setWriting({ what: 'note' }), { enabled: decides && free })
  useShortcut('c', () => setWriting({ what: 'call', contactId: null }), { enabled: free })
  useShortcut('s', () => setWriting({ what: 'support' }), { enabled: free && isOpenCase })
  useShortcut('r', () => void navigate({ to: '/cases/$caseId/refer', params: { caseId: one.id } }), {
    enabled: decides && free && isOpenCase,
  })

  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={<span className={classes.name}>{schoolName(record.student)}</span>}
      facts={<AtAGlance record={record} />}
      actions={
        <>
          <PrintButton record={record} />
          {decides && <Decisions record={record} onDecide={setDeciding} />}
        </>
      }
    >
      <div className={classes.around}>
        {record.openUntil !== null && <OpenForNow until={record.openUntil} record={record} />}
        <CaseCrises record={record} />
        {isOpenCase ? <NextLine record={record} /> : <Closed record={record} />}
        {decides && nextProtocol && one.protocolNumber === null && deciding !== 'move-protocol' && (
          <Remark tone="warning" title={t('cases:move.followsNone')}>
            <Button size="xs" variant="default" onClick={() => setDeciding('move-protocol')}>
              {t('cases:move.action', { to: String(nextProtocol.number) })}
            </Button>
          </Remark>
        )}
        <BeyondCalendar last={lastDueOf(record)} />
        <RequestsAbout studentId={one.studentId} />
        <CaseSteps record={record} onPlan={setPlanning} />
        <PlansBox record={record} planning={planning} onPlan={setPlanning} />
        {deciding === 'close' && (
          <Section title={t('cases:close.title')}>
            <InPlace title={t('cases:close.question')} onClose={stop}>
              <CloseCase record={record} onDone={stop} />
            </InPlace>
          </Section>
        )}
        {deciding === 'hand-over' && (
          <Section title={t('cases:handOver.title')}>
            <InPlace title={t('cases:handOver.case')} onClose={stop}>
              <HandOverForm record={record} step={null} onDone={stop} />
            </InPlace>
          </Section>
        )}
        {deciding === 'move-protocol' && nextProtocol && (
          <Section title={t('cases:move.title')}>
            <InPlace title={t('cases:move.action', { to: String(nextProtocol.number) })} onClose={stop}>
              <MoveProtocol record={record} to={nextProtocol} onDone={stop} />
            </InPlace>
          </Section>
        )}
        {deciding === 'access' && <CaseAccess record={record} onClose={stop} />}
        <div className={classes.boxes}>
          <CaseReferrals record={record} />
          <div className={classes.side}>
            <CasePeople record={record} onCall={(contactId) => setWriting({ what: 'call', contactId })} />
            <ConsentsBox record={record} />
            <OnlyForMe studentId={one.studentId} cases={[one]} />
          </div>
        </div>
        <CaseTimeline record={record} writing={writing} onWrite={setWriting} />
      </div>
    </Page>
  )
}

/** The last day on which anything of a case is due; `null` where nothing is. */
function lastDueOf({ case: one, tasks, referrals }: CaseRecord): string | null {
  const open = tasks.filter(({ state }) => state === 'open')
  return (
    [one.nextDueOn, ...open.map(({ dueOn }) => dueOn), ...referrals.map(({ nextDueOn }) => nextDueOn)]
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null
  )
}

/** The papers of a referral: straight there when there is one, a choice when there are more. */
function PrintButton({ record }: { readonly record: CaseRecord }): ReactElement | null {
  const { t } = useText()
  const navigate = useNavigate()
  const open = record.referrals.filter(({ state }) => isOpen(state))
  const go = (referralId: string) => void navigate({ to: '/packets/$referralId', params: { referralId } })
  const [only, ...others] = open
  if (!only) return null
  if (others.length === 0)
    return (
      <Button variant="default" leftSection={<Icon name="print" />} onClick={() => go(only.id)}>
        {t('cases:one.print')}
      </Button>
    )
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="print" />}>
          {t('cases:one.print')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {open.map(({ id, destination }) => (
          <Menu.Item key={id} onClick={() => go(id)}>
            {destination}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Decisions({
  record,
  onDecide,
}: {
  readonly record: CaseRecord
  readonly onDecide: (deciding: Deciding) => void
}): ReactElement {
  const { t } = useText()
  const { id, version, restricted, closedOn } = record.case
  const isGuest = record.openUntil !== null
  const nextProtocol = useNextProtocol(record)
  const restrict = useCommand(api.cases.setRestricted)
  const crisis = useCrisis(record.case.studentId)
  const toggle = () => void restrict.run({ id, version, restricted: !restricted }).catch(() => undefined)
  return (
    <>
      <MoreMenu>
        {closedOn === null && mayGiveCase(record) && (
          <Menu.Item onClick={() => onDecide('hand-over')}>{t('cases:handOver.title')}</Menu.Item>
        )}
        {restricted && (staysRestricted(record.triages) || holdsReport(record.crises)) ? (
          <Menu.Label className={classes.menuReason}>{t('cases:errors.staysRestricted')}</Menu.Label>
        ) : (
          !isGuest &&
          (!restricted || record.mayDecideAccess) && (
            <Menu.Item onClick={toggle}>
              {t(restricted ? 'cases:one.unrestrict' : 'cases:one.restrict')}
            </Menu.Item>
          )
        )}
        <Menu.Item onClick={() => onDecide('access')}>{t('access:case.action')}</Menu.Item>
        {nextProtocol && (
          <Menu.Item onClick={() => onDecide('move-protocol')}>
            {t('cases:move.action', { to: String(nextProtocol.number) })}
          </Menu.Item>
        )}
        {closedOn === null && record.crises.every(({ endedAt }) => endedAt !== null) && (
          <Menu.Item onClick={() => void crisis.go()}>{t('crises:start.action')}</Menu.Item>
        )}
        {closedOn === null && !isGuest && (
          <Menu.Item onClick={() => onDecide('close')}>{t('cases:close.title')}</Menu.Item>
        )}
      </MoreMenu>
      {restrict.error && <ErrorNotice error={restrict.error} />}
      {crisis.error && <ErrorNotice error={crisis.error} />}
    </>
  )
}

function Closed({ record }: { readonly record: CaseRecord }): ReactElement {
  const { t } = useText()
  const decides = useMay(casework)
  const { id, version, closedOn, closingNote } = record.case
  const reopen = useCommand(api.cases.reopen)
  return (
    <Remark
      title={t('cases:closed.title')}
      action={
        decides &&
        record.openUntil === null && (
          <Button
            size="xs"
            loading={reopen.busy}
            onClick={() => void reopen.run({ id, version }).catch(() => undefined)}
          >
            {t('cases:closed.reopen')}
          </Button>
        )
      }
    >
      {closedOn && (
        <p>
          <DateText on={closedOn} long />
        </p>
      )}
      {closingNote && <p>{closingNote}</p>}
      {reopen.error && <ErrorNotice error={reopen.error} />}
    </Remark>
  )
}
