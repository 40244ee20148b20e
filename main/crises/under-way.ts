import type { CrisisLine, KeptCrisis } from '#shared/api/crises.ts'
import { currentStep, owedInWriting } from '#shared/domain/crisis.ts'
import type { CrisisStep, ItemId } from '#shared/domain/protocol.ts'

import { readerOf } from '../access/readable.ts'
import { accountNames } from '../accounts/account-names.ts'
import type { QueryContext } from '../context.ts'
import { answeringOf } from '../today/answering.ts'
import { listEntries, listOpenCrises, type OpenCrisis } from './crises.sql.ts'
import { whoseTurn } from './whose-turn.ts'

/** An open crisis with the step it stands at, and who is here to do it. */
interface Standing {
  readonly crisis: OpenCrisis
  readonly step: CrisisStep
  readonly place: number
  readonly writtenDueOn: string | null
  readonly actor: string | null
}

function stepOf(
  { db }: QueryContext,
  { id, path }: OpenCrisis,
): Pick<Standing, 'step' | 'place' | 'writtenDueOn'> {
  const entries = listEntries(db, { crisisId: id })
  const owed = owedInWriting(entries)
  const isNamed = (stepId: ItemId | undefined) => path.steps.find((step) => step.id === stepId)
  const turn = currentStep(path.steps, entries)
  const step = turn ?? isNamed(owed?.stepId) ?? path.steps.at(-1)
  if (!step) throw new Error('A crisis has no step')
  return { step, place: path.steps.indexOf(step) + 1, writtenDueOn: turn ? null : (owed?.dueOn ?? null) }
}

/** Crises under way as this person sees them: each they may read, and how many there are that nobody here may. */
export function crisesUnderWay(context: QueryContext): { lines: CrisisLine[]; kept: KeptCrisis[] } {
  const { db, session } = context
  const open = listOpenCrises(db, readerOf(session))
  if (open.length === 0) return { lines: [], kept: [] }
  const answering = answeringOf(context)
  const names = accountNames(db)
  const standing = open.map((crisis): Standing => {
    const { caseId, ownerId } = crisis
    const at = stepOf(context, crisis)
    return {
      crisis,
      ...at,
      actor: whoseTurn(context, answering, { caseId, ownerId, roleId: at.step.roleId }),
    }
  })
  const lines = standing
    .filter(({ crisis }) => crisis.isReadable)
    .map(({ crisis, step, place, writtenDueOn, actor }) => ({
      id: crisis.id,
      caseId: crisis.caseId,
      caseCode: crisis.caseCode,
      studentId: crisis.studentId,
      studentName: crisis.studentName,
      startedAt: crisis.startedAt,
      startedByName: crisis.startedByName,
      steps: crisis.path.steps.length,
      place,
      stepName: step.name,
      stepKind: step.kind,
      writtenDueOn,
      actorName: actor === null ? null : (names[actor] ?? null),
      fetch: actor === null ? answering.seersTo(crisis.caseId).map((id) => names[id] ?? '') : [],
      isMine: actor === null ? answering.seesTo(crisis.caseId) : actor === session.accountId,
    }))
    .toSorted((one, other) => Number(other.isMine) - Number(one.isMine))
  const left = standing.filter(({ crisis, actor }) => !crisis.isReadable && actor === null)
  const kept = answering.seesToTheRest ? Map.groupBy(left, ({ crisis }) => crisis.ownerId) : new Map()
  return {
    lines,
    kept: [...kept].map(([ownerId, of]) => ({
      ownerId,
      ownerName: names[ownerId] ?? '',
      crises: of.length,
    })),
  }
}
