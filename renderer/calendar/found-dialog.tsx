import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { DaysMeaning, type FoundDays, isKnown, withFound } from '#shared/domain/found-days.ts'
import type { SchoolCalendarDraft } from '#shared/domain/school-calendar.ts'
import { useText } from '#renderer/text.ts'
import { SpanText } from '#renderer/ui/date-text.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './calendar.module.css'

interface Pick extends FoundDays {
  readonly key: string
  readonly taken: boolean
}

/** What a calendar file says, entry by entry, to be taken over or left. */
export function FoundDialog({
  read: { found, unread, cut },
  calendar,
  save,
  onClose,
}: {
  readonly read: { readonly found: readonly FoundDays[]; readonly unread: number; readonly cut: number }
  readonly calendar: SchoolCalendarDraft
  readonly save: (draft: SchoolCalendarDraft) => Promise<unknown>
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const [picks, setPicks] = useState<readonly Pick[]>(() =>
    found.map((days, at) => ({
      ...days,
      key: String(at),
      taken: days.meaning !== 'nothing' && !isKnown(days, calendar),
    })),
  )
  const [all, setAll] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const change = (key: string, part: Partial<Pick>) =>
    setPicks(picks.map((pick) => (pick.key === key ? { ...pick, ...part } : pick)))
  const [about, aside] = [
    picks.filter(({ meaning, taken }) => meaning !== 'nothing' || taken),
    picks.filter(({ meaning, taken }) => meaning === 'nothing' && !taken),
  ]
  const taken = picks.filter((pick) => pick.taken && pick.meaning !== 'nothing' && !isKnown(pick, calendar))
  const takeOver = async () => {
    setBusy(true)
    try {
      await save(withFound(calendar, taken))
      onClose()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  return (
    <Dialog title={t('calendar:read.title')} wide="very" onClose={onClose}>
      <div className={classes.stack}>
        <p className={lines.quiet}>
          {t(taken.length === 0 && aside.length === 0 ? 'calendar:read.allKnown' : 'calendar:read.text')}
          {unread > 0 && ` ${t('calendar:read.unread', { count: unread })}`}
          {cut > 0 && ` ${t('calendar:read.cut', { count: cut })}`}
        </p>
        <ul className={classes.found}>
          {[...about, ...(all ? aside : [])].map((pick) => (
            <Entry
              key={pick.key}
              pick={pick}
              known={isKnown(pick, calendar)}
              onChange={(part) => change(pick.key, part)}
            />
          ))}
        </ul>
        {!all && aside.length > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
            {t('calendar:read.showNothing', { count: aside.length })}
          </Button>
        )}
        {failure !== null && <ErrorNotice error={failure} />}
        <div className={lines.buttons}>
          <Button disabled={taken.length === 0} loading={busy} onClick={() => void takeOver()}>
            {t('calendar:read.save', { count: taken.length })}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('common:actions.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function Entry({
  pick: { name, startsOn, endsOn, meaning, taken },
  known,
  onChange,
}: {
  readonly pick: Pick
  readonly known: boolean
  readonly onChange: (part: Partial<Pick>) => void
}): ReactElement {
  const { t } = useText()
  const called = name || t('calendar:read.unnamed')
  return (
    <li>
      <Checkbox
        aria-label={t('calendar:read.take', { name: called })}
        checked={taken && !known}
        disabled={known || meaning === 'nothing'}
        onChange={(event) => onChange({ taken: event.currentTarget.checked })}
      />
      <div className={lines.words}>
        <p>
          <bdi>{called}</bdi>
        </p>
        <p className={lines.quiet}>
          <SpanText from={startsOn} to={endsOn} />
          {known && ` · ${t('calendar:read.known')}`}
        </p>
      </div>
      <NativeSelect
        aria-label={`${t('calendar:read.meaning')}: ${called}`}
        value={meaning}
        data={DaysMeaning.options.map((value) => ({ value, label: t(`vocabulary:daysMeaning.${value}`) }))}
        onChange={(event) => {
          const chosen = DaysMeaning.parse(event.currentTarget.value)
          onChange({ meaning: chosen, taken: chosen !== 'nothing' })
        }}
      />
    </li>
  )
}
