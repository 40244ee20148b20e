import type { Pace } from './life.ts'

/** What a sample school is made from. */
export interface SchoolPlan {
  /** Students at the school at any one time. */
  readonly students: number
  readonly years: number
  readonly seed: string
  /** The last day of its life, ISO; the first one is so many years earlier. */
  readonly endsOn: string
  readonly timeZone?: string
  readonly pace?: Pace
}

/** How busy an ordinary office is: about one referral a year for every six students. */
export const ORDINARY: Pace = { worries: 0.195, walkIns: 0.06, finale: 1 }

/** The day a sample school ends on when nobody says otherwise, so that the same seed makes the same bytes. */
export const USUAL_END = '2026-12-08'

/** The schools everybody speaks of by name. */
export const PRESETS = {
  demo: { students: 300, years: 2, pace: { worries: 0.34, walkIns: 0.3, finale: 1.3 } },
  decade: { students: 3000, years: 10, pace: ORDINARY },
} as const satisfies Readonly<Record<string, Pick<SchoolPlan, 'students' | 'years' | 'pace'>>>
