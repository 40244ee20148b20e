import { Temporal } from 'temporal-polyfill'

const DAY = 86_400_000

/** A day as a number that can be counted with: days since 1 January 1970. */
export type DayNumber = number

/** Reads `2026-12-08`. */
export function dayNumber(day: string): DayNumber {
  return Date.parse(`${day}T00:00:00Z`) / DAY
}

/** A day of a year; `month` counts from 1. */
export function dayOf(year: number, month: number, day: number): DayNumber {
  return Date.UTC(year, month - 1, day) / DAY
}

/** Writes `2026-12-08`. */
export function dayText(day: DayNumber): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** 0 is Sunday, as in a calendar that hangs on an American wall. */
export function weekday(day: DayNumber): number {
  return (day + 4) % 7
}

export function yearOf(day: DayNumber): number {
  return new Date(day * DAY).getUTCFullYear()
}

/** 1 is January. */
export function monthOf(day: DayNumber): number {
  return new Date(day * DAY).getUTCMonth() + 1
}

/** The `count`th of a weekday in a month; a negative count is from the end. */
export function nthWeekday(year: number, month: number, wanted: number, count: number): DayNumber {
  if (count > 0) {
    const first = dayOf(year, month, 1)
    return first + ((wanted - weekday(first) + 7) % 7) + (count - 1) * 7
  }
  const last = dayOf(year, month + 1, 1) - 1
  return last - ((weekday(last) - wanted + 7) % 7) + (count + 1) * 7
}

/** Turns a day and a minute on the office's wall clock into a moment. */
export function createWallClock(timeZone: string): (day: DayNumber, minute: number) => string {
  const offsets = new Map<DayNumber, number>()
  const offsetOf = (day: DayNumber): number => {
    const known = offsets.get(day)
    if (known !== undefined) return known
    const noon = Temporal.PlainDate.from(dayText(day)).toZonedDateTime({ timeZone, plainTime: '12:00' })
    const minutes = noon.offsetNanoseconds / 60_000_000_000
    offsets.set(day, minutes)
    return minutes
  }
  return (day, minute) => new Date(day * DAY + Math.round((minute - offsetOf(day)) * 60_000)).toISOString()
}
