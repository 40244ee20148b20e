import { Button } from '@mantine/core'
import { type ReactElement, useMemo, useState } from 'react'
import { useController } from 'react-hook-form'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { MatchNeeds } from '#shared/domain/matching/needs.ts'
import { needsOf } from '#shared/domain/matching/student-needs.ts'
import { homeZips } from '#shared/domain/postal-area.ts'
import type { ReferralFields } from '#shared/domain/referral.ts'
import { api } from '#renderer/api.ts'
import { NeedsFields } from '#renderer/matching/needs-fields.tsx'
import { Options } from '#renderer/matching/options.tsx'
import { useAnswer } from '#renderer/query.ts'
import { OwnServicesBeside } from '#renderer/school-services/beside.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import type { FieldProps } from '#renderer/ui/field.ts'
import { usePaused } from '#renderer/ui/use-paused.ts'
import { ChosenService } from './chosen-service.tsx'
import { QuickProvider } from './quick-provider.tsx'
import classes from './referrals.module.css'

/** Finds the service a referral is for: who fits what the student needs, and why. */
export function ServiceField({
  of,
  record: { student, contacts, today },
}: Pick<FieldProps<ReferralFields>, 'of'> & {
  readonly record: Pick<CaseRecord, 'student' | 'contacts' | 'today'>
}): ReactElement {
  const { t, locale } = useText()
  const { field, fieldState } = useController({ control: of.form.control, name: 'serviceId' })
  const [caseId, reason] = of.form.watch(['caseId', 'primaryReason'])
  const [said, setSaid] = useState<Partial<MatchNeeds>>({})
  // What nobody said otherwise follows the reason, which may be chosen later.
  const needs = useMemo(
    () => ({ ...needsOf(student, contacts, { reason, today }), ...said }),
    [student, contacts, reason, today, said],
  )
  const [words, setWords] = useState('')
  const [adding, setAdding] = useState(false)
  const asked = { caseId, needs: usePaused(needs), words: usePaused(words) }
  const answer = useAnswer(api.matching.options, asked, { keepBefore: true })
  const want = (part: Partial<MatchNeeds>) => setSaid((before) => ({ ...before, ...part }))
  const choose = (serviceId: string) => {
    field.onChange(serviceId)
    of.form.setValue('locationId', null, { shouldDirty: true })
  }

  return (
    <fieldset className={classes.choosing}>
      <legend className={classes.legend}>{t('referrals:service.legend')}</legend>
      <div className={classes.sides}>
        <div className={classes.side}>
          <NeedsFields
            needs={needs}
            words={words}
            homeLanguage={needs.language ?? student.homeLanguage}
            homeZips={homeZips(student, contacts)}
            error={fieldState.error?.message}
            firstField={field.ref}
            onNeeds={want}
            onWords={setWords}
          />
          <OwnServicesBeside
            caseId={caseId}
            needs={asked.needs}
            speaker={{ t, locale, today }}
            onChoose={(schoolServiceId) => {
              of.form.setValue('schoolServiceId', schoolServiceId, { shouldDirty: true })
              of.form.setValue('pathway', 'school-based', { shouldDirty: true })
            }}
          />
        </div>
        <div className={classes.side}>
          <Answer of={answer}>
            {(found) => (
              <Options
                of={found}
                speaker={{ t, locale, today }}
                name={field.name}
                legend={t('referrals:service.legend')}
                chosen={field.value}
                addByHand={
                  <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
                    {t('referrals:service.addByHand')}
                  </Button>
                }
                onChoose={choose}
                onGiveUp={want}
              />
            )}
          </Answer>
          {field.value && (
            <ChosenService
              of={of}
              serviceId={field.value}
              isListed={answer.data?.options.some(({ id }) => id === field.value) ?? false}
            />
          )}
        </div>
      </div>
      {adding && (
        <QuickProvider
          words={words}
          onMade={(made) => {
            setAdding(false)
            choose(made.id)
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </fieldset>
  )
}
