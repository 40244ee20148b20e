import type { Contract } from '#shared/api/contract.ts'
import { LEFT_OUT_SHOWN, type MatchedService } from '#shared/api/matching.ts'
import type { Candidate } from '#shared/domain/matching/candidate.ts'
import { explain, matchProviders } from '#shared/domain/matching/match.ts'
import {
  everyPreference,
  type MatchNeeds,
  type MatchRules,
  USUAL_RULES,
} from '#shared/domain/matching/needs.ts'

import { requireCase } from '../cases/case-access.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { distancesFrom, nearestOf, originOf } from '../postal-areas/distances.ts'
import { askedWords } from '../providers/asked-words.ts'
import { goesByKeptAway, keptAwayFrom } from '../providers/offered.ts'
import { experienceOfServices } from '../referrals/own-experience.ts'
import { preferenceOrder } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { everyProvider, type KnownProvider } from './candidates.ts'

const NO_EXPERIENCE = { observedWait: null, history: null }

type ById = ReadonlyMap<string, KnownProvider>

const last = new WeakMap<readonly KnownProvider[], { readonly away: string; readonly known: ById }>()

/** Whoever goes by nobody who must not be contacted about the student; while one types it is looked up once. */
function providersFor({ db, today }: Pick<QueryContext, 'db' | 'today'>, studentId: string): ById {
  const providers = everyProvider(db, today)
  const keptAway = keptAwayFrom(contactsOfStudent(db, studentId))
  const away = JSON.stringify(keptAway)
  const before = last.get(providers)
  if (before?.away === away) return before.known
  const known = new Map(
    providers
      .filter(({ destination }) => !goesByKeptAway(destination, keptAway))
      .map((provider) => [provider.candidate.id, provider]),
  )
  last.set(providers, { away, known })
  return known
}

export const matching: Handlers<Contract['matching']> = {
  options(context, { caseId, needs, words, limit }) {
    const { db, session, today } = context
    const { studentId } = requireCase(db, session, caseId)
    const known = providersFor(context, studentId)
    const experience = experienceOfServices(db)
    const from = originOf(db, needs.from)
    const distances = distancesFrom(db, from)
    const candidates = [...known.values()].map(({ candidate, zips }): Candidate => ({
      ...candidate,
      miles: nearestOf(zips, distances),
      ...(experience.get(candidate.id) ?? NO_EXPERIENCE),
    }))
    const rules: MatchRules = { ...USUAL_RULES, order: everyPreference(preferenceOrder(db)), today }
    const {
      options: fitting,
      leftOut: missing,
      sure,
      open,
      relaxations,
    } = matchProviders(candidates, needs, rules)
    const { serviceIds: saying } = askedWords(db, words)
    const isSaid = ({ id }: Candidate) => saying?.has(id) ?? true
    const [options, leftOut] = [fitting.filter(isSaid), missing.filter(isSaid)]
    const shown = (candidate: Candidate) =>
      explained(candidate, known.get(candidate.id)?.phone ?? null, needs, rules)
    return {
      from,
      options: options.slice(0, limit).map(shown),
      total: options.length,
      fitting: fitting.length,
      ...{ sure, open: [...open] },
      hasProviders: candidates.length > 0,
      leftOut: leftOut.slice(0, LEFT_OUT_SHOWN).map(shown),
      leftOutTotal: leftOut.length,
      relaxations: [...relaxations],
    }
  },
}

function explained(
  candidate: Candidate,
  phone: string | null,
  needs: MatchNeeds,
  rules: MatchRules,
): MatchedService {
  const { id, name, organizationId, organizationName } = candidate
  return {
    ...{ id, name, organizationId, organizationName, phone },
    miles: candidate.miles,
    judgements: explain(candidate, needs, rules).map((judgement) => ({ ...judgement })),
  }
}
