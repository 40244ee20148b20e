import { ageOn } from '../age.ts'
import type { Reason } from '../concern.ts'
import type { KindOfHelp } from '../kind-of-help.ts'
import type { Payer } from '../provider.ts'
import type { InsuranceClass, Student } from '../student.ts'
import { NO_NEEDS, type MatchNeeds } from './needs.ts'

/** What kind of help a reason asks for; a reason that asks for none in particular stands in no list. */
const HELP_FOR: Partial<Record<Reason, KindOfHelp>> = {
  'behaviour-change': 'talk',
  conflict: 'talk',
  mood: 'talk',
  anxiety: 'talk',
  withdrawal: 'talk',
  'self-harm': 'talk',
  'asks-for-help': 'talk',
  'home-family': 'talk',
  'substance-use': 'substance',
  'grief-trauma': 'loss',
  medical: 'health',
  food: 'food',
  housing: 'housing',
  safety: 'safety',
}

/** What a family of an insurance class can pay with. */
const PAYERS_OF: Record<InsuranceClass, readonly Payer[]> = {
  public: ['medicaid', 'chip'],
  private: ['private'],
  uninsured: ['free', 'sliding-fee'],
  unknown: [],
}

/** What a search begins with: all the office knows of a student that a provider must fit, and nothing else of them. */
export function needsOf(
  { birthDate, homeLanguage, insurance }: Pick<Student, 'birthDate' | 'homeLanguage' | 'insurance'>,
  { reason, today }: { readonly reason: Reason | undefined; readonly today: string },
): MatchNeeds {
  return {
    ...NO_NEEDS,
    help: (reason && HELP_FOR[reason]) ?? null,
    age: birthDate === null ? null : ageOn(birthDate, today),
    payers: [...PAYERS_OF[insurance]],
    // English is spoken wherever nobody says otherwise.
    language: homeLanguage === 'en' ? null : homeLanguage,
    cost: insurance === 'uninsured',
  }
}
