const TYPED = /^(\d{1,2})(?:\s*[:.h]?\s*([0-5]\d))?(?:\s*([ap])\.?\s*(?:m\.?)?)?$/

/** When an office is at work, as hours of the day: a time without its half of the day is first read as one of these. */
const FIRST_HOUR = 6
const HALF_A_DAY = 12

const written = (hour: number, minutes = '00'): string => `${String(hour).padStart(2, '0')}:${minutes}`

/**
 * What a time of day can mean that somebody types in a hurry, `14:05`, `2:05 pm`, `205p`, each as `14:05`: none where it
 * is no time, and two where it does not say which half of the day, `2:05`, the one in which an office is at work first.
 */
export function timeReadings(typed: string): readonly string[] {
  const [, hours, minutes, half] = TYPED.exec(typed.trim().toLowerCase()) ?? []
  // An hour alone could be anything, so it says which half of the day is meant.
  if (hours === undefined || (minutes === undefined && half === undefined)) return []
  const hour = Number(hours)
  if (half === undefined ? hour > 23 : hour < 1 || hour > HALF_A_DAY) return []
  if (half !== undefined) return [written((hour % HALF_A_DAY) + (half === 'p' ? HALF_A_DAY : 0), minutes)]
  // A clock of twelve hours writes neither 02:05 nor 14:05.
  if (hours.startsWith('0') || hour > HALF_A_DAY) return [written(hour, minutes)]
  const morning = hour % HALF_A_DAY
  const halves = morning < FIRST_HOUR ? [morning + HALF_A_DAY, morning] : [morning, morning + HALF_A_DAY]
  return halves.map((each) => written(each, minutes))
}

/** The first of what a typed time can mean; `null` where it is none. */
export function typedTime(typed: string): string | null {
  return timeReadings(typed)[0] ?? null
}
