import { Button } from '@mantine/core'
import { type ReactElement, useEffect, useRef } from 'react'

import type { CrisisView } from '#shared/api/crises.ts'
import { casework } from '#shared/api/roles.ts'
import {
  asksTold,
  canBeCorrected,
  type CrisisEntry,
  standingEntries,
  stateOfStep,
} from '#shared/domain/crisis.ts'
import { crisisSentence } from '#shared/text/crisis-sentence.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import { useMay, useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { longDay } from '#renderer/ui/days.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { languageName } from '#renderer/ui/languages.ts'
import type { Place } from './walk-place.ts'
import classes from './walk.module.css'

const isUndone = ({ said }: CrisisEntry): boolean => said.kind === 'left-out' || said.kind === 'not-sent'

/** What was written down so far, a line each in the order of the steps; each can be corrected, some be added to. */
export function DoneLines({
  view,
  go,
}: {
  readonly view: CrisisView
  readonly go: (place: Place) => void
}): ReactElement | null {
  const { t, locale } = useText()
  const { accountId } = useMe()
  const correctsAll = useMay(casework)
  const { crisis, people } = view
  const { timeZone } = useOfficeTime()
  const startedOn = schoolDay(crisis.startedAt, timeZone)
  const standing = standingEntries(crisis.entries)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    // The last lines stay in sight where there is no room for all.
    list.current?.scrollTo(0, list.current.scrollHeight)
  }, [standing.length])
  if (standing.length === 0) return null
  const wording = {
    say: t,
    day: (on: string) => longDay(on, locale),
    language: (tag: string) => languageName(tag, locale),
    who: (id: string) => people[id] ?? '',
  }
  const mayCorrect = (entry: CrisisEntry) =>
    canBeCorrected(entry) && (correctsAll || entry.recordedBy === accountId)
  return (
    <ol ref={list} className={classes.done} aria-label={t('crises:walk.done')}>
      {crisis.path.steps.flatMap((step) => {
        const entries = standing.filter(({ stepId }) => stepId === step.id)
        const state = stateOfStep(step, crisis.entries)
        const to = (doing: Place['doing'], entryId: string | null = null) =>
          go({ stepId: step.id, doing, contactId: null, entryId })
        return entries.map((entry, at) => {
          const { title, lines } = crisisSentence(entry, step.name, wording)
          const isLast = at === entries.length - 1
          return (
            <li key={entry.id} className={classes.doneLine}>
              <Icon name={isUndone(entry) ? 'close' : 'check'} size="1rem" />
              <span className={classes.quiet}>
                <MomentText at={entry.at} timeOnly={schoolDay(entry.at, timeZone) === startedOn} />
              </span>
              <span className={classes.doneWords}>
                <strong>{title}</strong>
                {lines.length > 0 && ` · ${lines.join(' · ')}`}
              </span>
              <span className={classes.acts}>
                {isLast && state !== 'open' && step.kind === 'parent-notification' && (
                  <Button size="compact-sm" variant="subtle" onClick={() => to('notify')}>
                    {t('crises:call.another')}
                  </Button>
                )}
                {isLast && state === 'done' && asksTold(step, crisis) && (
                  <Button size="compact-sm" variant="light" onClick={() => to('told')}>
                    {t('crises:told.write')}
                  </Button>
                )}
                {isLast && state === 'planned' && (
                  <Button size="compact-sm" variant="subtle" onClick={() => to('debrief')}>
                    {t('crises:debrief.write')}
                  </Button>
                )}
                {mayCorrect(entry) && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={t('crises:walk.correctOf', { what: title })}
                    onClick={() => to('correct', entry.id)}
                  >
                    {t('crises:walk.correct')}
                  </Button>
                )}
              </span>
            </li>
          )
        })
      })}
    </ol>
  )
}
