import { ActionIcon, Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import { isBusinessDay } from '#shared/domain/clock.ts'
import { Day } from '#shared/domain/fields.ts'
import { usualClosures } from '#shared/domain/usual-closures.ts'
import { useText } from '#renderer/text.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { addDays, shortDay } from '#renderer/ui/days.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import classes from './settings-screen.module.css'

const Break = z.object({ from: Day, to: Day.nullable() })

/** No break is longer than a year. */
const LONGEST = 370

function daysFrom(from: string, to: string): readonly string[] {
  const days: string[] = []
  for (let day = from; day <= to && days.length < LONGEST; day = addDays(day, 1))
    if (from === to || isBusinessDay(day)) days.push(day)
  return days
}

type Run = readonly [first: string, last: string]

function nextBusinessDay(day: string): string {
  const next = addDays(day, 1)
  return isBusinessDay(next) ? next : nextBusinessDay(next)
}

/** Runs of days with nothing but weekends between them, so that a break is one line. */
function runsOf(days: readonly string[]): readonly Run[] {
  const runs: [string, string][] = []
  for (const day of days.toSorted()) {
    const last = runs.at(-1)
    if (last && nextBusinessDay(last[1]) >= day) last[1] = day
    else runs.push([day, day])
  }
  return runs
}

/** Days without school: one day, or a break from one day to another. */
export function Closures({
  days,
  onChange,
}: {
  readonly days: readonly string[]
  readonly onChange: (days: readonly string[]) => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const [count, setCount] = useState(0)
  const runs = runsOf(days)
  const usual = usualClosures(today).filter((day) => !days.includes(day))
  const past = runs.filter(([, last]) => last < today)
  const take = ([first, last]: Run) => onChange(days.filter((day) => day < first || day > last))
  const add = (more: readonly string[]) => onChange([...new Set([...days, ...more])].toSorted())
  const form = useRecordForm(Break, {
    defaults: { from: '', to: null },
    save: async ({ from, to }) => {
      add(daysFrom(from, to ?? from))
      form.form.reset({ from: '', to: null })
      setCount((before) => before + 1)
    },
  })
  return (
    <fieldset className={classes.closures}>
      <legend>{t('school:closures')}</legend>
      <Runs of={runs.filter(([, last]) => last >= today)} onTake={take} />
      {past.length > 0 && (
        <details>
          <summary>{t('school:pastClosures', { count: past.length })}</summary>
          <Runs of={past} onTake={take} />
        </details>
      )}
      {days.length === 0 && <p>{t('school:noClosures')}</p>}
      <FieldRow key={count}>
        <DateField of={form} name="from" label={t('school:from')} empty="text" />
        <DateField of={form} name="to" label={t('school:to')} />
      </FieldRow>
      <div className={classes.closureActions}>
        <Button
          variant="default"
          leftSection={<Icon name="plus" size="1rem" />}
          onClick={() => void form.submit()}
        >
          {t('school:addClosure')}
        </Button>
        {usual.length > 0 && (
          <Button variant="subtle" onClick={() => add(usual)}>
            {t('school:addUsualClosures')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

function Runs({
  of: runs,
  onTake,
}: {
  readonly of: readonly Run[]
  readonly onTake: (run: Run) => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  return (
    <ul>
      {runs.map((run) => {
        const [first, last] = run
        return (
          <li key={first}>
            <span>
              <DateText on={first} />
              {last !== first && (
                <>
                  {' – '}
                  <DateText on={last} />
                </>
              )}
            </span>
            <ActionIcon
              size="sm"
              aria-label={`${t('common:actions.remove')}: ${shortDay(first, locale, today)}`}
              onClick={() => onTake(run)}
            >
              <Icon name="close" size="1rem" />
            </ActionIcon>
          </li>
        )
      })}
    </ul>
  )
}
