import { NativeSelect } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { CURTAIN_MINUTES, LOCK_MINUTES, type LockTimes } from '#shared/domain/locking.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { FieldRow } from '#renderer/ui/form.tsx'
import classes from './settings-screen.module.css'

/** After how many idle minutes the screen is covered and the vault locks, for everybody in this office. */
export function LockTimesChoice({ times: kept }: { readonly times: LockTimes }): ReactElement {
  const { t } = useText()
  const change = useCommand(api.school.setLockTimes)
  const [times, setTimes] = useState(kept)
  const pick = (part: Partial<LockTimes>) => {
    const wish = { ...times, ...part }
    // Whoever covers later than they lock means to lock later too.
    const next = { ...wish, lockAfter: Math.max(wish.lockAfter, wish.curtainAfter) }
    setTimes(next)
    change.run(next).catch(() => setTimes(kept))
  }
  return (
    <div className={classes.looks}>
      {change.error && <ErrorNotice error={change.error} />}
      <p className={classes.kept}>{t('vault:times.text')}</p>
      <FieldRow>
        <Minutes
          label={t('vault:times.curtainAfter')}
          value={times.curtainAfter}
          choices={CURTAIN_MINUTES}
          onChange={(curtainAfter) => pick({ curtainAfter })}
        />
        <Minutes
          label={t('vault:times.lockAfter')}
          value={times.lockAfter}
          choices={LOCK_MINUTES.filter((minutes) => minutes >= times.curtainAfter)}
          onChange={(lockAfter) => pick({ lockAfter })}
        />
      </FieldRow>
    </div>
  )
}

function Minutes({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly choices: readonly number[]
  readonly onChange: (minutes: number) => void
}): ReactElement {
  const { t } = useText()
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
      data={choices.map((minutes) => ({
        value: String(minutes),
        label: t('vault:times.minutes', { count: minutes }),
      }))}
    />
  )
}
