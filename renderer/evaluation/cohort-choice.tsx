import { Button, NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'

import type { Reach } from '#shared/api/evaluation.ts'
import { UNITS, type Unit } from '#shared/domain/evaluation/followed.ts'
import { Reason } from '#shared/domain/concern.ts'
import { Pathway } from '#shared/domain/referral.ts'
import { useChoiceName } from '#renderer/school-words.ts'
import { useText } from '#renderer/text.ts'
import { asSentence } from '#renderer/ui/days.ts'
import { languageName } from '#renderer/ui/languages.ts'
import type { ChosenCohort } from './cohort.ts'
import classes from './evaluation.module.css'
import { THREE_YEARS } from './evaluated-times.ts'
import { gradeName } from './group-names.ts'

interface Option {
  readonly value: string
  readonly label: string
}

/** Of what the figures are: the time, what counts as one, and only some of all. */
export function CohortChoice({
  of,
  choices,
}: {
  readonly of: ChosenCohort
  readonly choices: Reach['choices'] | undefined
}): ReactElement {
  const { t } = useText()
  const { cohort, change } = of
  return (
    <>
      <div className={classes.choices}>
        <TimeChoice of={of} label={t('evaluation:cohort.time')} />
        <NativeSelect
          label={t('evaluation:cohort.unit')}
          value={cohort.unit}
          onChange={({ currentTarget }) => change({ unit: unitOf(currentTarget.value) })}
          data={UNITS.map((unit) => ({ value: unit, label: t(`evaluation:cohort.units.${unit}`) }))}
        />
      </div>
      <p className={classes.quiet}>{t(`evaluation:cohort.unitMeaning.${cohort.unit}`)}</p>
      {choices && <OnlySome cohort={cohort} change={change} choices={choices} />}
    </>
  )
}

/** Which time it is about. */
export function TimeChoice({
  of: { offered, yearName, change },
  label,
}: {
  readonly of: Pick<ChosenCohort, 'offered' | 'yearName' | 'change'>
  readonly label: string
}): ReactElement {
  const { t } = useText()
  const timeName = (name: string | null): string => {
    if (name === null) return t('evaluation:cohort.lastYear')
    return name === THREE_YEARS
      ? t('evaluation:cohort.threeYears')
      : t('evaluation:cohort.schoolYear', { name })
  }
  return (
    <NativeSelect
      label={label}
      value={yearName ?? ''}
      onChange={({ currentTarget }) => change({ year: currentTarget.value })}
      data={offered.map(({ name }) => ({ value: name ?? '', label: timeName(name) }))}
    />
  )
}

const unitOf = (value: string): Unit => UNITS.find((unit) => unit === value) ?? 'referral'

function OnlySome({
  cohort,
  change,
  choices,
}: Pick<ChosenCohort, 'cohort' | 'change'> & { readonly choices: Reach['choices'] }): ReactElement {
  const { t, locale } = useText()
  const reasonName = useChoiceName('reasons')
  const { pathway, reason, homeLanguage, grade, protocolNumber } = cohort
  const chosen = [pathway, reason, homeLanguage, grade, protocolNumber].filter((value) => value !== null)
  const named = (values: readonly string[], name: (value: string) => string): Option[] =>
    values.map((value) => ({ value, label: name(value) }))
  return (
    <details className={classes.only}>
      <summary>
        {chosen.length === 0
          ? t('evaluation:cohort.only')
          : t('evaluation:cohort.onlyNow', { count: chosen.length })}
      </summary>
      <div className={classes.choices}>
        <OneOf
          label={t('evaluation:cohort.pathway')}
          value={pathway}
          options={Pathway.options.map((value) => ({ value, label: t(`vocabulary:pathway.${value}`) }))}
          onChange={(value) => change({ pathway: Pathway.safeParse(value).data })}
        />
        <OneOf
          label={t('evaluation:cohort.reason')}
          value={reason}
          options={named(choices.reasons, reasonName)}
          onChange={(value) => change({ reason: Reason.safeParse(value).data })}
        />
        <OneOf
          label={t('evaluation:cohort.homeLanguage')}
          value={homeLanguage}
          options={named(choices.homeLanguages, (tag) => asSentence(languageName(tag, locale), locale))}
          onChange={(value) => change({ homeLanguage: value })}
        />
        <OneOf
          label={t('evaluation:cohort.grade')}
          value={grade}
          options={named(choices.grades, (value) => gradeName(value, t))}
          onChange={(value) => change({ grade: value })}
        />
        <OneOf
          label={t('evaluation:cohort.protocolNumber')}
          value={protocolNumber === null ? null : String(protocolNumber)}
          options={choices.protocolNumbers.map((number) => ({
            value: String(number),
            label: t('evaluation:cohort.version', { number }),
          }))}
          onChange={(value) => change({ protocolNumber: value === undefined ? undefined : Number(value) })}
        />
        {chosen.length > 0 && (
          <Button
            variant="default"
            onClick={() =>
              change({
                ...{ pathway: undefined, reason: undefined, homeLanguage: undefined },
                ...{ grade: undefined, protocolNumber: undefined },
              })
            }
          >
            {t('evaluation:cohort.everything')}
          </Button>
        )}
      </div>
    </details>
  )
}

/** One of some, or all. */
function OneOf({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: string | null
  readonly options: readonly Option[]
  readonly onChange: (value: string | undefined) => void
}): ReactElement {
  const { t } = useText()
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      data={[{ value: '', label: t('evaluation:cohort.all') }, ...options]}
    />
  )
}
