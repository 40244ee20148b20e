import { englishMessages } from './english.ts'
import esCommon from './es/common.json' with { type: 'json' }
import esVault from './es/vault.json' with { type: 'json' }
import esCalendar from './es/calendar.json' with { type: 'json' }
import esAreas from './es/areas.json' with { type: 'json' }
import esProtocol from './es/protocol.json' with { type: 'json' }
import esTasks from './es/tasks.json' with { type: 'json' }
import esCrises from './es/crises.json' with { type: 'json' }
import esTrainings from './es/trainings.json' with { type: 'json' }
import esMatching from './es/matching.json' with { type: 'json' }
import esMeetings from './es/meetings.json' with { type: 'json' }
import esPlans from './es/plans.json' with { type: 'json' }
import esAbsences from './es/absences.json' with { type: 'json' }
import esSchool from './es/school.json' with { type: 'json' }
import esAccounts from './es/accounts.json' with { type: 'json' }
import esAccess from './es/access.json' with { type: 'json' }
import esStudents from './es/students.json' with { type: 'json' }
import esStaff from './es/staff.json' with { type: 'json' }
import esImports from './es/imports.json' with { type: 'json' }
import esConcerns from './es/concerns.json' with { type: 'json' }
import esCases from './es/cases.json' with { type: 'json' }
import esReferrals from './es/referrals.json' with { type: 'json' }
import esConsents from './es/consents.json' with { type: 'json' }
import esPapers from './es/papers.json' with { type: 'json' }
import esAmendments from './es/amendments.json' with { type: 'json' }
import esMoves from './es/moves.json' with { type: 'json' }
import esRequests from './es/requests.json' with { type: 'json' }
import esSlips from './es/slips.json' with { type: 'json' }
import esDisclosures from './es/disclosures.json' with { type: 'json' }
import esProviders from './es/providers.json' with { type: 'json' }
import esPartnerships from './es/partnerships.json' with { type: 'json' }
import esFeedback from './es/feedback.json' with { type: 'json' }
import esScorecards from './es/scorecards.json' with { type: 'json' }
import esEvaluation from './es/evaluation.json' with { type: 'json' }
import esCycles from './es/cycles.json' with { type: 'json' }
import esUnmetNeed from './es/unmet-need.json' with { type: 'json' }
import esQuality from './es/quality.json' with { type: 'json' }
import esPackets from './es/packets.json' with { type: 'json' }
import esForms from './es/forms.json' with { type: 'json' }
import esPrinting from './es/printing.json' with { type: 'json' }
import esToday from './es/today.json' with { type: 'json' }
import esSealed from './es/sealed.json' with { type: 'json' }
import esSearch from './es/search.json' with { type: 'json' }
import esBackups from './es/backups.json' with { type: 'json' }
import esRetention from './es/retention.json' with { type: 'json' }
import esSettings from './es/settings.json' with { type: 'json' }
import esAudit from './es/audit.json' with { type: 'json' }
import esSchoolServices from './es/school-services.json' with { type: 'json' }
import esHandOver from './es/hand-over.json' with { type: 'json' }
import esYearEnd from './es/year-end.json' with { type: 'json' }
import esTranslations from './es/translations.json' with { type: 'json' }
import esVocabulary from './es/vocabulary.json' with { type: 'json' }

/** Every message of the screens, by language and area. English is complete by definition; a test keeps the others equal to it. */
export const catalogues = {
  en: englishMessages,
  es: {
    common: esCommon,
    vault: esVault,
    calendar: esCalendar,
    areas: esAreas,
    protocol: esProtocol,
    tasks: esTasks,
    crises: esCrises,
    matching: esMatching,
    meetings: esMeetings,
    plans: esPlans,
    trainings: esTrainings,
    absences: esAbsences,
    school: esSchool,
    accounts: esAccounts,
    access: esAccess,
    students: esStudents,
    staff: esStaff,
    imports: esImports,
    concerns: esConcerns,
    cases: esCases,
    referrals: esReferrals,
    consents: esConsents,
    papers: esPapers,
    slips: esSlips,
    disclosures: esDisclosures,
    requests: esRequests,
    amendments: esAmendments,
    moves: esMoves,
    providers: esProviders,
    partnerships: esPartnerships,
    scorecards: esScorecards,
    evaluation: esEvaluation,
    cycles: esCycles,
    quality: esQuality,
    'unmet-need': esUnmetNeed,
    feedback: esFeedback,
    packets: esPackets,
    forms: esForms,
    printing: esPrinting,
    today: esToday,
    sealed: esSealed,
    search: esSearch,
    backups: esBackups,
    retention: esRetention,
    settings: esSettings,
    audit: esAudit,
    'school-services': esSchoolServices,
    'hand-over': esHandOver,
    'year-end': esYearEnd,
    translations: esTranslations,
    vocabulary: esVocabulary,
  },
} as const

/** Languages of the screens. Printed pages have more: see `print/`. */
export type Locale = keyof typeof catalogues

// The languages are the keys.
export const LOCALES = Object.keys(catalogues) as readonly Locale[]

type English = typeof englishMessages
type PluralSuffix = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type WithoutPlural<Key extends string> = Key extends `${infer Base}_${PluralSuffix}` ? Base : Key
type PathsOf<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? WithoutPlural<Key> : `${Key}.${PathsOf<Tree[Key]>}`
}[keyof Tree & string]

/** The name of a message: `area:path.to.message`. */
export type MessageKey = {
  [Area in keyof English & string]: `${Area}:${PathsOf<English[Area]>}`
}[keyof English & string]
