import { createInstance } from 'i18next'

import enCommon from './en/common.json' with { type: 'json' }
import enVault from './en/vault.json' with { type: 'json' }
import enCalendar from './en/calendar.json' with { type: 'json' }
import enAreas from './en/areas.json' with { type: 'json' }
import enProtocol from './en/protocol.json' with { type: 'json' }
import enTasks from './en/tasks.json' with { type: 'json' }
import enCrises from './en/crises.json' with { type: 'json' }
import enTrainings from './en/trainings.json' with { type: 'json' }
import enMatching from './en/matching.json' with { type: 'json' }
import enMeetings from './en/meetings.json' with { type: 'json' }
import enPlans from './en/plans.json' with { type: 'json' }
import enAbsences from './en/absences.json' with { type: 'json' }
import enSchool from './en/school.json' with { type: 'json' }
import enAccounts from './en/accounts.json' with { type: 'json' }
import enAccess from './en/access.json' with { type: 'json' }
import enStudents from './en/students.json' with { type: 'json' }
import enStaff from './en/staff.json' with { type: 'json' }
import enImports from './en/imports.json' with { type: 'json' }
import enConcerns from './en/concerns.json' with { type: 'json' }
import enCases from './en/cases.json' with { type: 'json' }
import enReferrals from './en/referrals.json' with { type: 'json' }
import enConsents from './en/consents.json' with { type: 'json' }
import enPapers from './en/papers.json' with { type: 'json' }
import enAmendments from './en/amendments.json' with { type: 'json' }
import enMoves from './en/moves.json' with { type: 'json' }
import enRequests from './en/requests.json' with { type: 'json' }
import enSlips from './en/slips.json' with { type: 'json' }
import enDisclosures from './en/disclosures.json' with { type: 'json' }
import enProviders from './en/providers.json' with { type: 'json' }
import enForms from './en/forms.json' with { type: 'json' }
import enPrinting from './en/printing.json' with { type: 'json' }
import enPartnerships from './en/partnerships.json' with { type: 'json' }
import enFeedback from './en/feedback.json' with { type: 'json' }
import enScorecards from './en/scorecards.json' with { type: 'json' }
import enEvaluation from './en/evaluation.json' with { type: 'json' }
import enCycles from './en/cycles.json' with { type: 'json' }
import enUnmetNeed from './en/unmet-need.json' with { type: 'json' }
import enQuality from './en/quality.json' with { type: 'json' }
import enPackets from './en/packets.json' with { type: 'json' }
import enToday from './en/today.json' with { type: 'json' }
import enSealed from './en/sealed.json' with { type: 'json' }
import enSearch from './en/search.json' with { type: 'json' }
import enBackups from './en/backups.json' with { type: 'json' }
import enRetention from './en/retention.json' with { type: 'json' }
import enSettings from './en/settings.json' with { type: 'json' }
import enAudit from './en/audit.json' with { type: 'json' }
import enSchoolServices from './en/school-services.json' with { type: 'json' }
import enHandOver from './en/hand-over.json' with { type: 'json' }
import enYearEnd from './en/year-end.json' with { type: 'json' }
import enTranslations from './en/translations.json' with { type: 'json' }
import enVocabulary from './en/vocabulary.json' with { type: 'json' }
import type { MessageKey } from './catalogues.ts'

/** Every message in English, apart from the other languages so that a window can begin with this one alone. */
export const englishMessages = {
  common: enCommon,
  vault: enVault,
  calendar: enCalendar,
  areas: enAreas,
  protocol: enProtocol,
  tasks: enTasks,
  crises: enCrises,
  matching: enMatching,
  meetings: enMeetings,
  plans: enPlans,
  trainings: enTrainings,
  absences: enAbsences,
  school: enSchool,
  accounts: enAccounts,
  access: enAccess,
  students: enStudents,
  staff: enStaff,
  imports: enImports,
  concerns: enConcerns,
  cases: enCases,
  referrals: enReferrals,
  consents: enConsents,
  papers: enPapers,
  slips: enSlips,
  disclosures: enDisclosures,
  requests: enRequests,
  amendments: enAmendments,
  moves: enMoves,
  providers: enProviders,
  partnerships: enPartnerships,
  scorecards: enScorecards,
  evaluation: enEvaluation,
  cycles: enCycles,
  quality: enQuality,
  'unmet-need': enUnmetNeed,
  feedback: enFeedback,
  packets: enPackets,
  forms: enForms,
  printing: enPrinting,
  today: enToday,
  sealed: enSealed,
  search: enSearch,
  backups: enBackups,
  retention: enRetention,
  settings: enSettings,
  audit: enAudit,
  'school-services': enSchoolServices,
  'hand-over': enHandOver,
  'year-end': enYearEnd,
  translations: enTranslations,
  vocabulary: enVocabulary,
} as const

const instance = createInstance()
void instance.init({
  lng: 'en',
  resources: { en: englishMessages },
  ns: Object.keys(englishMessages),
  defaultNS: 'common',
  initAsync: false,
  interpolation: { escapeValue: false },
})

/** The English sentence: for the operation runner and for an error's own text. */
export function english(key: MessageKey, values?: Readonly<Record<string, string | number>>): string {
  return instance.t(key, { ...values })
}
