import { ageOn } from '../age.ts'
import type { Reason } from '../concern.ts'
import type { KindOfHelp } from '../kind-of-help.ts'
import type { Payer } from '../provider.ts'
import { homeZips } from '../postal-area.ts'
import type { Contact, InsuranceClass, Student } from '../student.ts'
import { NO_NEEDS, type MatchNeeds } from './needs.ts'

/** What kind of help a reason asks for; a reason that asks for none in particular stands in no list. */
export const HELP_FOR: Partial<Record<Reason, KindOfHelp>> = {
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
export const PAYERS_OF: Record<InsuranceClass, readonly Payer[]> = {
  public: ['medicaid', 'chip'],
  private: ['private'],
  uninsured: ['free', 'sliding-fee'],
  unknown: [],
}

type Spoken = Pick<Contact, 'doNotContact' | 'interpreterNeeded' | 'languageSpoken'>
type Known = Spoken & Pick<Contact, 'address' | 'holdsConsentRights'>

/** The language a provider should speak: that of whoever may be called, first who needs an interpreter; else the one at home. */
function languageOf(contacts: readonly Spoken[], homeLanguage: string | null): string | null {
  const called = contacts.filter(
    ({ doNotContact, languageSpoken }) => !doNotContact && languageSpoken !== null,
  )
  const first = called.find(({ interpreterNeeded }) => interpreterNeeded) ?? called[0]
  return first?.languageSpoken ?? homeLanguage
}

/** What a search begins with: all the office knows of a student that a provider must fit, and nothing else of them. */
export function needsOf(
  student: Pick<Student, 'birthDate' | 'homeLanguage' | 'homeZip' | 'insurance'>,
  contacts: readonly Known[],
  { reason, today }: { readonly reason: Reason | undefined; readonly today: string },
): MatchNeeds {
  const { birthDate, homeLanguage, insurance } = student
  const language = languageOf(contacts, homeLanguage)
  return {
    ...NO_NEEDS,
    help: (reason && HELP_FOR[reason]) ?? null,
    age: birthDate === null ? null : ageOn(birthDate, today),
    payers: [...PAYERS_OF[insurance]],
    // English is spoken wherever nobody says otherwise.
    language: language === 'en' ? null : language,
    from: homeZips(student, contacts)[0] ?? null,
    cost: insurance === 'uninsured',
  }
}
