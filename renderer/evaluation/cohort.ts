import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'

import type { Behind, Cohort } from '#shared/api/evaluation.ts'
import { GROUPED_BY, type GroupedBy } from '#shared/domain/evaluation/equity-figures.ts'
import { COMPARED_BY, type ComparedBy } from '#shared/domain/evaluation/figures.ts'
import type { SchoolYear } from '#shared/domain/school-calendar.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import type { OfferedTime } from '#renderer/scorecards/scorecard-times.ts'
import { evaluatedTimes } from './evaluated-times.ts'
import { CohortSearch } from './routes.tsx'

/** What is counted now, and how to count something else. */
export interface ChosenCohort {
  readonly cohort: Cohort
  readonly comparedBy: ComparedBy
  readonly groupedBy: GroupedBy
  readonly offered: readonly OfferedTime[]
  readonly yearName: string | null
  readonly change: (changes: CohortSearch) => void
}

/** What a page counts where its address says nothing; `time` as a time that is offered is named. */
interface Usual {
  readonly unit: Cohort['unit']
  readonly time: string | null
}

/** What the address of a page of Evaluation says is counted: referrals of the last twelve months unless something else was chosen. */
export function useCohort(
  years: readonly SchoolYear[],
  usual: Usual = { unit: 'referral', time: null },
): ChosenCohort {
  const { today } = useOfficeTime()
  const search = CohortSearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const offered = useMemo(() => evaluatedTimes(today, years), [today, years])
  const asked = search.year === undefined ? usual.time : search.year || null
  const time = offered.find(({ name }) => name === asked) ?? offered[0]
  const { from = today, to = today } = time ?? {}
  return {
    cohort: {
      ...{ from, to },
      unit: search.unit ?? usual.unit,
      pathway: search.pathway ?? null,
      reason: search.reason ?? null,
      homeLanguage: search.homeLanguage ?? null,
      grade: search.grade ?? null,
      protocolNumber: search.protocolNumber ?? null,
    },
    comparedBy: search.by ?? COMPARED_BY[0],
    groupedBy: search.group ?? GROUPED_BY[0],
    offered,
    yearName: time?.name ?? null,
    change: (changes) =>
      void navigate({
        ...{ to: '.', replace: true, resetScroll: false },
        search: (before: CohortSearch) => ({ ...before, ...changes }),
      }),
  }
}

/** The records somebody wants to see, and what they are in words. */
export interface Shown<Which = Behind> {
  readonly which: Which
  readonly words: string
}
