import type { IsRight } from '#shared/domain/evaluation/doubts.ts'
import { trendMonths } from '#shared/domain/evaluation/reach.ts'
import { asItIs, type Finding, KIND_IDS, type KindId, kindOf } from '#shared/domain/quality/kinds.ts'
import { LEAST_TOLD } from '#shared/domain/quality/quality.ts'
import type { ReferralFacts } from '#shared/domain/quality/facts.ts'
import { assertNever } from '#shared/assert-never.ts'

import { readerOf } from '../access/readable.ts'
import type { QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import {
  listContactFacts,
  listReferralFacts,
  listServiceFacts,
  listStepsOf,
  listStudentFacts,
  listWrongWayRound,
  type Looking,
  type Since,
} from './facts.sql.ts'
import { type KeptRight, listRight } from './known-right.sql.ts'

/** A record with which something is wrong. */
export interface Found {
  readonly id: string
  readonly studentId: string | null
  readonly isReadable: boolean
  readonly finding: Finding
  /** What somebody said of it as it reads now. */
  readonly right: KeptRight | undefined
}

type Asking = Pick<QueryContext, 'db' | 'session' | 'today'>

/** The first day of what the figures may ask about today: that of their trend. */
export function lookedFrom(today: string): string {
  return trendMonths(today)[0] ?? today
}

/** Referrals, each with its steps where two of its days stand the wrong way round. */
function referralFacts(db: ReadableDb, since: Since): readonly Looking<ReferralFacts>[] {
  const ids = JSON.stringify(listWrongWayRound(db, {}))
  const steps = Map.groupBy(listStepsOf(db, { ids }), ({ referralId }) => referralId)
  return listReferralFacts(db, since).map((each) => ({
    ...each,
    facts: { ...each.facts, steps: steps.get(each.facts.id) ?? [] },
  }))
}

/** Reads the facts of each sort of record once, when first asked for. */
function factsOf({ db, session, today }: Asking) {
  const since = { ...readerOf(session), from: lookedFrom(today), today }
  const once = <Value>(read: () => Value): (() => Value) => {
    let kept: { readonly value: Value } | undefined
    return () => (kept ??= { value: read() }).value
  }
  return {
    referrals: once(() => referralFacts(db, since)),
    students: once(() => listStudentFacts(db, since)),
    contacts: once(() => listContactFacts(db, since)),
    services: once(() => listServiceFacts(db, {})),
  }
}

const aboutOf = ({ referralId, contactId, serviceId, studentId }: KeptRight): string =>
  referralId ?? contactId ?? serviceId ?? studentId ?? ''

const keyOf = (kind: KindId, id: string): string => `${kind} ${id}`

/** What was said to be right, by kind and record. */
export function rightOnes(db: ReadableDb): ReadonlyMap<string, KeptRight> {
  return new Map(listRight(db, {}).map((right) => [keyOf(right.kind, aboutOf(right)), right]))
}

/** What was said of one record under one kind, whether or not it reads as it did. */
export function rightOf(
  right: ReadonlyMap<string, KeptRight>,
  kind: KindId,
  id: string,
): KeptRight | undefined {
  return right.get(keyOf(kind, id))
}

/** Whether somebody said of a record that it is right as it reads. */
export function isRightIn(db: ReadableDb): IsRight {
  const right = rightOnes(db)
  return (kind, id, asItReads) => rightOf(right, kind, id)?.asItWas === asItReads
}

/** Looks through the records for some kinds, whoever may open each. */
export function lookFor(
  asking: Asking,
  kinds: readonly KindId[] = KIND_IDS,
): ReadonlyMap<KindId, readonly Found[]> {
  const facts = factsOf(asking)
  const right = rightOnes(asking.db)
  const among = <Facts extends { readonly id: string }>(
    kind: KindId,
    records: readonly Looking<Facts>[],
    find: (facts: Facts, today: string) => Finding | null,
  ): readonly Found[] =>
    records.flatMap(({ facts: record, studentId, isReadable }) => {
      const finding = find(record, asking.today)
      if (!finding) return []
      const said = rightOf(right, kind, record.id)
      return [
        {
          ...{ id: record.id, studentId, isReadable, finding },
          right: said?.asItWas === asItIs(finding) ? said : undefined,
        },
      ]
    })
  const foundOf = (id: KindId): readonly Found[] => {
    const kind = kindOf(id)
    switch (kind.about) {
      case 'referral':
        return among(id, facts.referrals(), kind.find)
      case 'student':
        return among(id, facts.students(), kind.find)
      case 'contact':
        return among(id, facts.contacts(), kind.find)
      case 'service':
        return among(id, facts.services(), kind.find)
      default:
        return assertNever(kind)
    }
  }
  return new Map(kinds.map((id) => [id, foundOf(id)]))
}

/** How many are kept from the asker; where so few students are in it that somebody might be known, as if there were none. */
export function keptOf(found: readonly Found[]): number {
  const kept = found.filter(({ isReadable }) => !isReadable).length
  const students = new Set(found.map(({ studentId }) => studentId)).size
  return students < LEAST_TOLD ? 0 : kept
}
