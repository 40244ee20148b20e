import { ActionIcon, Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { SchoolCalendarRecord, SchoolYear } from '#shared/domain/school-calendar.ts'
import { useText } from '#renderer/text.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { DateText, SpanText } from '#renderer/ui/date-text.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import classes from './calendar.module.css'

interface Listed {
  readonly calendar: SchoolCalendarRecord
  /** Whose days are listed; all of them where there is no year yet. */
  readonly year: SchoolYear | undefined
}

/** The days without school of a year. */
export function ClosureList({
  calendar,
  year,
  onAdd,
  onAddUsual,
  onChange,
  onRemove,
}: Listed & {
  readonly onAdd: (() => void) | null
  readonly onAddUsual: (() => void) | null
  readonly onChange: ((at: number) => void) | null
  readonly onRemove: ((at: number) => void) | null
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const listed = calendar.closures
    .map((closure, at) => ({ ...closure, at }))
    .filter(({ startsOn, endsOn }) => !year || (startsOn <= year.endsOn && endsOn >= year.startsOn))
  return (
    <Section title={t('calendar:closures.title')} count={listed.length}>
      <div className={classes.stack}>
        {listed.length === 0 ? (
          <p className={lines.quiet}>{t('calendar:closures.none')}</p>
        ) : (
          <ul className={classNames(lines.lines, classes.beside)} aria-label={t('calendar:closures.title')}>
            {listed.map(({ at, startsOn, endsOn, kind, name }) => {
              const called = name || t(`vocabulary:closureKind.${kind}`)
              const full = `${called}, ${shortDay(startsOn, locale, today)}`
              return (
                <li key={at}>
                  <div className={lines.words}>
                    <p>{called}</p>
                    <p className={lines.quiet}>
                      <SpanText from={startsOn} to={endsOn} />
                      {name && ` · ${t(`vocabulary:closureKind.${kind}`)}`}
                    </p>
                  </div>
                  <div className={lines.buttons}>
                    {onChange && (
                      <ActionIcon
                        aria-label={`${t('common:actions.edit')}: ${full}`}
                        onClick={() => onChange(at)}
                      >
                        <Icon name="edit" size="1rem" />
                      </ActionIcon>
                    )}
                    {onRemove && (
                      <ActionIcon
                        aria-label={`${t('common:actions.remove')}: ${full}`}
                        onClick={() => onRemove(at)}
                      >
                        <Icon name="close" size="1rem" />
                      </ActionIcon>
                    )}
                  </div>
                </li>
              )
            })}
          </ul>
        )}
        <div className={lines.buttons}>
          {onAdd && (
            <Button variant="default" leftSection={<Icon name="plus" size="1rem" />} onClick={onAdd}>
              {t('calendar:closures.add')}
            </Button>
          )}
          {onAddUsual && (
            <Button variant="subtle" onClick={onAddUsual}>
              {t('calendar:closures.addUsual')}
            </Button>
          )}
        </div>
      </div>
    </Section>
  )
}

/** The school days of a year that end early. */
export function HalfDayList({
  calendar,
  year,
  onChange,
  onRemove,
}: Listed & {
  readonly onChange: ((day: string) => void) | null
  readonly onRemove: ((day: string) => void) | null
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const listed = calendar.halfDays.filter(({ on }) => !year || (on >= year.startsOn && on <= year.endsOn))
  return (
    <Section title={t('calendar:halfDays.title')} count={listed.length}>
      {listed.length === 0 ? (
        <p className={lines.quiet}>{t('calendar:halfDays.none')}</p>
      ) : (
        <ul className={classNames(lines.lines, classes.beside)} aria-label={t('calendar:halfDays.title')}>
          {listed.map(({ on, endsAt, name }) => {
            const day = shortDay(on, locale, today)
            return (
              <li key={on}>
                <div className={lines.words}>
                  <p>
                    <DateText on={on} />
                    {endsAt && ` · ${t('calendar:halfDays.until', { time: endsAt })}`}
                  </p>
                  {name && <p className={lines.quiet}>{name}</p>}
                </div>
                <div className={lines.buttons}>
                  {onChange && (
                    <ActionIcon
                      aria-label={`${t('common:actions.edit')}: ${day}`}
                      onClick={() => onChange(on)}
                    >
                      <Icon name="edit" size="1rem" />
                    </ActionIcon>
                  )}
                  {onRemove && (
                    <ActionIcon
                      aria-label={`${t('common:actions.remove')}: ${day}`}
                      onClick={() => onRemove(on)}
                    >
                      <Icon name="close" size="1rem" />
                    </ActionIcon>
                  )}
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}
