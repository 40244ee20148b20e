import { Checkbox } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { StepDone } from '#shared/domain/case.ts'
import { say, useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { ownNextStep } from './own-next-step.ts'

/** Whether the case's own step is done with what is being recorded. */
export interface StepQuestion {
  /** What the command takes along; `null` where nobody said that it is done. */
  readonly done: StepDone | null
  readonly ticked: boolean
  readonly setTicked: (ticked: boolean) => void
}

/** Asks it in passing; until somebody ticks it nothing happens to the step. */
export function useStepQuestion(record: Pick<CaseRecord, 'case'>): StepQuestion {
  const [ticked, setTicked] = useState(false)
  const step = ownNextStep(record)
  const done =
    ticked && step
      ? { caseVersion: record.case.version, words: say('cases:next.doneNote', { action: step.action }) }
      : null
  return { done, ticked, setTicked }
}

/** The question as a box to tick; nothing is shown where the case has no step of its own. */
export function StepDoneBox({
  of: { ticked, setTicked },
  record,
  closing = false,
}: {
  readonly of: StepQuestion
  readonly record: Pick<CaseRecord, 'case' | 'people' | 'today'>
  /** The case ends here, and so would its step. */
  readonly closing?: boolean
}): ReactElement | null {
  const { t, locale } = useText()
  const step = ownNextStep(record)
  if (!step) return null
  const who = record.people[step.ownerId] ?? ''
  const day = shortDay(step.dueOn, locale, record.today)
  return (
    <Checkbox
      label={t('cases:next.isDone', { action: step.action })}
      description={t(closing ? 'cases:close.stepOpen' : 'cases:next.staysOpen', { who, day })}
      checked={ticked}
      onChange={(event) => setTicked(event.currentTarget.checked)}
    />
  )
}
