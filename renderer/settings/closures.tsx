import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import { Day } from '#shared/domain/fields.ts'
import { useText } from '#renderer/text.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { addDays } from '#renderer/ui/days.ts'
import { DateField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import classes from './settings-screen.module.css'

const Break = z.object({ from: Day, to: Day.nullable() })

/** No break is longer than a year. */
const LONGEST = 370

function daysFrom(from: string, to: string): readonly string[] {
  const days: string[] = []
  for (let day = from; day <= to && days.length < LONGEST; day = addDays(day, 1)) days.push(day)
  return days
}

/** Runs of days next to each other, so that a break is one line. */
function runsOf(days: readonly string[]): readonly (readonly [first: string, last: string])[] {
  const runs: [string, string][] = []
  for (const day of days.toSorted()) {
    const last = runs.at(-1)
    if (last && addDays(last[1], 1) >= day) last[1] = day
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
  const [count, setCount] = useState(0)
  const form = useRecordForm(Break, {
    defaults: { from: '', to: null },
    save: async ({ from, to }) => {
      onChange([...new Set([...days, ...daysFrom(from, to ?? from)])].toSorted())
      form.form.reset({ from: '', to: null })
      setCount((before) => before + 1)
    },
  })
  return (
    <fieldset className={classes.closures}>
      <legend>{t('school:closures')}</legend>
      <ul>
        {runsOf(days).map(([first, last]) => (
          <li key={first}>
            <DateText on={first} />
            {last !== first && (
              <>
                {' – '}
                <DateText on={last} />
              </>
            )}
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              onClick={() => onChange(days.filter((day) => day < first || day > last))}
            >
              {t('common:actions.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {days.length === 0 && <p>{t('school:noClosures')}</p>}
      <FieldRow key={count}>
        <DateField of={form} name="from" label={t('school:from')} empty="text" />
        <DateField of={form} name="to" label={t('school:to')} />
      </FieldRow>
      <div>
        <Button
          variant="default"
          leftSection={<Icon name="plus" size="1rem" />}
          onClick={() => void form.submit()}
        >
          {t('school:addClosure')}
        </Button>
      </div>
    </fieldset>
  )
}
