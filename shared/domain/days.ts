// Days are counted as whole numbers since 1 January 1970, a Thursday: a list of tasks asks for thousands of them.
const MILLISECONDS_A_DAY = 86_400_000
const DAYS_A_WEEK = 7
const BUSINESS_DAYS_A_WEEK = 5

/** A day as a whole number, counted from 1 January 1970. */
export const numberOf = (day: string): number => Date.parse(day) / MILLISECONDS_A_DAY

/** The last day there is, as a day is written with four digits for the year: what is due after it is due on it. */
export const END_OF_DAYS = '9999-12-31'

const LAST_DAY = numberOf(END_OF_DAYS)

/** The day a number stands for. */
export const dayOf = (number: number): string =>
  new Date(Math.min(number, LAST_DAY) * MILLISECONDS_A_DAY).toISOString().slice(0, 10)

/** 0 is a Monday. */
const weekdayOf = (number: number): number => (((number + 3) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK

/** Monday to Friday. */
export const isBusinessNumber = (number: number): boolean => weekdayOf(number) < BUSINESS_DAYS_A_WEEK

/** The Monday of the week a day lies in. */
export const weekOf = (day: string): string => dayOf(numberOf(day) - weekdayOf(numberOf(day)))

/** Monday to Friday. */
export function isBusinessDay(day: string): boolean {
  return isBusinessNumber(numberOf(day))
}

/** `day` and so many calendar days. */
export function addDays(day: string, days: number): string {
  return dayOf(numberOf(day) + days)
}

const MONTHS_A_YEAR = 12
const LAST_YEAR = 9999

/** `day` and so many months; a day that does not exist is the last of its month, and nothing is after the end of days. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  const counted = month - 1 + months
  const inYear = year + Math.floor(counted / MONTHS_A_YEAR)
  if (inYear > LAST_YEAR) return END_OF_DAYS
  const first = `${String(inYear).padStart(4, '0')}-${String(counted - MONTHS_A_YEAR * Math.floor(counted / MONTHS_A_YEAR) + 1).padStart(2, '0')}-01`
  const lastOfMonth = Number(addDays(addDays(first, 31).slice(0, 8).concat('01'), -1).slice(-2))
  return `${first.slice(0, 8)}${String(Math.min(dayOfMonth, lastOfMonth)).padStart(2, '0')}`
}

/**
 * Days of one kind, ready to be counted both ways at once. The place of a day is how many of them there are up to and
 * including it, from a day of no meaning; places of later days are never smaller.
 */
export interface CountedDays {
  /** The place of a day, whether it counts or not. */
  placeOf(number: number): number
  /** The day that counts and has this place. */
  dayAt(place: number): number
}

/** Mondays to Fridays, counted from a Monday long ago, so that a mistyped year costs no more than yesterday. */
export const businessDays: CountedDays = {
  placeOf: (number) =>
    Math.floor((number + 3) / DAYS_A_WEEK) * BUSINESS_DAYS_A_WEEK +
    Math.min(weekdayOf(number) + 1, BUSINESS_DAYS_A_WEEK),
  dayAt: (place) => {
    const weeks = Math.floor((place - 1) / BUSINESS_DAYS_A_WEEK)
    return weeks * DAYS_A_WEEK + (place - 1 - weeks * BUSINESS_DAYS_A_WEEK) - 3
  },
}

/**
 * The day so many counted days after `number`, or before it when `days` is negative; 0 is the day itself, whether it
 * counts or not.
 */
export function addCounted(number: number, days: number, counted: CountedDays): number {
  if (days === 0) return number
  if (days > 0) return counted.dayAt(counted.placeOf(number) + days)
  return counted.dayAt(counted.placeOf(number - 1) + days + 1)
}

/** Counted days after `from` up to and including `to`; negative when `to` is earlier. */
export function countedBetween(from: number, to: number, counted: CountedDays): number {
  return counted.placeOf(to) - counted.placeOf(from)
}
