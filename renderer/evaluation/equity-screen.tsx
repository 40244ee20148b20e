import { NativeSelect } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { Equity } from '#shared/api/equity.ts'
import { officeWork } from '#shared/api/roles.ts'
import { GROUPED_BY, type GroupedBy } from '#shared/domain/evaluation/equity-figures.ts'
import type { SchoolYear } from '#shared/domain/school-calendar.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { CohortChoice } from './cohort-choice.tsx'
import { type ChosenCohort, useCohort } from './cohort.ts'
import { EquityBehindDialog, type ShownGroup } from './equity-behind-dialog.tsx'
import { EquityFlags } from './equity-flags.tsx'
import { EquityMeasureSection } from './equity-measure-section.tsx'
import { THREE_YEARS } from './evaluated-times.ts'
import classes from './evaluation.module.css'
import { Questions } from './questions.tsx'

/** Whether help comes to every group of students alike: where to look, and never why. */
export function EquityScreen(): ReactElement {
  const calendar = useAnswer(api.calendar.get, {})
  return <Answer of={calendar}>{({ years }) => <EquityIn years={years} />}</Answer>
}

// Students, since their referrals hang together; three years, since groups are small.
const USUAL = { unit: 'student', time: THREE_YEARS } as const

function EquityIn({ years }: { readonly years: readonly SchoolYear[] }): ReactElement {
  const { t } = useText()
  const chosen = useCohort(years, USUAL)
  const { cohort, groupedBy: by } = chosen
  const [shown, setShown] = useState<ShownGroup | null>(null)
  const answer = useAnswer(api.equity.get, { ...cohort, by }, { keepBefore: true })
  return (
    <Page first={<Questions />} title={t('evaluation:equity.title')} facts={t('evaluation:equity.about')}>
      <div className={classes.page}>
        <CohortChoice of={chosen} choices={answer.data?.choices} />
        <div className={classes.choices}>
          <NativeSelect
            label={t('evaluation:equity.by')}
            value={by}
            onChange={({ currentTarget }) =>
              chosen.change({ group: GROUPED_BY.find((each) => each === currentTarget.value) })
            }
            data={GROUPED_BY.map((value) => ({ value, label: t(`evaluation:equity.byWhat.${value}`) }))}
          />
        </div>
        <Answer of={answer} lines={12}>
          {(equity) => <Measures equity={equity} by={by} cohort={cohort} onShow={setShown} />}
        </Answer>
      </div>
      {shown && <EquityBehindDialog asked={{ ...cohort, by }} shown={shown} onClose={() => setShown(null)} />}
    </Page>
  )
}

function Measures({
  equity: { began, referrals, students, measures, threshold },
  by,
  cohort: { unit, from, to },
  onShow,
}: {
  readonly equity: Equity
  readonly by: GroupedBy
  readonly cohort: ChosenCohort['cohort']
  readonly onShow: (shown: ShownGroup) => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const mayOpen = useMay(officeWork)
  if (measures.every(({ all }) => all === 0))
    return (
      <EmptyState icon="referral" title={t('evaluation:empty.title')}>
        {t('evaluation:empty.text')}
      </EmptyState>
    )
  return (
    <>
      <p className={classes.quiet}>
        {t(`evaluation:counted.${unit}`, {
          ...{ count: began, referrals, students },
          ...{ from: shortDay(from, locale, today), to: shortDay(to, locale, today) },
        })}
      </p>
      <EquityFlags measures={measures} by={by} threshold={threshold} />
      {measures.map((measured) => (
        <EquityMeasureSection
          key={measured.measure}
          measured={measured}
          by={by}
          onShow={mayOpen ? onShow : null}
        />
      ))}
    </>
  )
}
