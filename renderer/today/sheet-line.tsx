import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { TodayLine } from '#shared/api/today.ts'
import { InformationClass } from '#shared/domain/consent.ts'
import { SheetOutcome } from '#shared/domain/day-sheet.ts'
import { ContactAttemptDraft } from '#shared/domain/follow-up.ts'
import { WithStatementsField } from '#renderer/referrals/with-statements.tsx'
import { useNextSchoolDay } from '#renderer/school-due.tsx'
import { useText } from '#renderer/text.ts'
import { DueDayField } from '#renderer/due-day-field.tsx'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { CheckList, ChoiceField, SelectField, TextArea, YesNoField } from '#renderer/ui/fields.tsx'
import { FieldRow } from '#renderer/ui/form.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'
import type { SheetForm } from './sheet-form.ts'
import classes from './sheet.module.css'

/** Whether something else than this sheet says that it is done: the steps of a referral, or the plan it asks for. */
const isDoneElsewhere = ({ kind, plan }: TodayLine): boolean => kind === 'referral' || plan === 'safety'

/** What can have come of a line: what is done elsewhere is not done here, and an emergency is never put off. */
function outcomesOf(line: TodayLine): readonly SheetOutcome[] {
  return SheetOutcome.options.filter(
    (outcome) =>
      !(outcome === 'done' && isDoneElsewhere(line)) &&
      !(outcome === 'postponed' && line.urgency === 'emergency'),
  )
}

/** What an empty day means once somebody was reached: what asks for reaching the family is done with it. */
const againHint = ({ kind }: TodayLine, whom: string | null | undefined) =>
  kind === 'task' && whom === 'family' ? 'today:sheet.againFamily' : 'today:sheet.againOptional'

/** One line of the paper: what it was, and what came of it. */
export function SheetLine({ of, line }: { readonly of: SheetForm; readonly line: TodayLine }): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const nextSchoolDay = useNextSchoolDay(today)
  const again = line.urgency === 'emergency' ? today : nextSchoolDay
  const { setValue, getValues, watch } = of.form
  const name = <Field extends string>(field: Field) => `rows.${line.id}.${field}` as const
  const outcome = watch(name('outcome'))

  const typedVersion = watch(name('version'))
  const seeAsItIs = () => {
    setValue(name('kind'), line.kind)
    setValue(name('version'), line.version)
    setValue(name('code'), line.caseCode)
  }

  /** The day comes with the outcome, as long as nobody chose another one. */
  const choose = (chosen: string) => {
    if (typedVersion === undefined) seeAsItIs()
    const day = getValues(name('dueOn'))
    const comesAgain = chosen === 'not-reached' || chosen === 'postponed'
    if (comesAgain && !day) setValue(name('dueOn'), again)
    if (!comesAgain && day === again) setValue(name('dueOn'), null)
  }

  const isCall = outcome === 'reached' || outcome === 'not-reached'
  return (
    <li className={classes.line} data-sheet-line={line.id}>
      <fieldset>
        <legend className={classes.legend}>
          <Ltr>
            <strong className={classes.code}>{line.caseCode}</strong>
          </Ltr>{' '}
          {line.studentName} · {line.task ? t(`vocabulary:referralTask.${line.task}`) : line.words}
          {line.destination && ` · ${line.destination}`}
        </legend>
        <div className={classes.facts}>
          <UrgencyBadge urgency={line.urgency} />
          <DueLabel on={line.dueOn} at={line.dueAt} late={line.schoolDaysLate} />
        </div>
        <WhereItIsDone line={line} />
        <ChoiceField
          of={of}
          name={name('outcome')}
          label={t('today:sheet.outcome')}
          onChosen={choose}
          choices={outcomesOf(line).map((value) => ({ value, label: t(`today:sheet.outcomes.${value}`) }))}
        />
        {outcome && typedVersion !== undefined && typedVersion !== line.version && (
          <Remark tone="warning">
            {t('today:sheet.changed')}{' '}
            <Button size="compact-sm" variant="default" onClick={seeAsItIs}>
              {t('today:sheet.stillHolds')}
            </Button>
          </Remark>
        )}
        {outcome && (
          <div className={classes.told}>
            {isCall && (
              <FieldRow>
                <SelectField
                  of={of}
                  name={name('whom')}
                  label={t('today:sheet.whom')}
                  choices={ContactAttemptDraft.shape.withWhom.options.map((value) => ({
                    value,
                    label: t(`vocabulary:withWhom.${value}`),
                  }))}
                  required
                />
                <DueDayField
                  of={of}
                  name={name('dueOn')}
                  label={t('today:sheet.again')}
                  {...(outcome === 'reached'
                    ? { description: t(againHint(line, watch(name('whom')))) }
                    : { required: true })}
                />
              </FieldRow>
            )}
            {outcome === 'reached' && ['provider', 'other'].includes(String(watch(name('whom')))) && (
              <YesNoField of={of} name={name('toldAny')} label={t('cases:call.toldAny')} required />
            )}
            {outcome === 'reached' && watch(name('whom')) === 'provider' && watch(name('toldAny')) && (
              <>
                <CheckList
                  of={of}
                  name={name('told')}
                  label={t('cases:call.toldWhat')}
                  choices={InformationClass.options.map((value) => ({
                    value,
                    label: t(`vocabulary:information.${value}`),
                  }))}
                />
                <WithStatementsField
                  of={of}
                  at={{
                    answer: name('withStatements'),
                    untold: name('contestedUntold'),
                    refusal: name('outcome'),
                  }}
                />
              </>
            )}
            {outcome === 'postponed' && (
              <DueDayField of={of} name={name('dueOn')} label={t('today:sheet.again')} required />
            )}
            <TextArea
              of={of}
              name={name('words')}
              label={
                (outcome === 'done' && line.evidence) ||
                t(outcome === 'postponed' ? 'today:sheet.why' : 'today:sheet.words')
              }
              lines={1}
              required={
                outcome === 'reached' ||
                outcome === 'postponed' ||
                Boolean(outcome === 'done' && line.evidence)
              }
            />
          </div>
        )}
      </fieldset>
    </li>
  )
}

/** Why a line is not said to be done here, and the way to where it is. */
function WhereItIsDone({ line }: { readonly line: TodayLine }): ReactElement | null {
  const { t } = useText()
  if (!isDoneElsewhere(line)) return null
  return (
    <p className={classes.hint}>
      {line.kind === 'referral' ? (
        <>
          {t('today:sheet.referralHint')}{' '}
          <Link to="/referrals/$referralId" params={{ referralId: line.id }}>
            {t('today:sheet.openReferral')}
          </Link>
        </>
      ) : (
        <>
          {t('today:sheet.planHint')}{' '}
          <Link to="/cases/$caseId" params={{ caseId: line.caseId }} search={{ plan: 'safety' }}>
            {t('tasks:done.writePlan')}
          </Link>
        </>
      )}
    </p>
  )
}
