/** How long something may take, as the office wrote it into its protocol. */
export interface ToldRule {
  readonly amount: number
  readonly unit: string
}

/** One thing that was written down during the year; days are `2026-12-08`. */
export type Told =
  | { readonly kind: 'person'; readonly id: string; readonly isOwner: boolean; readonly isCounselor: boolean }
  | { readonly kind: 'stand-in'; readonly of: string; readonly by: string }
  | {
      readonly kind: 'away'
      readonly who: string
      readonly from: string
      readonly to: string
      readonly cover: string | null
    }
  | {
      readonly kind: 'calendar'
      readonly years: readonly (readonly [string, string])[]
      readonly closed: readonly (readonly [string, string])[]
    }
  | {
      readonly kind: 'goes-up'
      readonly urgency: string
      readonly toBackup: ToldRule
      readonly toOwner: ToldRule
    }
  | { readonly kind: 'case'; readonly id: string; readonly holder: string; readonly restricted: boolean }
  | {
      readonly kind: 'due'
      readonly id: string
      readonly caseId: string
      readonly of: string
      readonly urgency: string
      /** Counted from a day by a rule, or the day somebody chose. */
      readonly when: { readonly from: string; readonly rule: ToldRule } | { readonly on: string }
    }
  | { readonly kind: 'ended'; readonly id: string }
  | { readonly kind: 'case-closed'; readonly id: string }
  /** What stood on somebody's list that morning as due, and of how much they were told without seeing it. */
  | {
      readonly kind: 'list'
      readonly day: string
      readonly who: string
      readonly due: readonly string[]
      readonly kept: number
    }
