import {
  areAllPlacesTaken,
  isForGrade,
  namesGrades,
  type LastRoom,
  type Participants,
  type SchoolService,
} from '../school-service.ts'
import type { Grade } from '../student.ts'
import type { Candidate } from './candidate.ts'
import type { Judgement } from './judge.ts'
import { explain, matchProviders } from './match.ts'
import { NO_NEEDS, type MatchNeeds, type MatchRules } from './needs.ts'
import type { OwnExperience } from './own-experience.ts'

/** A service of the school's own as matching sees it. */
export interface OwnCandidate
  extends
    OwnExperience,
    Participants,
    Pick<SchoolService, 'id' | 'name' | 'help' | 'fromGrade' | 'toGrade' | 'languages' | 'places'> {
  readonly room: LastRoom | null
}

/** What of a student's needs a service at school is held against: nobody pays there, and nobody travels. */
export type OwnNeeds = Pick<MatchNeeds, 'help' | 'language'> & { readonly grade: Grade | null }

export interface JudgedOwnService<Own extends OwnCandidate> {
  readonly service: Own
  readonly judgements: readonly Judgement[]
}

/** The same rule for help from inside and from outside: what is not said of it is a question there, too. */
const asCandidate = (own: OwnCandidate): Candidate => ({
  ...{ id: own.id, name: own.name, help: own.help, languages: own.languages },
  ...{ observedWait: own.observedWait, history: own.history },
  ...{ organizationId: '', organizationName: '', isOrganizationActive: true, status: 'active' },
  ...{ minimumAge: null, maximumAge: null, payers: [], lowestCost: null, slidingFee: null },
  ...{ interpretation: '', cultures: [], clinicianGenders: [], opensLate: null, tendsBody: false },
  ...{ miles: null, isOnlyByVideo: false, transit: null, telehealth: null },
  capacity: own.room && { capacity: own.room.room, on: own.room.onDay },
})

/** How it stands with the grade of the student, said in the place of ages; `null` where there is nothing to hold it against. */
function judgeGrade(own: OwnCandidate, grade: Grade | null): Judgement | null {
  if (grade === null || !namesGrades(own)) return null
  const isFor = isForGrade(own, grade)
  const values = { grade }
  if (isFor === null) return { need: 'age', verdict: 'unknown', because: 'grade-not-sure', values }
  return isFor
    ? { need: 'age', verdict: 'fits', because: 'for-grade', values }
    : { need: 'age', verdict: 'misses', because: 'not-for-grade', values }
}

/** Where nobody said lately whether there is room, its own participants may say that this is the question. */
function withPlaces(judgement: Judgement, own: OwnCandidate): Judgement {
  if (judgement.need !== 'open' || judgement.verdict !== 'unknown' || !areAllPlacesTaken(own, own))
    return judgement
  return { ...judgement, because: 'all-places', values: { taken: own.inIt, of: own.places ?? 0 } }
}

/** Everything that was asked for, with how it stands at one service of the school's own. */
export function explainOwn(
  own: OwnCandidate,
  { grade, ...needs }: OwnNeeds,
  rules: MatchRules,
): readonly Judgement[] {
  const [open, ...others] = explain(asCandidate(own), { ...NO_NEEDS, ...needs }, rules)
  const byGrade = judgeGrade(own, grade)
  return [...(open ? [withPlaces(open, own)] : []), ...(byGrade ? [byGrade] : []), ...others]
}

/**
 * The school's own services for some needs, judged as providers are: those that may be offered, the best fit first, and
 * those that are known to miss something. Same needs, same list.
 */
export function matchOwnServices<Own extends OwnCandidate>(
  services: readonly Own[],
  needs: OwnNeeds,
  rules: MatchRules,
): { readonly fitting: readonly JudgedOwnService<Own>[]; readonly others: readonly JudgedOwnService<Own>[] } {
  const { grade, ...said } = needs
  const byId = new Map(services.map((own) => [own.id, own]))
  const { options, leftOut } = matchProviders(services.map(asCandidate), { ...NO_NEEDS, ...said }, rules)
  const judged = (of: readonly Candidate[]) =>
    of.flatMap(({ id }) => {
      const service = byId.get(id)
      return service ? [{ service, judgements: explainOwn(service, needs, rules) }] : []
    })
  const inOrder = judged(options)
  const isMissed = ({ service }: JudgedOwnService<Own>) => judgeGrade(service, grade)?.verdict === 'misses'
  const fitting = inOrder.filter((one) => !isMissed(one))
  return { fitting, others: [...inOrder.filter(isMissed), ...judged(leftOut)] }
}
