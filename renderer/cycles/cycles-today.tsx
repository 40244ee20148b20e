import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { CycleActionOnToday, CycleOnToday } from '#shared/api/today.ts'
import { cycleTitle } from '#shared/text/cycle-lines.ts'
import { api } from '#renderer/api.ts'
import { ActionActs } from '#renderer/partnerships/action-lines.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { walkLines } from '#renderer/today/walk-lines.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { ChangeAction } from './action-forms.tsx'
import { useCycleWords } from './cycle-words.ts'

/** On Today: cycles that are to be begun, frozen or closed, and what somebody took on because of one. */
export function CyclesToday({
  cycles,
  actions,
  showsOwner,
}: {
  readonly cycles: readonly CycleOnToday[]
  readonly actions: readonly CycleActionOnToday[]
  readonly showsOwner: boolean
}): ReactElement | null {
  const { t } = useText()
  const { today } = useOfficeTime()
  const finish = useCommand(api.cycles.finishAction)
  const [changing, setChanging] = useState<CycleActionOnToday | null>(null)
  const stop = useClosing(changing, setChanging)
  const count = cycles.length + actions.length
  if (count === 0) return null
  const presses = [...cycles, ...actions].some(({ dueOn }) => dueOn < today)
  return (
    <Section
      title={<Link to="/evaluation/cycles">{t('cycles:today.title')}</Link>}
      count={count}
      {...(presses && { tone: 'warn' as const })}
    >
      {finish.error && <ErrorNotice error={finish.error} retry={() => void refreshEverything()} />}
      <ul
        id="today-cycles"
        className={lines.lines}
        aria-label={t('cycles:today.title')}
        onKeyDown={(event) => void walkLines(event)}
      >
        {cycles.map((cycle) => (
          <CycleLine key={cycle.id} cycle={cycle} showsOwner={showsOwner} />
        ))}
        {actions.map((action) => (
          <ActionLine
            key={action.id}
            action={action}
            showsOwner={showsOwner}
            onDone={() => void finish.run({ id: action.id, version: action.version }).catch(() => undefined)}
            onChange={() => setChanging(action)}
          />
        ))}
      </ul>
      {changing && (
        <ChangeAction
          // As it stands now, when somebody changed it meanwhile.
          action={actions.find(({ id }) => id === changing.id) ?? changing}
          onClose={stop}
        />
      )}
    </Section>
  )
}

function CycleLine({
  cycle,
  showsOwner,
}: {
  readonly cycle: CycleOnToday
  readonly showsOwner: boolean
}): ReactElement {
  const { t } = useText()
  const words = useCycleWords()
  const { id, ask, dueOn, schoolDaysLate, why, ownerName } = cycle
  const title = cycleTitle(cycle, words)
  return (
    <li>
      <div className={lines.words}>
        <p>
          {ask === 'begin' ? (
            <Link to="/evaluation/cycles" data-walk>
              <strong>{title}</strong>
            </Link>
          ) : (
            <Link to="/evaluation/cycles/$cycleId" params={{ cycleId: id }} data-walk>
              <strong>{title}</strong>
            </Link>
          )}
        </p>
        <p className={lines.quiet}>
          {why !== 'own' && <strong>{t(`today:why.${why}`, { name: ownerName })} · </strong>}
          {t(`cycles:ask.${ask}`)}
          {showsOwner && ` · ${ownerName}`}
        </p>
      </div>
      <DueLabel on={dueOn} late={schoolDaysLate} />
    </li>
  )
}

function ActionLine({
  action: { cycleId, what, ownerName, dueOn, schoolDaysLate, why },
  showsOwner,
  onDone,
  onChange,
}: {
  readonly action: CycleActionOnToday
  readonly showsOwner: boolean
  readonly onDone: () => void
  readonly onChange: () => void
}): ReactElement {
  const { t } = useText()
  return (
    <li>
      <div className={lines.words}>
        <p>
          <Link to="/evaluation/cycles/$cycleId" params={{ cycleId }} data-walk>
            {what}
          </Link>
        </p>
        <p className={lines.quiet}>
          {why !== 'own' && <strong>{t(`today:why.${why}`, { name: ownerName })} · </strong>}
          {t('cycles:today.action')} · <DueLabel on={dueOn} late={schoolDaysLate} />
          {showsOwner && ` · ${ownerName}`}
        </p>
      </div>
      <ActionActs what={what} onDone={onDone} onChange={onChange} />
    </li>
  )
}
