import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactElement, type ReactNode, useId, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { currentStep, type CrisisRecord } from '#shared/domain/crisis.ts'
import { type CaseTask, dueOfTask, isOpenOn } from '#shared/domain/case-task.ts'
import { mayBePutOff } from '#shared/domain/urgency.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { SchoolDue } from '#renderer/school-due.tsx'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { InPlace } from '#renderer/ui/in-place.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { HandOverForm, PlanForm, PostponeForm } from './next-forms.tsx'
import { ownNextStep } from './own-next-step.ts'
import classes from './cases.module.css'

const NEVER = '9999-12-31'

type Doing = 'plan' | 'postpone' | 'hand-over'

const titles: Readonly<Record<Doing, MessageKey>> = {
  plan: 'cases:next.plan',
  postpone: 'cases:next.postpone',
  'hand-over': 'cases:next.handOver',
}

/** The referral whose task is due first. */
export function pressingReferral({ referrals }: Pick<CaseRecord, 'referrals'>): ReferralView | null {
  const [first] = referrals
    .filter(({ nextTask, nextDueOn }) => nextTask !== null && nextDueOn !== null)
    .toSorted((a, b) => String(a.nextDueOn).localeCompare(String(b.nextDueOn)))
  return first ?? null
}

/** The step beside the case's own that is due first. */
function pressingTask({ tasks, today }: Pick<CaseRecord, 'tasks' | 'today'>): CaseTask | null {
  const [first] = tasks
    .filter((task) => isOpenOn(task, today))
    .toSorted((one, other) => dueOfTask(one).dueOn.localeCompare(dueOfTask(other).dueOn))
  return first ?? null
}

/** Who does what next and by when, and the three things one does about it; above it what is due before it. */
export function NextLine({ record }: { readonly record: CaseRecord }): ReactElement {
  const { t } = useText()
  const { case: one, today } = record
  const step = ownNextStep(record)
  const pressing = pressingReferral(record)
  const task = pressingTask(record)
  const hasSteps = task !== null
  const [doing, setDoing] = useState<Doing | null>(null)
  const done = useCommand(api.cases.setNext)
  const titleId = useId()
  const stop = useClosing(doing, setDoing)

  const finish = async () => {
    if (!step) return
    const reason = t('cases:next.doneNote', { action: step.action })
    const after = await done.run({ id: one.id, version: one.version, next: null, reason }).catch(() => null)
    setDoing(after && !pressing && !hasSteps ? 'plan' : null)
  }
  const plan = (
    <Button variant={pressing || hasSteps ? 'subtle' : 'filled'} size="xs" onClick={() => setDoing('plan')}>
      {t(pressing || hasSteps ? 'cases:next.another' : 'cases:next.plan')}
    </Button>
  )
  const ownDue = step?.dueOn ?? pressing?.nextDueOn ?? null
  const before = task && ownDue !== null && dueOfTask(task).dueOn < ownDue ? task : null
  const due = before ? dueOfTask(before).dueOn : ownDue
  const crisis = record.crises.find(({ endedAt }) => endedAt === null)
  const first = t(crisis ? 'cases:next.then' : 'cases:next.label')
  const label = before ? t('cases:next.then') : first
  return (
    <section className={classes.next} aria-labelledby={titleId} data-late={(due && due < today) || undefined}>
      <h2 id={titleId} className="fb-unseen">
        {t('cases:next.label')}
      </h2>
      {crisis && <CrisisFirst of={crisis} />}
      {before && (
        <Words
          isAlone
          label={first}
          what={before.name}
          who={record.people[before.ownerId] ?? ''}
          due={<SchoolDue on={dueOfTask(before).dueOn} at={dueOfTask(before).dueAt} withDate />}
        />
      )}
      {step ? (
        <>
          <Words
            label={label}
            what={step.action}
            who={record.people[step.ownerId] ?? ''}
            due={<SchoolDue on={step.dueOn} withDate />}
          />
          <div className={classes.buttons}>
            <Button size="xs" loading={done.busy} onClick={() => void finish()}>
              {t('cases:next.done')}
            </Button>
            {mayBePutOff(one.urgency, { dueOn: step.dueOn, to: NEVER, today }) && (
              <Button size="xs" variant="default" onClick={() => setDoing('postpone')}>
                {t('cases:next.postpone')}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => setDoing('hand-over')}>
              {t('cases:next.handOver')}
            </Button>
          </div>
        </>
      ) : pressing?.nextTask && pressing.nextDueOn ? (
        <>
          <Words
            label={label}
            what={
              <>
                {t(`vocabulary:referralTask.${pressing.nextTask}`)} ·{' '}
                <Link to="/referrals/$referralId" params={{ referralId: pressing.id }}>
                  {pressing.destination}
                </Link>
              </>
            }
            who={pressing.ownerName}
            due={<SchoolDue on={pressing.nextDueOn} withDate />}
          />
          <div className={classes.buttons}>{plan}</div>
        </>
      ) : (
        <>
          <p className={classes.nextWords}>{t(hasSteps ? 'cases:next.stepsCarry' : 'cases:next.nothing')}</p>
          <div className={classes.buttons}>{doing === null && plan}</div>
        </>
      )}
      {done.error && <ErrorNotice error={done.error} />}
      {doing && (doing === 'plan' || step) && (
        <InPlace title={t(titles[doing])} onClose={stop}>
          {doing === 'plan' && <PlanForm record={record} onDone={stop} />}
          {doing === 'postpone' && step && <PostponeForm record={record} step={step} onDone={stop} />}
          {doing === 'hand-over' && <HandOverForm record={record} step={step} onDone={stop} />}
        </InPlace>
      )}
    </section>
  )
}

/** A crisis under way comes before everything that is planned: where it stands, and the way there. */
function CrisisFirst({ of: { id, path, entries } }: { readonly of: CrisisRecord }): ReactElement {
  const { t } = useText()
  const step = currentStep(path.steps, entries)
  return (
    <p className={classes.nextWords} data-alone>
      {t('cases:next.label')}: <Tag tone="danger">{t('crises:start.under')}</Tag>{' '}
      <strong>
        <Link to="/crisis/$crisisId" params={{ crisisId: id }}>
          {step?.name ?? t('crises:start.goOn')}
        </Link>
      </strong>
    </p>
  )
}

function Words({
  label,
  what,
  who,
  due,
  isAlone = false,
}: {
  readonly label: string
  /** Whether the buttons beside it belong to what stands below. */
  readonly isAlone?: boolean
  readonly what: ReactNode
  readonly who: string
  readonly due: ReactNode
}): ReactElement {
  return (
    <p className={classes.nextWords} data-alone={isAlone || undefined}>
      {label}: <strong>{what}</strong> · {who} · {due}
    </p>
  )
}
