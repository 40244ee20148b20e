import { Temporal } from 'temporal-polyfill'

/** One day of a school, from its first moment to that of the next. */
interface KnownDay {
  readonly timeZone: string
  readonly day: string
  readonly begins: string
  readonly ends: string
}

// Every call asks what day it is, and it is the same for hours.
let known: KnownDay | undefined

function dayAround(instant: string, timeZone: string): KnownDay {
  const begins = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).startOfDay()
  const written = ({ epochMilliseconds }: { epochMilliseconds: number }) =>
    new Date(epochMilliseconds).toISOString()
  return {
    timeZone,
    day: begins.toPlainDate().toString(),
    begins: written(begins),
    ends: written(begins.add({ days: 1 }).startOfDay()),
  }
}

/** The day it is at the school. */
export function schoolDay(instant: string, timeZone: string): string {
  if (known?.timeZone !== timeZone || instant < known.begins || instant >= known.ends)
    known = dayAround(instant, timeZone)
  return known.day
}

/** The first moment of a day at the school. */
export function beginningOf(day: string, timeZone: string): string {
  const { epochMilliseconds } = Temporal.PlainDate.from(day).toZonedDateTime(timeZone).startOfDay()
  return new Date(epochMilliseconds).toISOString()
}

/** The moment a clock at the school shows this time, `14:30`, on a day; a time the clocks skip is the one they jump to. */
export function momentAt(day: string, time: string, timeZone: string): string {
  const { epochMilliseconds } = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone)
  return new Date(epochMilliseconds).toISOString()
}
