import type { Migration } from '../migrate.ts'
import { theRoad } from './0001-the-road.ts'
import { consentsOfACase } from './0002-consents-of-a-case.ts'
import { studentsByFamilyName } from './0003-students-by-family-name.ts'
import { peopleWhoSignIn } from './0004-people-who-sign-in.ts'
import { howItWasSent } from './0005-how-it-was-sent.ts'
import { chainedAudit } from './0006-chained-audit.ts'
import { readingTheTrail } from './0007-reading-the-trail.ts'
import { curtainAndLock } from './0008-curtain-and-lock.ts'
import { backups } from './0009-backups.ts'
import { whoSeesWhat } from './0010-who-sees-what.ts'
import { sealedNotes } from './0011-sealed-notes.ts'
import { keepingAndDestroying } from './0012-keeping-and-destroying.ts'
import { whatWasPutBack } from './0013-what-was-put-back.ts'
import { wrongTries } from './0014-wrong-tries.ts'
import { answersAreRead } from './0015-answers-are-read.ts'
import { schoolCalendar } from './0016-school-calendar.ts'
import { wrongTriesStayTold } from './0017-wrong-tries-stay-told.ts'
import { protocols } from './0018-protocols.ts'
import { restoredWithTheSheet } from './0019-restored-with-the-sheet.ts'
import { tasksAndCover } from './0020-tasks-and-cover.ts'
import { commentsAndAcknowledgements } from './0021-comments-and-acknowledgements.ts'
import { answeredConcerns } from './0022-answered-concerns.ts'
import { crises } from './0023-crises.ts'
import { meetings } from './0024-meetings.ts'
import { plansAndSupport } from './0025-plans-and-support.ts'
import { referralClocks } from './0026-referral-clocks.ts'
import { trainings } from './0027-trainings.ts'
import { reachingTheFamily } from './0028-reaching-the-family.ts'
import { mornings } from './0029-mornings.ts'
import { whatAPaperSays } from './0030-what-a-paper-says.ts'
import { owedSafetyPlans } from './0031-owed-safety-plans.ts'
import { papersWeWaitFor } from './0032-papers-we-wait-for.ts'
import { signedPages } from './0033-signed-pages.ts'
import { textsOfTheSchool } from './0034-texts-of-the-school.ts'
import { whatATaskAsksFor } from './0035-what-a-task-asks-for.ts'
import { askedForOnce } from './0036-asked-for-once.ts'
import { recordsRequests } from './0037-records-requests.ts'
import { amendments } from './0038-amendments.ts'
import { whereItWent } from './0039-where-it-went.ts'
import { printedForStudents } from './0040-printed-for-students.ts'
import { whatPapersSaid } from './0041-what-papers-said.ts'
import { theStudentSignsToo } from './0042-the-student-signs-too.ts'
import { textsByVersion } from './0043-texts-by-version.ts'
import { usualPacket } from './0044-usual-packet.ts'
import { moves } from './0045-moves.ts'
import { handedToTheStudent } from './0046-handed-to-the-student.ts'
import { recordsOfPrograms } from './0047-records-of-programs.ts'
import { tellingParents } from './0048-telling-parents.ts'
import { whatLeftInACrisis } from './0049-what-left-in-a-crisis.ts'
import { whatLeftByARequest } from './0050-what-left-by-a-request.ts'
import { wordsOfForms } from './0051-words-of-forms.ts'
import { namesAsSigned } from './0052-names-as-signed.ts'
import { whomPacketsAreFor } from './0053-whom-packets-are-for.ts'
import { toWhomAPageIsWritten } from './0054-to-whom-a-page-is-written.ts'
import { whomALetterNames } from './0055-whom-a-letter-names.ts'
import { papersOfACase } from './0056-papers-of-a-case.ts'
import { statementsOnPaper } from './0057-statements-on-paper.ts'
import { recipientsOnForms } from './0058-recipients-on-forms.ts'
import { keptAwaySince } from './0059-kept-away-since.ts'
import { notesOfEndings } from './0060-notes-of-endings.ts'
import { hourOfRevocation } from './0061-hour-of-revocation.ts'
import { daysNotKnown } from './0062-days-not-known.ts'
import { periodsOfRequests } from './0063-periods-of-requests.ts'
import { providerChecks } from './0064-provider-checks.ts'
import { whatDidNotComeOut } from './0065-what-did-not-come-out.ts'
import { preferenceOrder } from './0066-preference-order.ts'
import { whomAFormNames } from './0067-whom-a-form-names.ts'
import { handedToStaff } from './0068-handed-to-staff.ts'
import { whatGoesWithAnAnswer } from './0069-what-goes-with-an-answer.ts'
import { partnerships } from './0070-partnerships.ts'
import { whatAnotherParentSays } from './0071-what-another-parent-says.ts'
import { mergers } from './0072-mergers.ts'
import { takenBackForOne } from './0073-taken-back-for-one.ts'
import { whatADirectoryTold } from './0074-what-a-directory-told.ts'
import { toldOnTheTelephone } from './0075-told-on-the-telephone.ts'
import { numbersOfReferrals } from './0076-numbers-of-referrals.ts'
import { answersAsPrinted } from './0077-answers-as-printed.ts'
import { callsToProviders } from './0078-calls-to-providers.ts'
import { whatPeopleSayOfProviders } from './0079-what-people-say-of-providers.ts'
import { tasksToTellAProvider } from './0080-tasks-to-tell-a-provider.ts'
import { importsThatStay } from './0081-imports-that-stay.ts'
import { whatServicesAreKnownFor } from './0082-what-services-are-known-for.ts'
import { reviewsBefore } from './0083-reviews-before.ts'
import { eachPrintOfAnAnswer } from './0084-each-print-of-an-answer.ts'
import { whatThereWasToChoose } from './0085-what-there-was-to-choose.ts'
import { whichParent } from './0086-which-parent.ts'
import { ownServices } from './0087-own-services.ts'
import { whatAnImportWrote } from './0088-what-an-import-wrote.ts'
import { postalAreas } from './0089-postal-areas.ts'
import { whatServicesWereTold } from './0090-what-services-were-told.ts'
import { rowsOfSeveralDirectories } from './0091-rows-of-several-directories.ts'
import { equityThreshold } from './0092-equity-threshold.ts'
import { evaluationCycles } from './0093-evaluation-cycles.ts'
import { attendance } from './0094-attendance.ts'
import { rightAsItIs } from './0095-right-as-it-is.ts'
import { ownServicesOnLists } from './0096-own-services-on-lists.ts'
import { whatAnImportHeld } from './0097-what-an-import-held.ts'

/** Every migration in order; a new one goes to the end. */
export const allMigrations: readonly Migration[] = [
  theRoad,
  consentsOfACase,
  studentsByFamilyName,
  peopleWhoSignIn,
  howItWasSent,
  chainedAudit,
  readingTheTrail,
  curtainAndLock,
  backups,
  whoSeesWhat,
  sealedNotes,
  keepingAndDestroying,
  whatWasPutBack,
  wrongTries,
  answersAreRead,
  schoolCalendar,
  wrongTriesStayTold,
  protocols,
  restoredWithTheSheet,
  tasksAndCover,
  commentsAndAcknowledgements,
  answeredConcerns,
  crises,
  meetings,
  plansAndSupport,
  referralClocks,
  trainings,
  reachingTheFamily,
  mornings,
  whatAPaperSays,
  owedSafetyPlans,
  papersWeWaitFor,
  signedPages,
  textsOfTheSchool,
  whatATaskAsksFor,
  askedForOnce,
  recordsRequests,
  amendments,
  whereItWent,
  printedForStudents,
  whatPapersSaid,
  theStudentSignsToo,
  textsByVersion,
  usualPacket,
  moves,
  handedToTheStudent,
  recordsOfPrograms,
  tellingParents,
  whatLeftInACrisis,
  whatLeftByARequest,
  wordsOfForms,
  namesAsSigned,
  whomPacketsAreFor,
  toWhomAPageIsWritten,
  whomALetterNames,
  papersOfACase,
  statementsOnPaper,
  recipientsOnForms,
  keptAwaySince,
  notesOfEndings,
  hourOfRevocation,
  daysNotKnown,
  periodsOfRequests,
  providerChecks,
  whatDidNotComeOut,
  preferenceOrder,
  whomAFormNames,
  handedToStaff,
  whatGoesWithAnAnswer,
  partnerships,
  whatAnotherParentSays,
  mergers,
  takenBackForOne,
  whatADirectoryTold,
  toldOnTheTelephone,
  numbersOfReferrals,
  answersAsPrinted,
  callsToProviders,
  whatPeopleSayOfProviders,
  tasksToTellAProvider,
  importsThatStay,
  whatServicesAreKnownFor,
  reviewsBefore,
  eachPrintOfAnAnswer,
  whatThereWasToChoose,
  whichParent,
  ownServices,
  whatAnImportWrote,
  postalAreas,
  whatServicesWereTold,
  rowsOfSeveralDirectories,
  equityThreshold,
  evaluationCycles,
  attendance,
  rightAsItIs,
  ownServicesOnLists,
  whatAnImportHeld,
]
