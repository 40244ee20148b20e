import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type ReactElement, useEffect, useState } from 'react'
import { useController } from 'react-hook-form'

import { ageOn } from '#shared/domain/age.ts'
import { Payer } from '#shared/domain/provider.ts'
import type { ReferralDraft } from '#shared/domain/referral.ts'
import type { Student } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import type { FieldProps } from '#renderer/ui/field.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { languageChoices } from '#renderer/ui/languages.ts'
import { ChosenService } from './chosen-service.tsx'
import { QuickProvider } from './quick-provider.tsx'
import { ServiceRow } from './service-row.tsx'
import classes from './referrals.module.css'

/** As many as one looks through; more words narrow it down. */
const SHOWN = 40

/** What a service must fit; nothing asked leaves it open. */
export interface Wanted {
  readonly words: string
  readonly age: number | null
  readonly language: string | null
  readonly payer: Payer | null
}

/** The value once typing has paused. */
function usePaused<Value>(value: Value): Value {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), 120)
    return () => clearTimeout(timer)
  }, [value])
  return paused
}

/** Finds the service a referral is for; what is not known about a service never hides it. */
export function ServiceField({
  of,
  student,
  today,
}: Pick<FieldProps<ReferralDraft>, 'of'> & {
  readonly student: Student
  readonly today: string
}): ReactElement {
  const { t, locale } = useText()
  const { field, fieldState } = useController({ control: of.form.control, name: 'serviceId' })
  const [wanted, setWanted] = useState<Wanted>(() => ({
    words: '',
    age: student.birthDate === null ? null : ageOn(student.birthDate, today),
    language: student.homeLanguage,
    payer: null,
  }))
  const [adding, setAdding] = useState(false)
  const asked = usePaused(wanted)
  const answer = useAnswer(api.providers.list, { ...asked, limit: SHOWN }, { keepBefore: true })
  const want = (part: Partial<Wanted>) => setWanted((before) => ({ ...before, ...part }))
  const choose = (serviceId: string) => {
    field.onChange(serviceId)
    of.form.setValue('locationId', null, { shouldDirty: true })
  }
  const addByHand = (
    <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
      {t('referrals:service.addByHand')}
    </Button>
  )

  return (
    <fieldset className={classes.choosing}>
      <legend className={classes.legend}>{t('referrals:service.legend')}</legend>
      <div className={classes.filters}>
        <TextInput
          label={t('referrals:service.words')}
          placeholder={t('referrals:service.wordsExample')}
          leftSection={<Icon name="search" size="1rem" />}
          value={wanted.words}
          ref={field.ref}
          autoComplete="off"
          onChange={(event) => want({ words: event.currentTarget.value })}
          onKeyDown={(event) => {
            // Looks; the form is sent by its own button.
            if (event.key === 'Enter') event.preventDefault()
          }}
          error={fieldState.error?.message}
        />
        <TextInput
          label={t('referrals:service.age')}
          inputMode="numeric"
          value={wanted.age ?? ''}
          onChange={(event) => {
            const typed = event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 2)
            want({ age: typed === '' ? null : Number(typed) })
          }}
        />
        <NativeSelect
          label={t('referrals:service.language')}
          value={wanted.language ?? ''}
          onChange={(event) => want({ language: event.currentTarget.value || null })}
        >
          <option value="">{t('referrals:service.any')}</option>
          {languageChoices(locale, student.homeLanguage).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect
          label={t('referrals:service.payer')}
          value={wanted.payer ?? ''}
          onChange={(event) => want({ payer: Payer.safeParse(event.currentTarget.value).data ?? null })}
        >
          <option value="">{t('referrals:service.any')}</option>
          {Payer.options.map((payer) => (
            <option key={payer} value={payer}>
              {t(`vocabulary:payer.${payer}`)}
            </option>
          ))}
        </NativeSelect>
      </div>
      <Answer of={answer}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <EmptyState icon="provider" title={t('referrals:service.none')} action={addByHand}>
              {t('referrals:service.noneText')}
            </EmptyState>
          ) : (
            <>
              <div className={classes.counted}>
                <span role="status">
                  {t('referrals:service.fit', { count: total })}{' '}
                  {total > rows.length && t('referrals:service.first', { count: rows.length })}
                </span>
                {addByHand}
              </div>
              <div className={classes.services} role="radiogroup" aria-label={t('referrals:service.legend')}>
                {rows.map((line) => (
                  <ServiceRow
                    key={line.id}
                    line={line}
                    name={field.name}
                    wanted={asked}
                    checked={field.value === line.id}
                    onChoose={choose}
                  />
                ))}
              </div>
              <p className={classes.small}>{t('referrals:service.unknownStays')}</p>
            </>
          )
        }
      </Answer>
      {field.value && (
        <ChosenService
          of={of}
          serviceId={field.value}
          isListed={answer.data?.rows.some(({ id }) => id === field.value) ?? false}
        />
      )}
      {adding && (
        <QuickProvider
          words={wanted.words}
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
