import { type ReactElement, useState } from 'react'

import type { OfficeFigures } from '#shared/api/office-figures.ts'
import { officeWork } from '#shared/api/roles.ts'
import type { SchoolYear } from '#shared/domain/school-calendar.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { BehindRows } from './behind-rows.tsx'
import { TimeChoice } from './cohort-choice.tsx'
import { type ChosenCohort, useCohort } from './cohort.ts'
import { DirectorySection } from './directory-section.tsx'
import classes from './evaluation.module.css'
import { HeardSection } from './heard-section.tsx'
import { LoadSection, OverdueSection } from './load-section.tsx'
import { NotCollectedSection } from './not-collected-section.tsx'
import { Questions } from './questions.tsx'
import { type ShownOpen, TodaySection } from './today-section.tsx'
import { TrainedSection } from './trained-section.tsx'

/** How the office itself is doing: today, what is late, who is trained, the directory, and what families said. */
export function OfficeScreen(): ReactElement {
  const calendar = useAnswer(api.calendar.get, {})
  return <Answer of={calendar}>{({ years }) => <OfficeIn years={years} />}</Answer>
}

function OfficeIn({ years }: { readonly years: readonly SchoolYear[] }): ReactElement {
  const { t } = useText()
  const chosen = useCohort(years)
  const { from, to } = chosen.cohort
  const [shown, setShown] = useState<ShownOpen | null>(null)
  const answer = useAnswer(api.officeFigures.get, { from, to }, { keepBefore: true })
  return (
    <Page first={<Questions />} title={t('evaluation:office.title')} facts={t('evaluation:office.about')}>
      <div className={classes.page}>
        <Answer of={answer} lines={12}>
          {(figures) => <Figures figures={figures} chosen={chosen} onShow={setShown} />}
        </Answer>
      </div>
      {shown && <OpenBehind shown={shown} onClose={() => setShown(null)} />}
    </Page>
  )
}

function Figures({
  figures: { today, load, overdue, coverage, directory, satisfaction },
  chosen,
  onShow,
}: {
  readonly figures: OfficeFigures
  readonly chosen: ChosenCohort
  readonly onShow: (shown: ShownOpen) => void
}): ReactElement {
  const mayOpen = useMay(officeWork)
  const { t } = useText()
  return (
    <>
      <TodaySection today={today} onShow={mayOpen ? onShow : null} />
      <OverdueSection overdue={overdue} mayOpen={mayOpen} />
      <LoadSection load={load} />
      <TrainedSection coverage={coverage} />
      <div className={classes.choices}>
        <TimeChoice of={chosen} label={t('evaluation:office.time')} />
      </div>
      <DirectorySection directory={directory} year={chosen.yearName} mayOpen={mayOpen} />
      <HeardSection satisfaction={satisfaction} />
      <NotCollectedSection />
    </>
  )
}

function OpenBehind({
  shown: { which, words },
  onClose,
}: {
  readonly shown: ShownOpen
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.officeFigures.behind, which)
  return (
    <Dialog title={t('evaluation:behind.title')} wide onClose={onClose}>
      <p className={classes.quiet}>{words}</p>
      <Answer of={answer} lines={6}>
        {({ rows, kept }) => <BehindRows rows={rows} kept={kept} />}
      </Answer>
    </Dialog>
  )
}
