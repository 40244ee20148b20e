import { randomInt, randomUUID } from 'node:crypto'

import { v7 as uuidv7 } from 'uuid'

import type { AppEvent, Reply } from '#shared/bridge.ts'
import type { Contract } from '#shared/api/contract.ts'
import { officeWork } from '#shared/api/roles.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import type { Session } from '#shared/domain/session.ts'

import type { Asker } from './access/asker.ts'
import { glass } from './access/glass.ts'
import { absences } from './absences/absences.ts'
import { accounts, staff } from './accounts/accounts.ts'
import { recusals } from './accounts/recusals.ts'
import { standing } from './accounts/standing.ts'
import { wrongTries } from './accounts/wrong-tries.ts'
import { amendments } from './amendments/amendments.ts'
import { audit } from './audit/trail.ts'
import { backups } from './backups/backups.ts'
import { cases } from './cases/cases.ts'
import { briefContacts } from './concerns/brief-contacts.ts'
import { concerns } from './concerns/concerns.ts'
import { consentRequests } from './consent-requests/consent-requests.ts'
import { consentScans } from './consents/consent-scans.ts'
import { consents } from './consents/consents.ts'
import { crises } from './crises/crises.ts'
import type { CommandContext, Handlers, QueryContext } from './context.ts'
import type { ReadableDb, WritableDb } from './db/types.ts'
import { disclosures } from './disclosures/record-of-disclosures.ts'
import { duplicates } from './duplicates/duplicates.ts'
import { equity, evaluation } from './evaluation/evaluation.ts'
import { officeFigures } from './evaluation/office.ts'
import { cycles } from './cycles/cycles.ts'
import { attendance } from './attendance/attendance.ts'
import { quality } from './quality/quality.ts'
import { unmetNeed } from './unmet-need/unmet-need.ts'
import { timeliness } from './evaluation/timeliness.ts'
import { drafts } from './drafts/drafts.ts'
import type { Host } from './host.ts'
import { imports } from './imports/imports.ts'
import { createStaging } from './imports/staging.ts'
import { matching } from './matching/matching.ts'
import { meetings } from './meetings/meetings.ts'
import { forms } from './forms/forms.ts'
import { agreements } from './partnerships/agreements.ts'
import { partnerMeetings } from './partnerships/partner-meetings.ts'
import { partnerships } from './partnerships/partnerships.ts'
import { postalAreas } from './postal-areas/postal-areas.ts'
import { providerFeedback } from './provider-feedback/provider-feedback.ts'
import { scorecards } from './scorecards/scorecards.ts'
import { packets } from './packets/packets.ts'
import { printing } from './printing/printing.ts'
import { returnPlans } from './plans/return-plans.ts'
import { safetyPlans } from './plans/safety-plans.ts'
import { refusal, type Fault } from './problems.ts'
import { acknowledgements } from './protocols/acknowledgements.ts'
import { protocolComments } from './protocols/comments.ts'
import { protocols } from './protocols/protocols.ts'
import { providerCalls } from './provider-calls/provider-calls.ts'
import { providers } from './providers/providers.ts'
import { recordsRequests } from './records-requests/records-requests.ts'
import { referrals } from './referrals/referrals.ts'
import { retention } from './retention/retention.ts'
import { createRouter, type Surroundings } from './router.ts'
import { calendar } from './calendar/calendar.ts'
import { createSchoolClock } from './calendar/school-clock.ts'
import { school, settings } from './school/school.ts'
import { sealedNotes } from './sealed-notes/sealed-notes.ts'
import { search } from './search/search.ts'
import { slips } from './slips/slips.ts'
import { students } from './students/students.ts'
import { supports } from './supports/supports.ts'
import { tasks } from './tasks/tasks.ts'
import { today } from './today/today.ts'
import { waitsFor, type Waits } from './today/waits.ts'
import { handOver } from './hand-over/hand-over.ts'
import { yearEnd } from './year-end/year-end.ts'
import { supportLog } from './trainings/support-log.ts'
import { schoolServices } from './school-services/school-services.ts'
import { trainings } from './trainings/trainings.ts'
import { moves } from './moves/moves.ts'
import { translations } from './translations/translations.ts'
import { isHidden } from './undo/undo-door.ts'
import { createUndoStore } from './undo/undo-store.ts'
import { undo } from './undo/undo.ts'
import { noCopies, type VaultCopies } from './vault/backup/vault-copies.ts'
import { noOwnSeal, type OwnSeal } from './vault/own-seal.ts'
import { noWays, type WaysIn } from './vault/ways-in.ts'

type AppAreas = Omit<Contract, 'vault'>

const handlers: { readonly [Area in keyof AppAreas]: Handlers<AppAreas[Area]> } = {
  absences,
  accounts,
  acknowledgements,
  amendments,
  audit,
  backups,
  briefContacts,
  cases,
  concerns,
  consents,
  consentScans,
  consentRequests,
  disclosures,
  crises,
  drafts,
  glass,
  imports,
  meetings,
  moves,
  packets,
  printing,
  forms,
  protocolComments,
  protocols,
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
  recordsRequests,
  recusals,
  referrals,
  slips,
  retention,
  returnPlans,
  safetyPlans,
  school,
  calendar,
  postalAreas,
  sealedNotes,
  search,
  settings,
  staff,
  students,
  supports,
  supportLog,
  tasks,
  today,
  schoolServices,
  trainings,
  translations,
  yearEnd,
  handOver,
  undo,
  wrongTries,
}

const byPath = new Map<string, (context: never, input: never) => unknown>(
  Object.entries(handlers).flatMap(([area, verbs]) =>
    Object.entries(verbs).map(
      ([verb, run]) => [`${area}.${verb}`, run as (context: never, input: never) => unknown] as const,
    ),
  ),
)

/** What the program stands on: an opened vault, a desktop, and a clock. */
export interface AppOptions {
  readonly reading: ReadableDb
  readonly writing: WritableDb
  readonly host: Host
  /** The vault's keys; where nobody comes or goes none are needed. */
  readonly ways?: WaysIn
  /** Copies of the vault; without them nobody makes a backup. */
  readonly copies?: VaultCopies
  /** The seal of whoever asks; where nobody signed in there is none. */
  readonly ownSealOf?: (asker: Pick<Session, 'accountId'>) => OwnSeal
  readonly emit?: (event: AppEvent) => void
  readonly report?: (fault: Fault) => void
  readonly clock?: () => string
  readonly newId?: () => string
  readonly random?: (below: number) => number
}

/** The whole program without Electron. */
export interface App {
  call(session: Session, operation: string, input: unknown, callId?: string): Promise<Reply>
  /** What waits for somebody, for telling the desktop how much; `null` for whoever does none of the office's work. */
  waits(session: Session): Waits | null
  /** Stops a running task. */
  cancel(callId: string): void
  /** Stops every running task before the vault closes under it; what is already leaving leaves its record. */
  cancelAll(): void
}

/** Makes the program over an opened vault. */
export function createApp(options: AppOptions): App {
  const {
    reading,
    writing,
    host,
    ways = noWays,
    copies = noCopies,
    ownSealOf = () => noOwnSeal,
    emit = () => {},
    report = () => {},
    clock = () => new Date().toISOString(),
    newId = () => uuidv7(),
    random = (below) => randomInt(below),
  } = options
  const undoStore = createUndoStore()
  const staged = createStaging()
  const schoolClock = createSchoolClock()
  const running = new Map<string, AbortController>()

  const moment = (db: ReadableDb) => {
    const now = clock()
    const { timeZone, calendar } = schoolClock(db)
    return { now, today: schoolDay(now, timeZone), timeZone, calendar }
  }

  const baseContext = <Db extends ReadableDb>(db: Db, asker: Asker) => {
    const present = moment(db)
    return { db, session: { ...asker, at: present.now }, ...present, staged, ownSeal: ownSealOf(asker) }
  }

  const queryContext = (asker: Asker): QueryContext => baseContext(reading, asker)

  const commandContext = (asker: Asker, operation: string): ReturnType<Surroundings['commandContext']> => {
    let inverse: ((context: CommandContext) => void) | undefined
    let taken: string | undefined
    let isEarlierForgotten = false
    return {
      ...baseContext(writing, asker),
      ways,
      newId,
      random,
      undoable: (given) => {
        inverse = given
      },
      takeUndo: (undoId) => {
        taken = undoId
        return undoStore.take(asker.accountId, undoId)
      },
      forgetEarlier: () => {
        isEarlierForgotten = true
      },
      settle: (about) => {
        if (isEarlierForgotten) {
          undoStore.forgetAll()
          staged.forgetAll()
        }
        if (taken) undoStore.forget(asker.accountId, taken)
        if (!inverse) return
        const undoId = randomUUID()
        const gaveAway = isHidden(writing, asker, about)
        undoStore.remember(asker.accountId, undoId, { operation, inverse, about, gaveAway })
        emit({ kind: 'undoable', undoId, operation, about })
      },
    }
  }

  const taskContext: Surroundings['taskContext'] = (asker, callId = randomUUID()) => {
    const controller = new AbortController()
    running.set(callId, controller)
    return {
      ...baseContext(reading, asker),
      host,
      ways,
      copies,
      newId,
      signal: controller.signal,
      progress: (done, total) => emit({ kind: 'progress', callId, done, total }),
      settle: () => running.delete(callId),
    }
  }

  const { call, finishLeaving } = createRouter({
    writing,
    handlerOf: (path) => byPath.get(path),
    standing: (session) => standing(reading, session, moment(reading)),
    queryContext,
    commandContext,
    taskContext,
    report,
    emit,
  })

  const waits: App['waits'] = (session) => {
    try {
      const asker = standing(reading, session, moment(reading))
      return asker && officeWork.some((role) => asker.roles.includes(role))
        ? waitsFor(queryContext(asker))
        : null
    } catch (thrown) {
      refusal(thrown, 'waits', report)
      return null
    }
  }

  return {
    call,
    waits,
    cancel: (callId) => running.get(callId)?.abort(),
    cancelAll: () => {
      for (const controller of running.values()) controller.abort()
      finishLeaving()
    },
  }
}
