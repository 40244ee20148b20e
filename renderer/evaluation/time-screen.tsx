import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { officeWork } from '#shared/api/roles.ts'
import type { TimeBehind, Timeliness } from '#shared/api/timeliness.ts'
import type { SchoolYear } from '#shared/domain/school-calendar.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { AnswersSection } from './answers-section.tsx'
import { type Shown, useCohort } from './cohort.ts'
import { CohortChoice } from './cohort-choice.tsx'
import { ConsentSection } from './consent-section.tsx'
import { ContactSection } from './contact-section.tsx'
import classes from './evaluation.module.css'
import { useView } from './figure.tsx'
import { Questions } from './questions.tsx'
import { TimeBehindDialog } from './time-behind-dialog.tsx'
import { TimeDoubtsSection } from './time-doubts-section.tsx'
import type { OnShow } from './time-section.tsx'
import { TriageSection } from './triage-section.tsx'
import { VisitsSection } from './visits-section.tsx'

/** Whether help begins in time: how long each step on the way to it takes. */
export function TimeScreen(): ReactElement {
  const calendar = useAnswer(api.calendar.get, {})
  return <Answer of={calendar}>{({ years }) => <TimeIn years={years} />}</Answer>
}

function TimeIn({ years }: { readonly years: readonly SchoolYear[] }): ReactElement {
  const { t } = useText()
  const { roles } = useMe()
  const chosen = useCohort(years)
  const { cohort } = chosen
  const [shown, setShown] = useState<Shown<TimeBehind> | null>(null)
  const answer = useAnswer(api.timeliness.get, cohort, { keepBefore: true })
  const onShow = officeWork.some((role) => roles.includes(role)) ? setShown : null
  return (
    <Page first={<Questions />} title={t('evaluation:time.title')} facts={t('evaluation:time.about')}>
      <div className={classes.page}>
        <CohortChoice of={chosen} choices={answer.data?.choices} />
        <Answer of={answer} lines={12}>
          {(figures) => <Figures of={figures} hasPathway={cohort.pathway !== null} onShow={onShow} />}
        </Answer>
      </div>
      {shown && <TimeBehindDialog cohort={cohort} shown={shown} onClose={() => setShown(null)} />}
    </Page>
  )
}

function Figures({
  of,
  hasPathway,
  onShow,
}: {
  readonly of: Timeliness
  readonly hasPathway: boolean
  readonly onShow: OnShow
}): ReactElement {
  const view = useView()
  return (
    <>
      <TriageSection triage={of.triage} hasPathway={hasPathway} onShow={onShow} />
      <ContactSection of={of} view={view} onShow={onShow} />
      <ConsentSection of={of} view={view} onShow={onShow} />
      <AnswersSection answers={of.answers} view={view} onShow={onShow} />
      <VisitsSection visits={of.visits} onShow={onShow} />
      <Elsewhere />
      <TimeDoubtsSection doubts={of.doubts} onShow={onShow} />
    </>
  )
}

/** What is about time and stands on another page. */
function Elsewhere(): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('evaluation:time.elsewhere.title')}>
      <ul className={classes.elsewhere}>
        <li>
          <Link to="/evaluation" search={(before) => ({ ...before, unit: 'spell' })}>
            {t('evaluation:time.elsewhere.spells')}
          </Link>
        </li>
        <li>
          <Link to="/evaluation/office" search={true}>
            {t('evaluation:time.elsewhere.overdue')}
          </Link>
        </li>
      </ul>
    </Section>
  )
}
