import type { ReactElement, ReactNode } from 'react'

import type { CrisisView } from '#shared/api/crises.ts'
import { assertNever } from '#shared/assert-never.ts'
import { numbersOf, owedOfStep } from '#shared/domain/crisis.ts'
import type { CrisisStep } from '#shared/domain/protocol.ts'
import { casework } from '#shared/api/roles.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { longDay } from '#renderer/ui/days.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { KeyButton } from '#renderer/ui/key-button.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import { ActionForm } from './action-form.tsx'
import { CallForm } from './call-form.tsx'
import { DebriefForm, LaterForm } from './debrief-forms.tsx'
import { LeaveOut } from './leave-out.tsx'
import { LeaveOutForm } from './leave-out-form.tsx'
import { NotifyStep } from './notify-step.tsx'
import { PickUpForm } from './pick-up-form.tsx'
import { PrintPickUp } from './print-pick-up.tsx'
import { ReportForm } from './report-form.tsx'
import { TakenForm } from './taken-form.tsx'
import { ToldForm } from './told-form.tsx'
import type { Step } from './use-writing.ts'
import type { Place } from './walk-place.ts'
import { Dial, Whom } from './whom.tsx'

/** A step as somebody stands in it, and how they move. */
interface At {
  readonly view: CrisisView
  readonly step: CrisisStep
  readonly place: Place | null
  readonly go: (place: Place | null) => void
}

/** What is asked of somebody at one step. */
export function StepPanel({ view, step, place, go }: At): ReactElement {
  const entry = view.crisis.entries.find(({ id }) => id === place?.entryId) ?? null
  const back = () => go(null)
  // Where it begins there is nothing to go back from, and whoever went on meanwhile stays there.
  const onDone = place ? back : () => {}
  const writing: Step = { view, stepId: step.id, stepName: step.name, entry, onDone }
  const contactId = place?.contactId ?? null
  if (!place) return <Beginning view={view} step={step} writing={writing} go={go} />
  switch (place.doing) {
    case 'notify':
      return (
        <NotifyStep
          view={view}
          onCall={(whom) => go({ ...place, doing: 'call', contactId: whom })}
          ways={<Back onBack={back} />}
        />
      )
    case 'call':
      return <CallForm {...writing} contactId={contactId} onBack={back} />
    case 'came':
      return <PickUpForm {...writing} contactId={contactId} onBack={back} />
    case 'taken':
      return <TakenForm {...writing} onBack={back} />
    case 'leave-out':
      return <LeaveOutForm {...writing} nobody={step.kind === 'parent-notification'} onBack={back} />
    case 'later':
      return <LaterForm {...writing} onBack={back} />
    case 'debrief':
      return <DebriefForm {...writing} onBack={back} />
    case 'told':
      return <ToldForm {...writing} onBack={back} />
    case 'correct':
      return (
        <Correction
          step={step}
          writing={writing}
          onBack={back}
          onNotSent={() => go({ ...place, doing: 'not-sent' })}
        />
      )
    case 'not-sent':
      return <NotSent {...writing} onBack={back} />
    default:
      return assertNever(place.doing)
  }
}

/** Where a step begins. */
function Beginning({
  view,
  step,
  writing,
  go,
}: Omit<At, 'place'> & { readonly writing: Step }): ReactElement {
  const { t } = useText()
  const reports = useMay(casework)
  const to = (doing: Place['doing'], contactId: string | null = null) =>
    go({ stepId: step.id, doing, contactId, entryId: null })
  const leaveOut = <LeaveOut label={t('crises:walk.leaveOut')} onLeaveOut={() => to('leave-out')} />
  const dial = numbersOf(step, view.crisis.path.numbers).map(({ id, number, name }) => (
    <Dial key={id} number={number} name={name} />
  ))
  switch (step.kind) {
    case 'action':
      return (
        <>
          {dial}
          <ActionForm {...writing} ways={leaveOut} />
        </>
      )
    case 'emergency-call':
      return (
        <>
          {dial}
          <p>{t('crises:told.later')}</p>
          <ActionForm {...writing} ways={leaveOut} />
        </>
      )
    case 'parent-notification':
      return (
        <NotifyStep
          view={view}
          onCall={(contactId) => to('call', contactId)}
          ways={<LeaveOut label={t('crises:walk.leaveOutNobody')} onLeaveOut={() => to('leave-out')} />}
        />
      )
    case 'agency-report':
      if (!reports) return <Remark>{t('crises:errors.counselorWrites')}</Remark>
      if (owedOfStep(step, view.crisis.entries)) return <InWriting {...writing} />
      return (
        <>
          {dial}
          <ReportForm {...writing} ways={leaveOut} />
        </>
      )
    case 'pick-up':
      return (
        <>
          <PrintPickUp view={view} contact={null} />
          <Whom
            view={view}
            label={t('crises:pickUp.who')}
            withPhones={false}
            ways={leaveOut}
            onChoose={(contactId) => to('came', contactId)}
            onTaken={() => to('taken')}
          />
        </>
      )
    case 'debrief':
      return (
        <DebriefForm
          {...writing}
          ways={
            <>
              <SecondWay label={t('crises:debrief.later')} onGo={() => to('later')} />
              {leaveOut}
            </>
          }
        />
      )
    default:
      return assertNever(step.kind)
  }
}

function Back({ onBack }: { readonly onBack: () => void }): ReactElement {
  const { t } = useText()
  useShortcut('Escape', onBack)
  return (
    <KeyButton variant="subtle" color="gray" size="md" keys="Esc" onClick={onBack}>
      {t('crises:walk.back')}
    </KeyButton>
  )
}

/** Another way through the step, under the number 2. */
function SecondWay({ label, onGo }: { readonly label: string; readonly onGo: () => void }): ReactElement {
  useShortcut('2', onGo)
  return (
    <KeyButton variant="default" size="md" keys="2" onClick={onGo}>
      {label}
    </KeyButton>
  )
}

/** It was said by mistake that the report went off: the agency waits for it again. */
function NotSent({ onBack, ...writing }: Step & { readonly onBack: () => void }): ReactElement {
  const { t, locale } = useText()
  const { entries } = writing.view.crisis
  const others = entries.filter(({ id }) => id !== writing.entry?.id)
  const owed = owedOfStep({ id: writing.stepId }, others)
  return (
    <>
      <p>{t('crises:walk.correctHint')}</p>
      {owed && (
        <Remark tone="warning">{t('crises:report.dueAgain', { day: longDay(owed.dueOn, locale) })}</Remark>
      )}
      <ActionForm {...writing} kind="not-sent" onBack={onBack} />
    </>
  )
}

function InWriting(writing: Step): ReactElement {
  const { t, locale } = useText()
  const owed = owedOfStep({ id: writing.stepId }, writing.view.crisis.entries)
  return (
    <>
      {owed && (
        <Remark tone="warning">{t('crises:report.writtenDue', { day: longDay(owed.dueOn, locale) })}</Remark>
      )}
      <ActionForm {...writing} kind="written" />
    </>
  )
}

/** The form an entry was written with, to say it again. */
function Correction({
  step,
  writing,
  onBack,
  onNotSent,
}: {
  readonly step: CrisisStep
  readonly writing: Step
  readonly onBack: () => void
  readonly onNotSent: () => void
}): ReactElement {
  const { t } = useText()
  const { entry } = writing
  const form = (): ReactNode => {
    switch (entry?.said.kind) {
      case 'done':
        return <ActionForm {...writing} onBack={onBack} />
      case 'written':
        return (
          <ActionForm
            {...writing}
            kind="written"
            onBack={onBack}
            ways={<SecondWay label={t('crises:report.notSent')} onGo={onNotSent} />}
          />
        )
      case 'attempt':
        return <CallForm {...writing} contactId={entry.contactId} onBack={onBack} />
      case 'report':
        return <ReportForm {...writing} onBack={onBack} />
      case 'pick-up':
        return <PickUpForm {...writing} contactId={entry.contactId} onBack={onBack} />
      case 'taken':
        return <TakenForm {...writing} onBack={onBack} />
      case 'told':
        return <ToldForm {...writing} onBack={onBack} />
      case 'debrief':
        return <DebriefForm {...writing} onBack={onBack} />
      case 'left-out':
        return <LeaveOutForm {...writing} nobody={step.kind === 'parent-notification'} onBack={onBack} />
      default:
        return null
    }
  }
  return (
    <>
      <p>{t('crises:walk.correctHint')}</p>
      {form()}
    </>
  )
}
