import { Button, Menu } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { casework } from '#shared/api/roles.ts'
import { type CaseTask, dueOfTask, isBegunAnew, isOpenOn } from '#shared/domain/case-task.ts'
import type { PlanKind } from '#shared/domain/protocol.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { SchoolDue } from '#renderer/school-due.tsx'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { DateText, MomentText } from '#renderer/ui/date-text.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { InPlace } from '#renderer/ui/in-place.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { PopMenu } from '#renderer/ui/pop-menu.tsx'
import { TaskDoneForm } from './task-done.tsx'
import { ExemptForm, GiveTaskForm, PutOffForm } from './task-forms.tsx'
import classes from './tasks.module.css'

const byDue = (one: CaseTask, other: CaseTask): number =>
  dueOfTask(one).dueOn.localeCompare(dueOfTask(other).dueOn)

/** What is done for a case beside its next step: who does it, by when, what it asks for; and what ended. */
export function CaseSteps({
  record,
  onPlan,
}: {
  readonly record: CaseRecord
  /** Opens the plan a step asks for. */
  readonly onPlan: (plan: PlanKind) => void
}): ReactElement | null {
  const { t } = useText()
  const { tasks, today } = record
  const open = tasks.filter((task) => isOpenOn(task, today)).toSorted(byDue)
  const ended = tasks
    .filter((task) => !isOpenOn(task, today))
    .toSorted((one, other) => String(other.endedAt).localeCompare(String(one.endedAt)))
  if (tasks.length === 0) return null
  return (
    <Section title={t('tasks:box.title')} count={open.length} flush>
      {open.length === 0 && <p className={classes.nothing}>{t('tasks:box.none')}</p>}
      {open.length > 0 && (
        <ul className={classes.lines} aria-label={t('tasks:box.title')}>
          {open.map((task) => (
            <OpenTask key={task.id} task={task} record={record} onPlan={onPlan} />
          ))}
        </ul>
      )}
      {ended.length > 0 && (
        <details className={classes.ended}>
          <summary>{t('tasks:box.ended', { count: ended.length })}</summary>
          <ul className={classes.lines} aria-label={t('tasks:box.endedLabel')}>
            {ended.map((task) => (
              <EndedTask key={task.id} task={task} record={record} />
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}

interface Line {
  readonly task: CaseTask
  readonly record: CaseRecord
}

type Doing = 'done' | 'put-off' | 'hand-over' | 'exempt'

const titles: Readonly<Record<Doing, MessageKey>> = {
  done: 'tasks:done.title',
  'put-off': 'tasks:putOff',
  'hand-over': 'tasks:handOver.title',
  exempt: 'tasks:exempt.title',
}

function OpenTask({
  task,
  record,
  onPlan,
}: Line & { readonly onPlan: (plan: PlanKind) => void }): ReactElement {
  const { t } = useText()
  const { id, version, name, guidance, evidence, ownerId } = task
  const [doing, setDoing] = useState<Doing | null>(null)
  const stop = useClosing(doing, setDoing)
  const finish = useCommand(api.tasks.finish)
  const writes = useMay(casework)
  const isThere = record.safetyPlans.length > 0
  const due = dueOfTask(task)
  const finishNow = () =>
    evidence === '' ? void finish.run({ id, version, words: '' }).catch(() => undefined) : setDoing('done')
  return (
    <li>
      <div className={classes.line}>
        <div className={classes.words}>
          <p className={classes.name}>{name}</p>
          <p className={classes.quiet}>
            {record.people[ownerId]} · <SchoolDue on={due.dueOn} at={due.dueAt} withDate />
          </p>
          {evidence && <p className={classes.quiet}>{t('tasks:box.evidence', { evidence })}</p>}
          {guidance && (
            <details className={classes.guidance}>
              <summary>{t('tasks:box.guidance')}</summary>
              <p>{guidance}</p>
            </details>
          )}
        </div>
        {record.case.closedOn === null && (
          <div className={classes.buttons}>
            {task.plan === 'safety' && writes && (
              <Button
                size="xs"
                variant="default"
                aria-label={t(isThere ? 'tasks:done.reviseOf' : 'tasks:done.plan', { name })}
                onClick={() => onPlan('safety')}
              >
                {t(isThere ? 'tasks:done.revisePlan' : 'tasks:done.writePlan')}
              </Button>
            )}
            {task.plan !== 'safety' && (
              <Button
                size="xs"
                variant="default"
                loading={finish.busy}
                aria-label={t('tasks:done.title', { name })}
                onClick={finishNow}
              >
                {t('tasks:done.action')}
              </Button>
            )}
            <MoreToDo task={task} record={record} onDo={setDoing} />
          </div>
        )}
      </div>
      {finish.error && <ErrorNotice error={finish.error} retry={() => void refreshEverything()} />}
      {doing && (
        <InPlace title={t(titles[doing], { name })} onClose={stop}>
          {doing === 'done' && <TaskDoneForm task={task} onDone={stop} />}
          {doing === 'put-off' && <PutOffForm task={task} onDone={stop} />}
          {doing === 'hand-over' && <GiveTaskForm task={task} workers={record.workers} onDone={stop} />}
          {doing === 'exempt' && <ExemptForm task={task} onDone={stop} />}
        </InPlace>
      )}
    </li>
  )
}

/** What else can be done about a task: in an emergency it is neither put off nor left out. */
function MoreToDo({
  task: { urgency, name, plan },
  record,
  onDo,
}: Line & { readonly onDo: (doing: Doing) => void }): ReactElement | null {
  const { t } = useText()
  const decides = useMay(casework)
  const isGuest = record.openUntil !== null
  const canWait = urgency !== 'emergency'
  if (!canWait && isGuest) return null
  return (
    <PopMenu
      inPlace
      target={
        <Button size="xs" variant="subtle" aria-label={t('tasks:box.more', { name })}>
          {t('common:actions.more')}
        </Button>
      }
    >
      {canWait && <Menu.Item onClick={() => onDo('put-off')}>{t('cases:next.postpone')}</Menu.Item>}
      {!isGuest && <Menu.Item onClick={() => onDo('hand-over')}>{t('cases:next.handOver')}</Menu.Item>}
      {(canWait || plan === 'safety') && decides && !isGuest && (
        <Menu.Item onClick={() => onDo('exempt')}>{t('tasks:exempt.action')}</Menu.Item>
      )}
    </PopMenu>
  )
}

function EndedTask({ task: { id, version, ...task }, record }: Line): ReactElement {
  const { t } = useText()
  const reopen = useCommand(api.tasks.reopen)
  return (
    <li>
      <div className={classes.line}>
        <div className={classes.words}>
          <p className={classes.name}>{task.name}</p>
          <p className={classes.quiet}>
            {t(task.state === 'done' ? 'tasks:box.wasDone' : 'tasks:box.wasExempted')}
            {task.exemptUntil && (
              <>
                {' '}
                {t('tasks:box.askedAgain')} <DateText on={task.exemptUntil} />
              </>
            )}
            {' · '}
            {record.people[task.endedBy ?? '']}
            {task.endedAt && (
              <>
                {' · '}
                <MomentText at={task.endedAt} />
              </>
            )}
          </p>
          {task.words && <p className={classes.told}>{task.words}</p>}
        </div>
        {record.case.closedOn === null && !isBegunAnew({ id, stepId: task.stepId }, record.tasks) && (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={reopen.busy}
            aria-label={t('tasks:reopen.of', { name: task.name })}
            onClick={() => void reopen.run({ id, version }).catch(() => undefined)}
          >
            {t('tasks:reopen.action')}
          </Button>
        )}
      </div>
      {reopen.error && <ErrorNotice error={reopen.error} retry={() => void refreshEverything()} />}
    </li>
  )
}
