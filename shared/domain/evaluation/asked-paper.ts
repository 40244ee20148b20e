import { isTakenForLost, type RequestEnding, schoolDaysWaited } from '../consent-request.ts'
import type { SchoolCalendar } from '../school-calendar.ts'

/** A paper somebody was asked to sign, as the evaluation sees it. */
export interface AskedPaper {
  readonly id: string
  readonly studentId: string
  readonly askedOn: string
  readonly ending: Pick<RequestEnding, 'state' | 'on'> | null
}

/**
 * Whether a paper came back neither signed nor declined within the school days after which it is taken to be lost; `null`
 * where that cannot be known: it went out too lately, or the office needed it no longer before that.
 */
export function neverCameBack(
  { askedOn, ending }: AskedPaper,
  at: { readonly today: string; readonly calendar: SchoolCalendar },
): boolean | null {
  if (!isTakenForLost(schoolDaysWaited({ askedOn, ending: null }, at))) return null
  if (ending?.state === 'never-returned') return true
  const until = ending === null ? at.today : ending.on
  const isLost = isTakenForLost(schoolDaysWaited({ askedOn, ending: null }, { ...at, today: until }))
  return ending?.state === 'not-needed' && !isLost ? null : isLost
}
