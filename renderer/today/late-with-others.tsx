import type { ReactElement } from 'react'

import type { TodayLine } from '#shared/api/today.ts'
import { isPressing } from '#shared/domain/urgency.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import { Fold } from './fold.tsx'
import { TodayLines } from './today-lines.tsx'
import classes from './today.module.css'

/** As many lines of one colleague are shown at once; more are folded away under their name. */
const SHOWN_AT_ONCE = 3

/** What colleagues did not do and has come to whoever reads this, by colleague, and what presses in sight before all. */
export function LateWithOthers({
  lines,
  ...acts
}: {
  readonly lines: readonly TodayLine[]
  readonly onPostpone: (line: TodayLine) => void
  readonly onTaskDone: (line: TodayLine) => void
}): ReactElement | null {
  const { t } = useText()
  if (lines.length === 0) return null
  const pressing = lines.filter(({ urgency }) => isPressing(urgency))
  const waits = lines.filter(({ urgency }) => !isPressing(urgency))
  const byOwner = Object.entries(Object.groupBy(waits, ({ ownerId }) => ownerId)).toSorted(
    ([, one = []], [, other = []]) => other.length - one.length,
  )
  return (
    <Section title={t('today:lateWithOthers')} count={lines.length} tone="warn" flush>
      <div id="today-late-with-others">
        {pressing.length > 0 && (
          <TodayLines
            folds="late-pressing"
            foldsAll
            label={t('today:lateWithOthers')}
            lines={pressing}
            showsOwner
            {...acts}
          />
        )}
        {byOwner.map(([ownerId, theirs = []]) => {
          const name = theirs[0]?.ownerName ?? ''
          return (
            <Fold
              key={ownerId}
              className={classes.theirs}
              title={name}
              count={theirs.length}
              startsOpen={theirs.length <= SHOWN_AT_ONCE}
            >
              <TodayLines
                folds={ownerId}
                label={t('today:lateWith', { name })}
                lines={theirs}
                showsOwner={false}
                {...acts}
              />
            </Fold>
          )
        })}
      </div>
    </Section>
  )
}
