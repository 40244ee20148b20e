import type { ReactElement } from 'react'

import { useText } from '../text.ts'
import { classNames } from './class-names.ts'
import classes from './state-steps.module.css'

/** One station of a road. */
export interface Step {
  readonly id: string
  readonly label: string
}

/** Where something stands on its road, with who is waited for: ○─○─●─○ "waiting for: provider". */
export function StateSteps({
  label,
  steps,
  current,
  ended,
  waitingFor,
  compact = false,
}: {
  /** What the road is about, for screen readers. */
  readonly label: string
  readonly steps: readonly Step[]
  /** The station it has reached. */
  readonly current: string
  /** How it ended away from the road, in words. */
  readonly ended?: string
  /** Who acts next, in words. */
  readonly waitingFor?: string
  /** Dots only, with the station's name beside them: for lists. */
  readonly compact?: boolean
}): ReactElement {
  const { t } = useText()
  const reached = steps.findIndex(({ id }) => id === current)
  const here = steps[reached]?.label
  return (
    <div className={classNames(classes.wrap, !compact && classes.full)}>
      <ol className={classNames(classes.steps, compact && classes.compact)} aria-label={label}>
        {steps.map((step, index) => {
          const place =
            ended && index >= reached
              ? 'ahead'
              : index < reached
                ? 'past'
                : index === reached
                  ? 'here'
                  : 'ahead'
          return (
            <li
              key={step.id}
              className={classes.step}
              data-place={place}
              aria-current={place === 'here' ? 'step' : undefined}
            >
              <span className={classes.dot} />
              <span className={compact ? 'fb-unseen' : classes.label}>{step.label}</span>
            </li>
          )
        })}
      </ol>
      {compact && <span>{ended ?? here}</span>}
      {!compact && ended && <span className={classes.ended}>{ended}</span>}
      {waitingFor && !ended && (
        <span className={classes.waiting}>{t('common:states.waitingFor', { whom: waitingFor })}</span>
      )}
    </div>
  )
}
