const TYPED = /^(\d{1,2})(?:\s*[:.h]?\s*([0-5]\d))?(?:\s*([ap])\.?\s*(?:m\.?)?)?$/

/** A time of day as somebody types it in a hurry, `14:05`, `2:05 pm`, `205p`, as `14:05`; `null` where it is none. */
export function typedTime(typed: string): string | null {
  const [, hours, minutes, half] = TYPED.exec(typed.trim().toLowerCase()) ?? []
  // An hour alone could be anything, so it says which half of the day is meant.
  if (hours === undefined || (minutes === undefined && half === undefined)) return null
  const hour = Number(hours)
  if (half === undefined ? hour > 23 : hour < 1 || hour > 12) return null
  const ofDay = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
  return `${String(ofDay).padStart(2, '0')}:${minutes ?? '00'}`
}
