import { Button } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ReactElement, useEffect, useRef } from 'react'

import type { CrisisView } from '#shared/api/crises.ts'
import { casework } from '#shared/api/roles.ts'
import { isDialled, standingEntries, stateOfStep } from '#shared/domain/crisis.ts'
import { schoolName } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import { useNarrow } from '#renderer/shell/use-narrow.ts'
import { CrisisPapers } from './crisis-papers.tsx'
import { DoneLines } from './done-lines.tsx'
import { Guidance } from './guidance.tsx'
import { StepPanel } from './step-panel.tsx'
import { stepAt, usePlace } from './walk-place.ts'
import classes from './walk.module.css'

/** A crisis, for somebody with a telephone in one hand: the step whose turn it is, large, and little beside it. */
export function WalkScreen(): ReactElement {
  const { crisisId } = useParams({ from: '/crisis/$crisisId' })
  const answer = useAnswer(api.crises.get, { id: crisisId })
  return (
    <Answer of={answer} lines={10} wayOut={<WayOut />}>
      {(view) => <Walk key={view.crisis.id} view={view} />}
    </Answer>
  )
}

/** Where somebody goes on whose crisis was taken back. */
function WayOut(): ReactElement {
  const { t } = useText()
  return (
    <>
      <Button size="xs" component={Link} to="/">
        {t('crises:gone.today')}
      </Button>
      <Button size="xs" variant="default" component={Link} to="/crisis">
        {t('crises:gone.crises')}
      </Button>
    </>
  )
}

function Walk({ view }: { readonly view: CrisisView }): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const moment = useMoment()
  // Whoever holds a telephone this small sees first whom to dial.
  const narrow = useNarrow()
  const prints = useMay(casework)
  const { crisis, student, people } = view
  const { path, entries } = crisis
  const [place, go] = usePlace(view)
  const step = stepAt(view, place)
  const guidance = step?.guidance && !place ? <Guidance key={step.id} words={step.guidance} /> : null
  const number = step ? path.steps.indexOf(step) + 1 : 0
  const after =
    step && !place ? path.steps.slice(number).filter((each) => stateOfStep(each, entries) === 'open') : []
  const done = place === null && <DoneLines view={view} go={go} />
  const numbers = (
    <aside className={classes.numbers} aria-labelledby="crisis-numbers">
      <h2 id="crisis-numbers">{t('crises:walk.numbers')}</h2>
      <ul>
        {path.numbers.filter(isDialled).map(({ id, number: digits, name }) => (
          <li key={id}>
            <strong>
              <Ltr>{digits}</Ltr>
            </strong>
            <span>{name}</span>
          </li>
        ))}
      </ul>
    </aside>
  )
  const facts = (
    <>
      <Ltr>{view.case.code}</Ltr> ·{' '}
      {t('crises:walk.began', { when: moment(crisis.startedAt), name: people[crisis.startedBy] ?? '' })}
    </>
  )
  const toCase = (
    <Button
      variant="default"
      onClick={() => void navigate({ to: '/cases/$caseId', params: { caseId: crisis.caseId } })}
    >
      {t('crises:walk.toCase')}
    </Button>
  )
  return (
    <Page
      title={schoolName(student)}
      {...(!narrow && { facts })}
      actions={
        <>
          {prints && crisis.endedAt !== null && <CrisisPapers crisis={crisis} studentId={student.id} />}
          {!narrow && toCase}
        </>
      }
    >
      <div className={classes.walk}>
        {narrow && numbers}
        {path.neverAlone && (
          <p className={classes.alone}>
            <Icon name="stop" size="1.25rem" />
            <strong>{path.neverAlone}</strong>
          </p>
        )}
        <div className={classes.columns}>
          {!narrow && numbers}
          <div className={classes.road}>
            {!narrow && done}
            {step ? (
              <section className={classes.step} aria-labelledby="crisis-step">
                <div className={classes.head}>
                  <StepHead
                    key={`${step.id} ${place?.doing ?? ''} ${standingEntries(entries).length}`}
                    place={t('crises:walk.place', { place: number, steps: path.steps.length })}
                    name={place?.entryId ? t('crises:walk.correctOf', { what: step.name }) : step.name}
                  />
                </div>
                {!narrow && guidance}
                <div
                  className={classes.panel}
                  key={`${step.id} ${place?.doing ?? ''} ${place?.entryId ?? ''}`}
                >
                  <StepPanel view={view} step={step} place={place} go={go} />
                </div>
                {narrow && guidance}
              </section>
            ) : (
              <Over view={view} />
            )}
            {narrow && done}
            {after.length > 0 && (
              <div className={classes.after}>
                <h2>{t('crises:walk.after')}</h2>
                <ol start={number + 1}>
                  {after.map(({ id, name }) => (
                    <li key={id}>{name}</li>
                  ))}
                </ol>
              </div>
            )}
          </div>
        </div>
        {narrow && (
          <div className={classes.stack}>
            <p className={classes.quiet}>{facts}</p>
            {toCase}
          </div>
        )}
      </div>
    </Page>
  )
}

/** The name of the step, which takes the focus each time somebody comes to another one. */
function StepHead({ place, name }: { readonly place: string; readonly name: string }): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // A form that begins with a field of its own keeps it.
    const focused = document.activeElement
    const isTyping = focused instanceof HTMLInputElement && focused.closest('section') !== null
    if (!isTyping) heading.current?.focus()
  }, [])
  return (
    <h2 id="crisis-step" ref={heading} tabIndex={-1} className={classes.stepName}>
      <span className={classes.quiet}>{place}</span>
      {name}
    </h2>
  )
}

function Over({ view: { crisis, people } }: { readonly view: CrisisView }): ReactElement {
  const { t } = useText()
  const plan = standingEntries(crisis.entries).find(({ said }) => said.kind === 'planned')?.said
  const isHeld = crisis.entries.some(({ said }) => said.kind === 'debrief')
  return (
    <section className={classes.step} data-over aria-labelledby="crisis-step">
      <h2 id="crisis-step" className={classes.stepName}>
        {t('crises:walk.over')}
      </h2>
      <p>{t('crises:walk.overHint')}</p>
      {plan?.kind === 'planned' && !isHeld && (
        <p>{t('crises:walk.debriefLater', { name: people[plan.ownerId] ?? '' })}</p>
      )}
    </section>
  )
}
