import { glass, recusals } from './access.ts'
import { accounts, staff } from './accounts.ts'
import { cases, drafts, undo } from './cases.ts'
import { absences } from './absences.ts'
import { acknowledgements } from './acknowledgements.ts'
import { amendments } from './amendments.ts'
import { audit } from './audit.ts'
import { backups } from './backups.ts'
import { calendar } from './calendar.ts'
import { briefContacts, concerns } from './concerns.ts'
import { consentRequests } from './consent-requests.ts'
import { consentScans } from './consent-scans.ts'
import { consents } from './consents.ts'
import { crises } from './crises.ts'
import { disclosures } from './disclosures.ts'
import { duplicates } from './duplicates.ts'
import { equity } from './equity.ts'
import { cycles } from './cycles.ts'
import { attendance } from './attendance.ts'
import { evaluation } from './evaluation.ts'
import { quality } from './quality.ts'
import { unmetNeed } from './unmet-need.ts'
import { forms } from './forms.ts'
import { handOver } from './hand-over.ts'
import { imports } from './imports.ts'
import { matching } from './matching.ts'
import { meetings } from './meetings.ts'
import { moves } from './moves.ts'
import type { AnyOperation } from './operation.ts'
import { officeFigures } from './office-figures.ts'
import { packets } from './packets.ts'
import { returnPlans, safetyPlans } from './plans.ts'
import { agreements, partnerMeetings, partnerships } from './partnerships.ts'
import { postalAreas } from './postal-areas.ts'
import { providerFeedback } from './provider-feedback.ts'
import { scorecards } from './scorecards.ts'
import { printing } from './printing.ts'
import { protocolComments } from './protocol-comments.ts'
import { protocols } from './protocols.ts'
import { providerCalls } from './provider-calls.ts'
import { providers } from './providers.ts'
import { recordsRequests } from './records-requests.ts'
import { referrals } from './referrals.ts'
import { retention } from './retention.ts'
import { school, settings } from './school.ts'
import { sealedNotes } from './sealed-notes.ts'
import { schoolServices } from './school-services.ts'
import { slips } from './slips.ts'
import { students } from './students.ts'
import { supports } from './supports.ts'
import { tasks } from './tasks.ts'
import { timeliness } from './timeliness.ts'
import { search, today } from './today.ts'
import { supportLog, trainings } from './trainings.ts'
import { translations } from './translations.ts'
import { vault } from './vault.ts'
import { wrongTries } from './wrong-tries.ts'
import { yearEnd } from './year-end.ts'

/** Everything the renderer may ask for. To learn what the program can do, read on from here. */
export const contract = {
  vault,
  school,
  calendar,
  postalAreas,
  protocols,
  protocolComments,
  acknowledgements,
  settings,
  accounts,
  wrongTries,
  recusals,
  glass,
  staff,
  students,
  concerns,
  briefContacts,
  cases,
  tasks,
  crises,
  meetings,
  moves,
  safetyPlans,
  returnPlans,
  supports,
  trainings,
  supportLog,
  translations,
  absences,
  sealedNotes,
  referrals,
  schoolServices,
  slips,
  consents,
  consentScans,
  consentRequests,
  disclosures,
  recordsRequests,
  amendments,
  providers,
  providerCalls,
  partnerships,
  agreements,
  partnerMeetings,
  scorecards,
  attendance,
  evaluation,
  equity,
  officeFigures,
  cycles,
  quality,
  unmetNeed,
  timeliness,
  providerFeedback,
  duplicates,
  matching,
  imports,
  packets,
  printing,
  forms,
  backups,
  today,
  yearEnd,
  handOver,
  search,
  undo,
  drafts,
  audit,
  retention,
}

export type Contract = typeof contract

/** Every operation by its path, `referrals.close`. */
export const operations: ReadonlyMap<string, AnyOperation> = new Map(
  Object.entries(contract).flatMap(([area, verbs]) =>
    Object.entries<AnyOperation>(verbs).map(([verb, operation]) => [`${area}.${verb}`, operation] as const),
  ),
)
