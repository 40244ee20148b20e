import { Button } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'

import { useText } from '../text.ts'
import { clockTime, dayOf, longDay, shortDay } from './days.ts'
import { EmptyState } from './empty-state.tsx'
import { FilterChips } from './filter-chips.tsx'
import { Icon, type IconName } from './icon.tsx'
import { useOfficeTime } from './office-time.tsx'
import { useRemembered } from './remembered.ts'
import classes from './timeline.module.css'

/** One thing that happened. */
export interface TimelineEntry<Kind extends string = string> {
  readonly id: string
  readonly kind: Kind
  readonly icon: IconName
  /** The moment it was recorded or took place. */
  readonly at: string
  /** The day it holds for, when that is another than the moment's: `2026-12-08`. */
  readonly on?: string
  /** Nobody knows at what time of the day it was. */
  readonly timeless?: boolean
  /** What happened, as a sentence. */
  readonly title: ReactNode
  /** Who recorded it. */
  readonly who: string
  /** How the office knows, in words. */
  readonly source?: string
  readonly body?: ReactNode
  readonly tone?: 'good' | 'warn' | 'danger'
  /** What somebody can do about it from here. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** Everything that happened, newest first, by day; with `kinds` it can be narrowed. */
export function Timeline<Kind extends string>({
  label,
  entries,
  kinds,
  memory,
  empty,
}: {
  readonly label: string
  readonly entries: readonly TimelineEntry<Kind>[]
  /** The kinds offered as filters, in office words. */
  readonly kinds?: readonly { readonly id: Kind; readonly label: string }[]
  /** A name to remember the filters by. */
  readonly memory: string
  readonly empty?: ReactNode
}): ReactElement {
  const { t, locale } = useText()
  const { today, timeZone } = useOfficeTime()
  const [wanted, setWanted] = useRemembered<readonly Kind[]>(`${memory}.kinds`, [])
  const dayAt = (entry: TimelineEntry<Kind>) => entry.on ?? dayOf(entry.at, timeZone)
  const present = kinds?.filter(({ id }) => entries.some(({ kind }) => kind === id)) ?? []
  const shown = entries
    .filter(({ kind }) => wanted.length === 0 || wanted.includes(kind))
    .toSorted((a, b) => dayAt(b).localeCompare(dayAt(a)) || b.at.localeCompare(a.at))
  const days = [...new Set(shown.map(dayAt))]
  const whenSaid = (entry: TimelineEntry<Kind>) => {
    if (entry.timeless) return null
    const time = clockTime(entry.at, locale, timeZone)
    const written = dayOf(entry.at, timeZone)
    if (written === dayAt(entry)) return time
    return t('common:timeline.written', { when: `${shortDay(written, locale, today)}, ${time}` })
  }
  return (
    <div className={classes.timeline}>
      {present.length > 1 && (
        <FilterChips
          label={t('common:timeline.filter')}
          chips={present.map(({ id, label: name }) => ({
            id,
            label: name,
            count: entries.filter(({ kind }) => kind === id).length,
          }))}
          value={wanted}
          onChange={setWanted}
        />
      )}
      {shown.length === 0 && (empty ?? <EmptyState icon="clock" title={t('common:timeline.empty')} />)}
      <ol aria-label={label} className={classes.days}>
        {days.map((day) => (
          <li key={day}>
            <h3 className={classes.day} title={longDay(day, locale)}>
              {day === today ? t('common:due.today') : shortDay(day, locale, today)}
            </h3>
            <ol className={classes.entries}>
              {shown
                .filter((entry) => dayAt(entry) === day)
                .map((entry) => (
                  <li key={entry.id} className={classes.entry} data-tone={entry.tone}>
                    <span className={classes.mark}>
                      <Icon name={entry.icon} size="1rem" />
                    </span>
                    <div className={classes.words}>
                      <p className={classes.title}>{entry.title}</p>
                      {entry.body && <div className={classes.body}>{entry.body}</div>}
                      <p className={classes.by}>
                        {[whenSaid(entry), entry.who, entry.source].filter(Boolean).join(' · ')}
                      </p>
                      {entry.action && (
                        <Button
                          className={classes.act}
                          variant="default"
                          size="compact-sm"
                          onClick={entry.action.run}
                        >
                          {entry.action.label}
                        </Button>
                      )}
                    </div>
                  </li>
                ))}
            </ol>
          </li>
        ))}
      </ol>
    </div>
  )
}
