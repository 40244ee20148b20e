import type { EndReason, Pathway, ReferralState } from '../referral.ts'
import type { StateStep } from '../scorecard.ts'

/** What of a referral tells whether something is wrong with its record: days and kinds, nobody's words. */
export interface ReferralFacts {
  readonly id: string
  readonly studentId: string
  readonly state: ReferralState
  readonly pathway: Pathway
  readonly needIdentifiedOn: string
  /** The day it was written down. */
  readonly initiatedOn: string
  readonly sentOn: string | null
  readonly linkedOn: string | null
  readonly closedOn: string | null
  readonly stateSince: string
  /** The day until which what it waits for may take. */
  readonly nextDueOn: string | null
  readonly endReason: EndReason | null
  readonly barriers: readonly string[]
  /** Whether where it goes is still offered. */
  readonly isOffered: boolean
  /** The first day of an appointment of which nobody said whether it was kept. */
  readonly unsaidOn: string | null
  /** What happened to it, the first first; only read where two days of it stand the wrong way round. */
  readonly steps: readonly StateStep[]
  /** The last day of anything that is said to have happened. */
  readonly lastOn: string
  readonly birthDate: string | null
  readonly leftOn: string | null
}

/** What of a student with whom the office works tells what is not known of them. */
export interface StudentFacts {
  readonly id: string
  /** The day the first of the cases looked at was opened. */
  readonly since: string
  readonly hasOpenCase: boolean
  readonly birthDate: string | null
  readonly grade: string | null
  readonly homeLanguage: string | null
  readonly gender: string | null
  readonly iep: boolean | null
  readonly englishLearner: boolean | null
  readonly insurance: string
  /** How many contacts may sign and may be asked. */
  readonly signers: number
}

/** What of a contact of a student with an open case tells what is not known of them. */
export interface ContactFacts {
  readonly id: string
  readonly studentId: string
  readonly since: string
  readonly languageRead: string | null
}

/** What of a service that is offered tells what is not known of it. */
export interface ServiceFacts {
  readonly id: string
  readonly verifiedOn: string | null
  readonly capacityOn: string | null
  readonly payers: readonly string[]
}
