import { numberOf } from '../days.ts'
import type { SchoolCalendar } from '../school-calendar.ts'
import { type AskedPaper, neverCameBack } from './asked-paper.ts'
import { courseOf, type Wait } from './course.ts'
import type { ConsentTime } from './time-figures.ts'
import { knownRate } from './triage-time.ts'

/** A paper somebody was asked to sign, with the day that stands on it and the day nobody needed it any longer. */
export interface TimedPaper extends AskedPaper {
  readonly signedOn: string | null
  /** Its referral or its case ended while it was waited for. */
  readonly overOn: string | null
}

/** Days after asking at which it is read aloud who signed. */
export const SIGNED_BY_DAYS = [1, 3, 7, 14, 30, 60] as const

/** The paper says it was signed before anybody asked for it: a day is wrong. */
export function isSignedBeforeAsked({ askedOn, signedOn }: TimedPaper): boolean {
  return signedOn !== null && signedOn < askedOn
}

/** How it stands with a paper, and since when. */
export function paperStanding(paper: TimedPaper): {
  readonly standing: Wait['standing']
  readonly on: string | null
} {
  const { ending, signedOn, overOn } = paper
  if (ending?.state === 'returned') return { standing: 'kept', on: signedOn ?? ending.on }
  if (ending?.state === 'declined') return { standing: 'ended', on: ending.on }
  if (ending?.state === 'not-needed') return { standing: 'left', on: ending.on }
  return overOn === null ? { standing: 'open', on: null } : { standing: 'ended', on: overOn }
}

/**
 * How long it takes in days until a paper is signed, and how many are neither signed nor declined after the school days that
 * make a paper lost. What was given up may still come back, and waits as long as its referral is open.
 */
export function consentTime(
  papers: readonly TimedPaper[],
  at: { readonly today: string; readonly calendar: SchoolCalendar },
): ConsentTime {
  const waits = papers.map((paper) => {
    const { standing, on } = paperStanding(paper)
    return { standing, days: Math.max(0, numberOf(on ?? at.today) - numberOf(paper.askedOn)) }
  })
  const isNeedless = (paper: TimedPaper): boolean =>
    paper.ending?.state === 'not-needed' && neverCameBack(paper, at) === null
  const asked = papers.filter((paper) => !isNeedless(paper))
  return {
    asked: papers.length,
    waiting: courseOf(waits, SIGNED_BY_DAYS),
    lost: knownRate(asked.map((paper) => neverCameBack(paper, at))),
    needless: papers.length - asked.length,
  }
}
