import { Button } from '@mantine/core'
import {
  type Dispatch,
  type ReactElement,
  type ReactNode,
  type SetStateAction,
  useEffect,
  useRef,
  useState,
} from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { casework } from '#shared/api/roles.ts'
import { supportWhileWaiting } from '#shared/domain/interim-support.ts'
import type { PlanKind } from '#shared/domain/protocol.ts'
import { leftOutBy } from '#shared/domain/safety-plan.ts'
import { useIsKept } from '#renderer/kept-form.tsx'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { DateText, MomentText } from '#renderer/ui/date-text.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { InPlace } from '#renderer/ui/in-place.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { FollowUpForm } from './follow-up-form.tsx'
import { ReturnText, SafetyText, WrittenBy } from './plan-text.tsx'
import { planKey, type Planning } from './planning.ts'
import classes from './plans.module.css'
import { PrintPlan } from './print-plan.tsx'
import { ReturnForm } from './return-form.tsx'
import { SafetyForm } from './safety-form.tsx'

interface Box {
  readonly record: CaseRecord
  readonly planning: Planning | null
  readonly onPlan: Dispatch<SetStateAction<Planning | null>>
}

/** What holds the student until help has started, how they come back, and what the school gave meanwhile. */
export function PlansBox({ record, planning: wanted, onPlan }: Box): ReactElement {
  const { t } = useText()
  const writes = useMay(casework)
  const isOpenCase = record.case.closedOn === null
  const stop = useClosing(wanted, onPlan)
  const [prints, setPrints] = useState<PlanKind | null>(null)
  const [saved, setSaved] = useState<PlanKind | null>(null)
  const { safetyPlans, returnPlans } = record
  const mayWrite = writes && isOpenCase
  const planning = mayWrite || (isOpenCase && wanted === 'follow-up') ? wanted : null
  return (
    <Section
      title={t('plans:box.title')}
      actions={
        isOpenCase && (
          <>
            {mayWrite && safetyPlans.length === 0 && record.safetyPlan !== 'missing' && (
              <Write label={t('plans:safety.write')} onClick={() => onPlan('safety')} />
            )}
            {mayWrite && returnPlans.length === 0 && (
              <Write label={t('plans:return.write')} onClick={() => onPlan('return')} />
            )}
            {record.openUntil === null && (
              <Write label={t('plans:followUp.action')} onClick={() => onPlan('follow-up')} />
            )}
          </>
        )
      }
    >
      <div className={classes.stack}>
        {planning !== 'safety' && (
          <Standing record={record} mayWrite={mayWrite} onWrite={() => onPlan('safety')} />
        )}
        {planning !== null && (
          <InPlace key={planning} title={titleOf(planning, record, t)} onClose={stop}>
            {planning === 'safety' && (
              <SafetyForm record={record} onDone={stop} onSaved={() => setSaved('safety')} />
            )}
            {planning === 'return' && (
              <ReturnForm record={record} onDone={stop} onSaved={() => setSaved('return')} />
            )}
            {planning === 'follow-up' && <FollowUpForm record={record} onDone={stop} />}
          </InPlace>
        )}
        {planning === null && isOpenCase && (
          <Unfinished caseId={record.case.id} writes={writes} onPlan={onPlan} />
        )}
        <OnePlan
          title={t('plans:safety.title')}
          isJustSaved={saved === 'safety' && planning === null}
          onSeen={() => setSaved(null)}
          revisions={safetyPlans}
          people={record.people}
          facts={([newest]) =>
            newest && (
              <>
                {t('plans:safety.agreedOn')}: <DateText on={newest.agreedOn} /> · {t('plans:safety.reviewOn')}
                : <DateText on={newest.reviewOn} />
              </>
            )
          }
          text={(plan) => <SafetyText plan={plan} contacts={record.contacts} />}
          onRevise={mayWrite ? () => onPlan('safety') : null}
          onPrint={() => setPrints('safety')}
        />
        <OnePlan
          title={t('plans:return.title')}
          isJustSaved={saved === 'return' && planning === null}
          onSeen={() => setSaved(null)}
          revisions={returnPlans}
          people={record.people}
          facts={([newest]) =>
            newest && (
              <>
                {t('plans:return.backOn')}: <DateText on={newest.backOn} />
              </>
            )
          }
          text={(plan) => <ReturnText plan={plan} />}
          onRevise={mayWrite ? () => onPlan('return') : null}
          onPrint={() => setPrints('return')}
        />
        <WhileWaiting record={record} />
      </div>
      {prints && (
        <PrintPlan
          record={record}
          plan={prints}
          hasTeachersPage={returnPlans[0]?.teachersTold !== ''}
          onClose={() => setPrints(null)}
        />
      )}
    </Section>
  )
}

function titleOf(
  planning: Planning,
  { safetyPlans, returnPlans }: CaseRecord,
  t: ReturnType<typeof useText>['t'],
): string {
  if (planning === 'follow-up') return t('plans:followUp.title')
  const isThere = (planning === 'safety' ? safetyPlans : returnPlans).length > 0
  return t(isThere ? `plans:${planning}.revise` : `plans:${planning}.write`)
}

function Write({ label, onClick }: { readonly label: string; readonly onClick: () => void }): ReactElement {
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<Icon name="plus" size="1rem" />}
      onClick={onClick}
    >
      {label}
    </Button>
  )
}

/** That an urgent case has no safety plan yet, or why it has none. */
function Standing({
  record,
  mayWrite,
  onWrite,
}: {
  readonly record: CaseRecord
  readonly mayWrite: boolean
  readonly onWrite: () => void
}): ReactElement | null {
  const { t } = useText()
  if (record.safetyPlan === 'missing')
    return (
      <Remark
        tone="danger"
        title={t('plans:safety.missing')}
        action={
          mayWrite && (
            <Button size="xs" onClick={onWrite}>
              {t('plans:safety.write')}
            </Button>
          )
        }
      >
        {t('plans:safety.missingText')}
      </Remark>
    )
  const leftOut = record.safetyPlan === 'left-out' ? leftOutBy(record.tasks, record.today) : undefined
  if (!leftOut) return null
  return (
    <Remark tone="warning" title={t('plans:safety.leftOut')}>
      {leftOut.words && <p>{leftOut.words}</p>}
      <p>
        {record.people[leftOut.endedBy ?? '']}
        {leftOut.endedAt && (
          <>
            {' · '}
            <MomentText at={leftOut.endedAt} />
          </>
        )}
      </p>
    </Remark>
  )
}

/** Says that a plan somebody began before an interruption is still here. */
function Unfinished({
  caseId,
  writes,
  onPlan,
}: {
  readonly caseId: string
  readonly writes: boolean
  readonly onPlan: (planning: Planning) => void
}): ReactElement | null {
  const { t } = useText()
  const kept = {
    safety: useIsKept(planKey(caseId, 'safety')),
    return: useIsKept(planKey(caseId, 'return')),
    'follow-up': useIsKept(planKey(caseId, 'follow-up')),
  }
  const begun = (['safety', 'return', 'follow-up'] as const).find(
    (planning) => kept[planning] && (writes || planning === 'follow-up'),
  )
  if (!begun) return null
  return (
    <p className={classes.quiet}>
      {t('plans:box.unfinished')}{' '}
      <Button size="compact-sm" variant="subtle" onClick={() => onPlan(begun)}>
        {t('cases:timeline.goOn')}
      </Button>
    </p>
  )
}

/** A plan with its newest revision to be read, and the earlier ones behind it. */
function OnePlan<Plan extends { id: string; revision: number; writtenAt: string; writtenBy: string }>({
  title,
  isJustSaved,
  onSeen,
  revisions,
  people,
  facts,
  text,
  onRevise,
  onPrint,
}: {
  readonly title: string
  /** Whoever just saved it goes on from here: to read it once more, and to print it. */
  readonly isJustSaved: boolean
  readonly onSeen: () => void
  readonly revisions: readonly Plan[]
  readonly people: CaseRecord['people']
  readonly facts: (revisions: readonly Plan[]) => ReactNode
  readonly text: (plan: Plan) => ReactNode
  /** `null` where nobody may write one. */
  readonly onRevise: (() => void) | null
  readonly onPrint: () => void
}): ReactElement | null {
  const { t } = useText()
  const [newest, ...earlier] = revisions
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isJustSaved || !newest) return
    // After the form that closed has given the focus back.
    const soon = requestAnimationFrame(() => {
      heading.current?.focus({ preventScroll: true })
      heading.current?.scrollIntoView({ block: 'center' })
      onSeen()
    })
    return () => cancelAnimationFrame(soon)
  })
  if (!newest) return null
  return (
    <div className={classes.part}>
      <div className={classes.head}>
        <div className={classes.words}>
          <h3 ref={heading} tabIndex={-1} className={classes.name}>
            {title}
          </h3>
          <p className={classes.quiet}>{facts(revisions)}</p>
          <p className={classes.quiet}>
            <WrittenBy plan={newest} people={people} />
          </p>
        </div>
        <div className={classes.buttons}>
          {onRevise && (
            <Button
              size="xs"
              variant="default"
              aria-label={`${t('plans:box.revise')}: ${title}`}
              onClick={onRevise}
            >
              {t('plans:box.revise')}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            leftSection={<Icon name="print" size="1rem" />}
            aria-label={`${t('plans:box.print')}: ${title}`}
            onClick={onPrint}
          >
            {t('plans:box.print')}
          </Button>
        </div>
      </div>
      <details className={classes.read}>
        <summary>{t('plans:box.read')}</summary>
        {text(newest)}
      </details>
      {earlier.length > 0 && (
        <details className={classes.read}>
          <summary>{t('plans:box.earlier', { count: earlier.length })}</summary>
          {earlier.map((plan) => (
            <div key={plan.id} className={classes.part}>
              <p className={classes.quiet}>
                <WrittenBy plan={plan} people={people} />
              </p>
              {text(plan)}
            </div>
          ))}
        </details>
      )}
    </div>
  )
}

/** How often the school gave something between the opening of the case and the beginning of help. */
function WhileWaiting({ record }: { readonly record: CaseRecord }): ReactElement | null {
  const { t } = useText()
  const { case: one, referrals, supports, today } = record
  const linked = referrals.flatMap(({ linkedOn, state }) =>
    linkedOn !== null && state !== 'entered-in-error' ? [linkedOn] : [],
  )
  const [helpBegan] = linked.toSorted()
  const { times, weeks } = supportWhileWaiting(supports, {
    from: one.openedOn,
    to: helpBegan ?? one.closedOn ?? today,
  })
  if (times === 0 && one.closedOn !== null) return null
  return (
    <p className={classes.part}>
      {times === 0
        ? t('plans:box.noSupport')
        : t('plans:box.while', { count: times, weeks: t('plans:box.weeks', { count: weeks }) })}
    </p>
  )
}
