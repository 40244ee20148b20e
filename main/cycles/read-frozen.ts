import type { ReadFigure, ReadFigures, ReadSection } from '#shared/api/cycles.ts'
import type { Cycle } from '#shared/domain/evaluation/cycle.ts'
import { LEAST_COMPARED } from '#shared/domain/evaluation/figures.ts'
import {
  type FigureValue,
  type FrozenFigure,
  FrozenFigures,
  type FrozenPart,
  type FrozenSection,
} from '#shared/domain/evaluation/frozen.ts'
import { changeOf, isSameDefinition, sameSection } from '#shared/domain/evaluation/since-last.ts'

import { doesOfficeWork } from '../access/asker.ts'
import { accountNames } from '../accounts/account-names.ts'
import type { QueryContext } from '../context.ts'
import { keptReferrals } from '../evaluation/few.ts'
import { findFrozen, type KeptFrozen } from './cycles.sql.ts'
import { sha256Of } from './freeze.ts'

/** Whether a figure may be told. */
type MayTell = (figure: Pick<FrozenFigure, 'students'> & { readonly value?: FigureValue }) => boolean

/** For people from whom some of the records may be kept: nothing of so few that somebody might be known by it. */
const ofMany: MayTell = ({ students }) => students === null || students === 0 || students >= LEAST_COMPARED

const ofAny: MayTell = () => true

const isFew = (count: number): boolean => count > 0 && count < LEAST_COMPARED

/** For people outside the office: neither of few, nor a share in which few did something or few did not. */
const outside: MayTell = (figure) => {
  const { value } = figure
  if (!ofMany(figure)) return false
  if (value?.kind === 'count') return !isFew(value.count)
  return value?.kind !== 'share' || (!isFew(value.count) && !isFew(value.of - value.count))
}

/**
 * Which figures over some times somebody may read today: all of them where no record of those times is kept from them, else
 * only those of many students. It is asked anew at each reading, whatever held when they were frozen.
 */
function readableBy(context: QueryContext, cycles: readonly Cycle[]): MayTell {
  const { session } = context
  if (!doesOfficeWork(session) || session.sees !== 'office') return ofMany
  const isKept = cycles.some(({ fromDay: from, toDay: to }) => keptReferrals(context, { from, to }).size > 0)
  return isKept ? ofMany : ofAny
}

const ON_PAPER: Readonly<Record<'staff' | 'community', MayTell>> = { staff: ofMany, community: outside }

const parsed = ({ figures }: KeptFrozen): FrozenFigures => FrozenFigures.parse(JSON.parse(figures))

function readFigure(
  { students, value, ...figure }: FrozenFigure,
  before: FrozenFigure | undefined,
  mayTell: MayTell,
): ReadFigure {
  const isTold = mayTell({ students, value })
  const isCompared = isTold && before !== undefined && mayTell(before)
  return {
    ...figure,
    value: isTold ? value : null,
    last: isCompared ? { from: before.from, to: before.to, value: before.value } : null,
    change: isCompared ? changeOf(value, before.value) : null,
  }
}

function readSection(section: FrozenSection, before: FrozenSection | null, mayTell: MayTell): ReadSection {
  const isOtherWay = before !== null && !isSameDefinition(section, before)
  const comparable = isOtherWay ? [] : (before?.figures ?? [])
  return {
    ...section,
    countedBefore: isOtherWay ? before.definition.words : null,
    figures: section.figures.map((figure) =>
      readFigure(
        figure,
        comparable.find(({ id }) => id === figure.id),
        mayTell,
      ),
    ),
  }
}

/** A part whose records are too few altogether says nothing of them either. */
function readPart(part: FrozenPart, last: FrozenFigures | null, mayTell: MayTell) {
  const { page, leftOut, sections } = part
  return {
    ...part,
    leftOut: mayTell(part) ? leftOut : [],
    sections: sections.map((section) =>
      readSection(section, last && sameSection(last, page, section), mayTell),
    ),
  }
}

/**
 * What a cycle froze, as the asker may see it, beside what the cycle before it froze; `null` where nothing is frozen. On a
 * paper nothing of few stands for anybody, since it goes on from hand to hand.
 */
export function readFigures(
  context: QueryContext,
  cycle: Cycle,
  { last, paper }: { readonly last: Cycle | null; readonly paper: 'staff' | 'community' | null },
): ReadFigures | null {
  const { db } = context
  const kept = cycle.frozenId === null ? undefined : findFrozen(db, { id: cycle.frozenId })
  if (!kept) return null
  const keptLast = last?.frozenId ? findFrozen(db, { id: last.frozenId }) : undefined
  const mayTell = paper !== null ? ON_PAPER[paper] : readableBy(context, [cycle, ...(last ? [last] : [])])
  const figures = parsed(kept)
  const before = keptLast ? parsed(keptLast) : null
  const parts = figures.parts.map((part) => readPart(part, before, mayTell))
  const read = parts.flatMap(({ sections }) => sections.flatMap((section) => section.figures))
  return {
    frozenOn: figures.frozenOn,
    ...{ frozenAt: kept.frozenAt, frozenByName: accountNames(db)[kept.frozenBy] ?? '', sha256: kept.sha256 },
    isWhole: sha256Of(kept.figures) === kept.sha256,
    ...{ program: figures.program, protocol: figures.protocol },
    compared: read.filter(({ change }) => change !== null && change.kind !== 'too-few').length,
    withheld: read.filter(({ value }) => value === null).length,
    parts,
  }
}
