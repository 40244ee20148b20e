import { Button, Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { DueRecord } from '#shared/domain/retention.ts'
import { useText } from '#renderer/text.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { DestroyDialog } from './destroy-dialog.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './retention.module.css'

const WORDS = {
  students: 'retention:due.student',
  cases: 'retention:due.case',
  concerns: 'retention:due.concern',
  'brief-contacts': 'retention:due.briefContact',
} as const satisfies Record<DueRecord['kind'], string>

/** What the rules no longer keep: chosen by a person, looked at, and then destroyed or not. */
export function DueList({
  rows,
  more,
}: {
  readonly rows: readonly DueRecord[]
  readonly more: boolean
}): ReactElement {
  const { t } = useText()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [looking, setLooking] = useState(false)
  const targets = rows.filter(({ id }) => chosen.has(id)).map(({ kind, id }) => ({ kind, id }))
  const choose = (ids: readonly string[], isChosen: boolean) => {
    const rest = [...chosen].filter((id) => !ids.includes(id))
    setChosen(new Set(isChosen ? [...rest, ...ids] : rest))
  }
  const ids = rows.map(({ id }) => id)
  return (
    <div className={classes.stack}>
      {rows.length > 1 && (
        <Checkbox
          label={t('retention:due.all')}
          checked={targets.length === rows.length}
          indeterminate={targets.length > 0 && targets.length < rows.length}
          onChange={(event) => choose(ids, event.currentTarget.checked)}
        />
      )}
      <ul className={lines.lines} aria-label={t('retention:due.title')}>
        {rows.map((row) => (
          <li key={row.id}>
            <Checkbox
              className={lines.words ?? ''}
              checked={chosen.has(row.id)}
              onChange={(event) => choose([row.id], event.currentTarget.checked)}
              label={
                <>
                  {row.studentName}, {t(WORDS[row.kind])} {row.code !== null && <Ltr>{row.code}</Ltr>}
                </>
              }
              description={
                <>
                  {t('retention:due.since')} <DateText on={row.dueOn} />
                </>
              }
            />
            <Link
              to="/students/$studentId"
              params={{ studentId: row.studentId }}
              aria-label={`${t('retention:show')}: ${row.studentName}, ${t(WORDS[row.kind])} ${row.code ?? ''}`}
            >
              {t('retention:show')}
            </Link>
          </li>
        ))}
      </ul>
      {more && <p className={lines.quiet}>{t('retention:due.more')}</p>}
      <div>
        {targets.length === 0 ? (
          <p className={lines.quiet}>{t('retention:due.choose')}</p>
        ) : (
          <Button onClick={() => setLooking(true)}>
            {t('retention:due.look', { count: targets.length })}
          </Button>
        )}
      </div>
      {looking && <DestroyDialog targets={targets} onClose={() => setLooking(false)} />}
    </div>
  )
}
