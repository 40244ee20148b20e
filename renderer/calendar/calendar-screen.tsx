import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ComponentProps, type ReactElement, useState } from 'react'

import { casework } from '#shared/api/roles.ts'
import {
  onTheWall,
  type SchoolCalendarRecord,
  type SchoolYear,
  withDay,
} from '#shared/domain/school-calendar.ts'
import { asClosure, usualClosures } from '#shared/domain/usual-closures.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useTask } from '#renderer/task.ts'
import { SettingsLink } from '#renderer/settings/settings-link.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page } from '#renderer/ui/page.tsx'
import classes from './calendar.module.css'
import { ClosureDialog } from './closure-dialog.tsx'
import { ClosureList, HalfDayList } from './closure-lists.tsx'
import { DayDialog } from './day-dialog.tsx'
import { FoundDialog } from './found-dialog.tsx'
import { useCalendarEdits } from './use-edits.ts'
import { YearDialog } from './year-dialog.tsx'
import { YearPart } from './year-part.tsx'

/** When there is school: its years on the wall, and every day that is not like the others. */
export function CalendarScreen(): ReactElement {
  const answer = useAnswer(api.calendar.get, {})
  const { t } = useText()
  if (!answer.data)
    return (
      <Page title={t('calendar:title')} above={<SettingsLink />}>
        <Answer of={answer}>{() => null}</Answer>
      </Page>
    )
  return <Calendar calendar={answer.data} />
}

type Open =
  | { readonly what: 'year'; readonly at: number | null }
  | { readonly what: 'closure'; readonly at: number | null }
  | { readonly what: 'day'; readonly day: string }
  | { readonly what: 'found'; readonly read: ComponentProps<typeof FoundDialog>['read'] }

/** The year whose days are seen: the one asked for, or else the one that runs or comes next. */
function yearAt(years: readonly SchoolYear[], asked: string | undefined, today: string): number {
  const wanted = years.findIndex(({ startsOn }) => startsOn === asked)
  if (wanted >= 0) return wanted
  const coming = years.findIndex(({ endsOn }) => endsOn >= today)
  return coming >= 0 ? coming : years.length - 1
}

function Calendar({ calendar }: { readonly calendar: SchoolCalendarRecord }): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const navigate = useNavigate()
  const asked = useSearch({ from: '/calendar' }).year
  const mayChange = useMay(casework)
  const edits = useCalendarEdits(calendar)
  const [open, setOpen] = useState<Open | null>(null)
  const reading = useTask(api.calendar.read)
  const { years } = calendar
  const place = yearAt(years, asked, today)
  const year = years[place]
  const show = (startsOn: string) =>
    void navigate({ to: '/calendar', search: { year: startsOn }, replace: true })
  const tell = (draft: Parameters<typeof edits.save>[0]) => void edits.save(draft).catch(() => undefined)
  const readFile = async () => {
    const read = await reading.start({ token: null })
    if (read) setOpen({ what: 'found', read })
  }
  const isSchoolToday = ['school', 'half'].includes(onTheWall(today, calendar).kind)
  const usual = usualClosures(today).filter(
    ({ startsOn }) => !calendar.closures.some((known) => known.startsOn === startsOn),
  )
  const addUsual = () => {
    const more = usual.map((closure) =>
      asClosure(closure, (holiday) => t(`vocabulary:usualHoliday.${holiday}`)),
    )
    tell({ ...calendar, closures: [...calendar.closures, ...more] })
  }
  return (
    <Page
      title={t('calendar:title')}
      above={<SettingsLink />}
      facts={t('calendar:about')}
      actions={
        mayChange && (
          <>
            {isSchoolToday && (
              <Button
                variant="default"
                disabled={edits.busy}
                onClick={() => tell(withDay(calendar, today, { kind: 'closed', why: 'weather', name: '' }))}
              >
                {t('calendar:snow.button')}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<Icon name="import" size="1rem" />}
              loading={reading.state === 'running'}
              onClick={() => void readFile()}
            >
              {t('calendar:read.button')}
            </Button>
            <Button
              leftSection={<Icon name="plus" size="1rem" />}
              onClick={() => setOpen({ what: 'year', at: null })}
            >
              {t(years.length === 0 ? 'calendar:year.addFirst' : 'calendar:year.add')}
            </Button>
          </>
        )
      }
      aside={
        <>
          <ClosureList
            calendar={calendar}
            year={year}
            onAdd={mayChange ? () => setOpen({ what: 'closure', at: null }) : null}
            onAddUsual={mayChange && usual.length > 0 ? addUsual : null}
            onChange={mayChange ? (at) => setOpen({ what: 'closure', at }) : null}
            onRemove={
              mayChange
                ? (at) =>
                    tell({ ...calendar, closures: calendar.closures.filter((_, other) => other !== at) })
                : null
            }
          />
          <HalfDayList
            calendar={calendar}
            year={year}
            onChange={mayChange ? (day) => setOpen({ what: 'day', day }) : null}
            onRemove={mayChange ? (day) => tell(withDay(calendar, day, { kind: 'school' })) : null}
          />
        </>
      }
    >
      <div className={classes.stack}>
        {edits.error && !open && <ErrorNotice error={edits.error} />}
        {reading.state === 'failed' && <ErrorNotice error={reading.error} />}
        {year ? (
          <YearPart
            calendar={calendar}
            year={year}
            onShow={show}
            onEdit={mayChange ? () => setOpen({ what: 'year', at: place }) : null}
            onRemove={
              mayChange ? () => tell({ ...calendar, years: years.filter((_, at) => at !== place) }) : null
            }
            onChooseDay={mayChange ? (day) => setOpen({ what: 'day', day }) : null}
          />
        ) : (
          <EmptyState icon="calendar" title={t('calendar:none')}>
            {t('calendar:noneText')}
          </EmptyState>
        )}
      </div>
      {open?.what === 'year' && (
        <YearDialog
          at={open.at}
          calendar={calendar}
          save={edits.save}
          onClose={(saved) => {
            setOpen(null)
            if (saved) show(saved.startsOn)
          }}
        />
      )}
      {open?.what === 'closure' && (
        <ClosureDialog at={open.at} calendar={calendar} save={edits.save} onClose={() => setOpen(null)} />
      )}
      {open?.what === 'found' && (
        <FoundDialog read={open.read} calendar={calendar} save={edits.save} onClose={() => setOpen(null)} />
      )}
      {open?.what === 'day' && (
        <DayDialog day={open.day} calendar={calendar} save={edits.save} onClose={() => setOpen(null)} />
      )}
    </Page>
  )
}
