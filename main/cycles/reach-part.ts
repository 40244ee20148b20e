import { beginningOf } from '#shared/domain/clock.ts'
import { addDays } from '#shared/domain/days.ts'
import { doubtsOf } from '#shared/domain/evaluation/doubts.ts'
import { type ComparedBy, LINKED_BY_DAYS } from '#shared/domain/evaluation/figures.ts'
import { followedIn, STAGES, UNITS } from '#shared/domain/evaluation/followed.ts'
import type { FrozenSection, InWords } from '#shared/domain/evaluation/frozen.ts'
import {
  knownWhenOver,
  REACH_VERSIONS,
  type ReachFigures,
  reachFigures,
  type ReachSection,
} from '#shared/domain/evaluation/reach-figures.ts'
import { Reason } from '#shared/domain/concern.ts'
import { Barrier, ClosedState, EndedBy, Pathway } from '#shared/domain/referral.ts'
import { GRADES } from '#shared/domain/student.ts'

import { followedReferrals } from '../evaluation/followed-referrals.ts'
import { officeWords } from '../print/office-words.ts'
import { isRightIn } from '../quality/looking.ts'
import { countMistakes } from './cycles.sql.ts'
import { type FreezesPart, inWords, together } from './frozen-part.ts'

const [FIRST_DAYS, LAST_DAYS] = LINKED_BY_DAYS

/** How each is counted: in the words of the page where it has them. */
const DEFINED: Readonly<Record<ReachSection, () => InWords>> = {
  began: () => inWords('cycles:define.began'),
  linkage: () => together(inWords('evaluation:linkage.how'), inWords('cycles:define.known')),
  waiting: () => together(inWords('evaluation:waiting.how'), inWords('cycles:define.known')),
  funnel: () => together(inWords('evaluation:funnel.how'), inWords('cycles:define.known')),
  endings: () => together(inWords('evaluation:endings.how'), inWords('cycles:define.known')),
  barriers: () => together(inWords('evaluation:endings.how'), inWords('cycles:define.known')),
  compared: () => together(inWords('cycles:define.compared'), inWords('cycles:define.known')),
}

function titleOf({ section, by }: Pick<ReachFigures, 'section' | 'by'>): InWords {
  switch (section) {
    case 'began':
      return inWords('cycles:section.began')
    case 'linkage':
      return inWords('evaluation:linkage.title')
    case 'waiting':
      return inWords('evaluation:waiting.title')
    case 'funnel':
      return inWords('evaluation:funnel.title')
    case 'endings':
      return inWords('evaluation:endings.title')
    case 'barriers':
      return inWords('evaluation:endings.barrier')
    case 'compared':
      return inWords(`evaluation:compared.byWhat.${by ?? 'grade'}`)
  }
}

/** A group as it is called in both languages; what is none of the usual as its record names it. */
function groupWords(by: ComparedBy, group: string): InWords {
  const asItIs = { en: group, es: group }
  switch (by) {
    case 'homeLanguage':
      return { en: officeWords('en').languageNamed(group), es: officeWords('es').languageNamed(group) }
    case 'grade': {
      const grade = GRADES.find((each) => each === group)
      return grade === undefined ? asItIs : inWords(`vocabulary:grade.${grade}`)
    }
    case 'reason': {
      const { data } = Reason.safeParse(group)
      return data === undefined ? asItIs : inWords(`vocabulary:reason.${data}`)
    }
    case 'pathway': {
      const { data } = Pathway.safeParse(group)
      return data === undefined ? asItIs : inWords(`vocabulary:pathway.${data}`)
    }
  }
}

function labelOf([what = '', ...rest]: readonly string[], by: ComparedBy | null): InWords {
  const [first = '', second = ''] = rest
  switch (what) {
    case 'within':
      return inWords('evaluation:linkage.within', { days: first })
    case 'school':
      return inWords('cycles:figure.school', { days: FIRST_DAYS })
    case 'community':
      return inWords('cycles:figure.community', { days: FIRST_DAYS })
    case 'median':
      return inWords('cycles:figure.median')
    case 'still':
      return inWords('cycles:figure.still')
    case 'stage':
      return inWords(`evaluation:funnel.stages.${STAGES.find((stage) => stage === first) ?? 'initiated'}`)
    case 'ending':
      return endingWords(ClosedState.parse(first), EndedBy.parse(second))
    case 'barrier':
      return inWords(`vocabulary:barrier.${Barrier.parse(first)}`)
    case 'unknown':
      return inWords('evaluation:compared.unknown')
    case 'group':
      return groupWords(by ?? 'grade', first)
    default:
      return inWords('cycles:figure.began')
  }
}

function endingWords(state: ClosedState, endedBy: EndedBy): InWords {
  const ending = inWords(`vocabulary:referralState.${state}`)
  const who = inWords(`vocabulary:endedBy.${endedBy}`)
  const said = (language: 'en' | 'es') =>
    inWords('evaluation:endings.by', { ending: ending[language], who: who[language] })[language]
  return { en: said('en'), es: said('es') }
}

function asSection({ section, unit, by, figures }: ReachFigures): FrozenSection {
  return {
    id: by === null ? section : `${section}.${by}`,
    title: titleOf({ section, by }),
    unit: { id: unit, words: inWords(`evaluation:cohort.units.${unit}`) },
    definition: {
      version: REACH_VERSIONS[section],
      words: together(DEFINED[section](), inWords(`evaluation:cohort.unitMeaning.${unit}`)),
    },
    figures: figures.map(({ name, period, students, value }) => ({
      id: name.join('.'),
      label: labelOf(name, by),
      ...period,
      ...{ students, value },
    })),
  }
}

/** Whether families reach help, as it was: for referrals, students and times of waiting. */
export const reachPart: FreezesPart = ({ db, today, timeZone }, period) => {
  const { from } = knownWhenOver(period, LAST_DAYS)
  const all = followedReferrals(db, { from, to: period.to })
  const known = followedIn(all, 'referral', knownWhenOver(period, FIRST_DAYS))
  const begun = followedIn(all, 'referral', period)
  const counted = [...new Set([...known, ...begun].flatMap(({ referrals }) => referrals))]
  const mistakes =
    countMistakes(db, {
      from: beginningOf(from, timeZone),
      until: beginningOf(addDays(period.to, 1), timeZone),
    }) ?? 0
  return {
    page: 'reach',
    title: inWords('evaluation:reach.title'),
    records: counted.length,
    students: new Set(counted.map(({ studentId }) => studentId)).size,
    leftOut: [
      ...(mistakes > 0
        ? [{ id: 'mistakes', label: inWords('cycles:leftOut.mistakes'), count: mistakes }]
        : []),
      ...doubtsOf(counted, isRightIn(db)).map(({ doubt, referralIds }) => ({
        ...{ id: doubt, label: inWords(`quality:kind.${doubt}.title`), count: referralIds.length },
      })),
    ],
    sections: UNITS.flatMap((unit) => reachFigures(all, unit, { period, today })).map(asSection),
  }
}
