import type { Candidate } from './candidate.ts'
import { NO_NEEDS, USUAL_RULES, type MatchNeeds, type MatchRules } from './needs.ts'

export const TODAY = '2026-12-01'

export const RULES: MatchRules = { ...USUAL_RULES, today: TODAY }

let made = 0

/** A provider of whom the directory knows only that it is there. */
export function aProvider(organizationName: string, known: Partial<Candidate> = {}): Candidate {
  made += 1
  return {
    id: `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    name: 'Counseling',
    organizationId: `organization of ${String(made)}`,
    organizationName,
    status: 'active',
    isOrganizationActive: true,
    help: [],
    tendsBody: false,
    minimumAge: null,
    maximumAge: null,
    payers: [],
    lowestCost: null,
    slidingFee: null,
    languages: [],
    interpretation: '',
    cultures: [],
    clinicianGenders: [],
    opensLate: null,
    miles: null,
    isOnlyByVideo: false,
    transit: null,
    telehealth: null,
    capacity: null,
    observedWait: null,
    history: null,
    ...known,
  }
}

/** Nothing asked for but what is said. */
export const needing = (asked: Partial<MatchNeeds> = {}): MatchNeeds => ({ ...NO_NEEDS, ...asked })
