import { Checkbox } from '@mantine/core'
import { type ReactElement, type Ref, useEffect, useMemo, useRef, useState } from 'react'
import { useController } from 'react-hook-form'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { MatchedSchoolService } from '#shared/api/school-services.ts'
import { needsOf } from '#shared/domain/matching/student-needs.ts'
import type { ReferralFields } from '#shared/domain/referral.ts'
import { api } from '#renderer/api.ts'
import matching from '#renderer/matching/matching.module.css'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { classNames } from '#renderer/ui/class-names.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { TextField } from '#renderer/ui/fields.tsx'
import { OwnServiceWords } from './own-service-words.tsx'
import classes from './school-services.module.css'

type Of = Pick<FieldProps<ReferralFields>, 'of'>

/** Which of the school's own services a referral is for: one of the list, or another one in words. */
export function SchoolServiceField({
  of,
  record: { student, contacts, today },
  keeps,
  onKeep,
}: Of & {
  readonly record: Pick<CaseRecord, 'student' | 'contacts' | 'today'>
  /** Whether what is typed goes on the list. */
  readonly keeps: boolean
  readonly onKeep: (keeps: boolean) => void
}): ReactElement {
  const [caseId, reason] = of.form.watch(['caseId', 'primaryReason'])
  const { help, language } = useMemo(
    () => needsOf(student, contacts, { reason, today }),
    [student, contacts, reason, today],
  )
  const answer = useAnswer(
    api.schoolServices.fitting,
    { caseId, needs: { help, language } },
    { keepBefore: true },
  )
  const other = <OtherService of={of} keeps={keeps} onKeep={onKeep} />
  return (
    <Answer of={answer}>
      {({ fitting, others }) =>
        fitting.length + others.length === 0 ? (
          other
        ) : (
          <Listed of={of} fitting={fitting} others={others} today={today}>
            {other}
          </Listed>
        )
      }
    </Answer>
  )
}

function Listed({
  of,
  fitting,
  others,
  today,
  children,
}: Of & {
  readonly fitting: readonly MatchedSchoolService[]
  readonly others: readonly MatchedSchoolService[]
  readonly today: string
  /** How another one is said. */
  readonly children: ReactElement
}): ReactElement {
  const { t, locale } = useText()
  const speaker = { t, locale, today }
  const { field } = useController({ control: of.form.control, name: 'schoolServiceId' })
  const { field: words, fieldState } = useController({ control: of.form.control, name: 'schoolService' })
  const [isOther, setOther] = useState(Boolean(words.value))
  const chosen = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // Whoever chose it beside the providers goes on from here.
    if (document.activeElement === document.body) chosen.current?.focus()
  }, [])
  const choose = (id: string | null) => {
    setOther(id === null)
    field.onChange(id)
    if (id !== null) of.form.setValue('schoolService', '', { shouldDirty: true })
    of.form.clearErrors('schoolService')
  }
  const group = (title: string, services: readonly MatchedSchoolService[]) =>
    services.length > 0 && (
      <>
        <p className={classes.group}>{title}</p>
        {services.map((one) => (
          <label key={one.service.id} className={classNames(matching.option, classes.option)}>
            <input
              type="radio"
              name={field.name}
              checked={field.value === one.service.id}
              ref={refOf(one.service.id)}
              onChange={() => choose(one.service.id)}
            />
            <OwnServiceWords of={one} speaker={speaker} />
          </label>
        ))}
      </>
    )
  const first = [...fitting, ...others][0]?.service.id
  function refOf(id: string): Ref<HTMLInputElement> {
    if (field.value === id) return chosen
    return id === first && !isOther ? words.ref : null
  }
  const error = isOther ? undefined : fieldState.error?.message
  return (
    <>
      <div role="radiogroup" aria-label={t('referrals:service.legend')} className={classes.options}>
        {group(t('school-services:choose.fit'), fitting)}
        {group(t('school-services:choose.notFit'), others)}
        <label className={classNames(matching.option, classes.option)}>
          <input type="radio" name={field.name} checked={isOther} onChange={() => choose(null)} />
          <span className={matching.optionWords}>{t('school-services:choose.other')}</span>
        </label>
      </div>
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
      {isOther && children}
    </>
  )
}

function OtherService({
  of,
  keeps,
  onKeep,
}: Of & { readonly keeps: boolean; readonly onKeep: (keeps: boolean) => void }): ReactElement {
  const { t } = useText()
  return (
    <div className={classes.other}>
      <TextField
        of={of}
        name="schoolService"
        label={t('referrals:new.schoolService')}
        placeholder={t('referrals:new.schoolServiceExample')}
        required
      />
      <Checkbox
        label={t('school-services:choose.keep')}
        description={t('school-services:choose.keepHint')}
        checked={keeps}
        onChange={({ currentTarget }) => onKeep(currentTarget.checked)}
      />
    </div>
  )
}
