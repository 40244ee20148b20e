import { z } from 'zod'

import { LanguageTag, OptionalLine } from '../fields.ts'
import { KindOfHelp } from '../kind-of-help.ts'
import { Zip } from '../postal-area.ts'
import { ClinicianGender, Payer } from '../provider.ts'

/** What a provider must be for a student to be sent there at all, in the order it is asked about. *Fixed*. */
export const HARD_NEEDS = ['open', 'help', 'age', 'payer'] as const
export const HardNeed = z.enum(HARD_NEEDS)
export type HardNeed = z.infer<typeof HardNeed>

/** What makes one provider a better fit than another, in the order the office begins with. *Fixed ids, the order is a setting*. */
export const PREFERENCES = [
  'language',
  'near',
  'transit',
  'wait',
  'cost',
  'evening',
  'telehealth',
  'culture',
  'gender',
  'history',
] as const
export const Preference = z.enum(PREFERENCES)
export type Preference = z.infer<typeof Preference>

/** What counts first at this office, before what it did not put in order. */
export const PreferenceOrder = z.array(Preference).max(PREFERENCES.length)
export type PreferenceOrder = z.infer<typeof PreferenceOrder>

/** Every preference once: those an office put in order, then the others as they usually stand. */
export const everyPreference = (order: readonly Preference[]): readonly Preference[] => [
  ...new Set([...order, ...PREFERENCES]),
]

export type Need = HardNeed | Preference

/** What one student and their family need of a provider. What is `null`, empty or false was not asked for. */
export const MatchNeeds = z.object({
  help: KindOfHelp.nullable(),
  /** Whole years. */
  age: z.int().min(0).max(120).nullable(),
  /** Whatever the family can pay with; one of them is enough. */
  payers: z.array(Payer),
  language: LanguageTag.nullable(),
  /** A group or tradition the family wants to be known there, in the words of the office's list. */
  culture: OptionalLine,
  gender: ClinicianGender.nullable(),
  near: z.boolean(),
  /** From which postal area it is near or far; `null` for that of the school. It stands on no paper. */
  from: Zip.nullable(),
  transit: z.boolean(),
  telehealth: z.boolean(),
  evening: z.boolean(),
  cost: z.boolean(),
})
export type MatchNeeds = z.infer<typeof MatchNeeds>

/** Nothing was asked for. */
export const NO_NEEDS: MatchNeeds = {
  help: null,
  age: null,
  payers: [],
  language: null,
  culture: '',
  gender: null,
  near: false,
  from: null,
  transit: false,
  telehealth: false,
  evening: false,
  cost: false,
}

/** How the office weighs what providers offer. */
export interface MatchRules {
  /** Every preference once; the first counts before all others. */
  readonly order: readonly Preference[]
  /** So many miles are near. */
  readonly nearMiles: number
  /** So many days from sending to the first kept appointment are a short wait. */
  readonly shortWaitDays: number
  /** Of fewer referrals than these nothing is concluded. */
  readonly fewestReferrals: number
  readonly today: string
}

export const USUAL_RULES: Omit<MatchRules, 'today'> = {
  order: PREFERENCES,
  nearMiles: 10,
  shortWaitDays: 21,
  fewestReferrals: 5,
}
