/** Of which days a record is asked for; `null` where nobody named the first or the last. */
export interface Period {
  readonly periodFrom: string | null
  readonly periodUntil: string | null
}

/** Which days of a period were named: both, one of them, or `null` where nobody named any and all is asked for. */
export function endsOf({ periodFrom, periodUntil }: Period): 'both' | 'from' | 'until' | null {
  if (periodFrom !== null) return periodUntil === null ? 'from' : 'both'
  return periodUntil === null ? null : 'until'
}

/** Whether a day lies in a period; its first and its last do. */
export function isInPeriod({ periodFrom, periodUntil }: Period, day: string): boolean {
  return (periodFrom === null || periodFrom <= day) && (periodUntil === null || day <= periodUntil)
}
