import { type ReactElement, useState } from 'react'

import type { Reach } from '#shared/api/evaluation.ts'
import { officeWork } from '#shared/api/roles.ts'
import { LINKED_BY_DAYS } from '#shared/domain/evaluation/figures.ts'
import type { SchoolYear } from '#shared/domain/school-calendar.ts'
import { api } from '#renderer/api.ts'
import { DecidedLast } from '#renderer/cycles/decided-last.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { BehindDialog } from './behind-dialog.tsx'
import { type ChosenCohort, type Shown, useCohort } from './cohort.ts'
import { CohortChoice } from './cohort-choice.tsx'
import { ComparedSection } from './compared-section.tsx'
import { DoubtsSection } from './doubts-section.tsx'
import { EndingsSection } from './endings-section.tsx'
import classes from './evaluation.module.css'
import { useView } from './figure.tsx'
import { FunnelSection } from './funnel-section.tsx'
import { LinkageSection } from './linkage-section.tsx'
import { Questions } from './questions.tsx'
import { TrendSection } from './trend-section.tsx'
import { WaitingSection } from './waiting-section.tsx'

/** Whether families reach help: one question, its figure, its course, and the records behind it. */
export function ReachScreen(): ReactElement {
  const calendar = useAnswer(api.calendar.get, {})
  return <Answer of={calendar}>{({ years }) => <ReachIn years={years} />}</Answer>
}

function ReachIn({ years }: { readonly years: readonly SchoolYear[] }): ReactElement {
  const { t } = useText()
  const chosen = useCohort(years)
  const { cohort, comparedBy } = chosen
  const [shown, setShown] = useState<Shown | null>(null)
  const answer = useAnswer(api.evaluation.reach, { ...cohort, comparedBy }, { keepBefore: true })
  return (
    <Page first={<Questions />} title={t('evaluation:reach.title')} facts={t('evaluation:reach.about')}>
      <div className={classes.page}>
        <CohortChoice of={chosen} choices={answer.data?.choices} />
        <Answer of={answer} lines={12}>
          {(reach) => <Figures reach={reach} chosen={chosen} onShow={setShown} />}
        </Answer>
      </div>
      {shown && <BehindDialog cohort={cohort} shown={shown} onClose={() => setShown(null)} />}
    </Page>
  )
}

function Figures({
  reach,
  chosen: { cohort, comparedBy, change },
  onShow,
}: {
  readonly reach: Reach
  readonly chosen: ChosenCohort
  readonly onShow: (shown: Shown) => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { roles } = useMe()
  const view = useView()
  const show = officeWork.some((role) => roles.includes(role)) ? onShow : null
  const [days] = LINKED_BY_DAYS
  const { began, referrals, students } = reach
  if (began === 0)
    return (
      <EmptyState icon="referral" title={t('evaluation:empty.title')}>
        {t('evaluation:empty.text')}
      </EmptyState>
    )
  return (
    <>
      <p className={classes.quiet}>
        {t(`evaluation:counted.${cohort.unit}`, {
          ...{ count: began, referrals, students },
          from: shortDay(cohort.from, locale, today),
          to: shortDay(cohort.to, locale, today),
        })}
      </p>
      <LinkageSection reach={reach} onShow={show} />
      <DecidedLast about="reach" />
      {reach.waiting && <WaitingSection waiting={reach.waiting} view={view} onShow={show} />}
      <FunnelSection funnel={reach.funnel} onShow={show} />
      <TrendSection trend={reach.trend} events={reach.events} days={days} view={view} />
      <EndingsSection endings={reach.endings} onShow={show} />
      <ComparedSection
        compared={reach.compared}
        untold={reach.untold}
        by={comparedBy}
        days={days}
        onChange={(by) => change({ by })}
      />
      <DoubtsSection doubts={reach.doubts} onShow={show} />
    </>
  )
}
