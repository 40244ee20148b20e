import { type ReactElement, useState } from 'react'

import type { SessionView } from '#shared/api/vault.ts'
import { useText } from '#renderer/text.ts'
import { BeginStep } from './begin-step.tsx'
import { Doorway } from './doorway.tsx'
import classes from './doorway.module.css'
import { OwnerStep } from './owner-step.tsx'
import { Restore } from './restore.tsx'
import { type SchoolAnswer, SchoolStep } from './school-step.tsx'
import { SheetStep } from './sheet-step.tsx'

const steps = ['school', 'owner', 'sheet', 'begin'] as const
type StepName = (typeof steps)[number]

/** From an empty folder to a first screen in four steps: school, owner, recovery sheet, and how to begin. */
export function FirstRun(): ReactElement {
  const { t } = useText()
  const [step, setStep] = useState<StepName>('school')
  const [school, setSchool] = useState<SchoolAnswer>({
    schoolName: '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    phone: '',
    usualClosures: true,
  })
  const [restoring, setRestoring] = useState(false)
  const [made, setMade] = useState<{ readonly code: string; readonly session: SessionView } | null>(null)

  if (restoring) return <Restore onBack={() => setRestoring(false)} />
  return (
    <Doorway wide title={t(`vault:firstRun.${step}.title`)} above={<Steps current={step} />}>
      {step === 'school' && (
        <SchoolStep
          answer={school}
          onRestore={() => setRestoring(true)}
          onNext={(answer) => {
            setSchool(answer)
            setStep('owner')
          }}
        />
      )}
      {step === 'owner' && (
        <OwnerStep
          school={school}
          onBack={() => setStep('school')}
          onMade={(code, session) => {
            setMade({ code, session })
            setStep('sheet')
          }}
        />
      )}
      {step === 'sheet' && made && <SheetStep code={made.code} onChecked={() => setStep('begin')} />}
      {step === 'begin' && made && <BeginStep session={made.session} onBack={() => setStep('sheet')} />}
    </Doorway>
  )
}

function Steps({ current }: { readonly current: StepName }): ReactElement {
  const { t } = useText()
  const at = steps.indexOf(current)
  return (
    <ol className={classes.steps} aria-label={t('vault:firstRun.step', { number: at + 1 })}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={classes.step}
          data-reached={index <= at || undefined}
          aria-current={step === current ? 'step' : undefined}
        >
          {t(`vault:firstRun.${step}.name`)}
        </li>
      ))}
    </ol>
  )
}
