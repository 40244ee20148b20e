import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type ReactElement, useEffect, useState } from 'react'

import type { Origin } from '#shared/api/postal-areas.ts'
import { Payer } from '#shared/domain/provider.ts'
import { DistanceFrom } from '#renderer/postal-areas/distance-from.tsx'
import { ZipInput } from '#renderer/postal-areas/zip-input.tsx'
import { useText } from '#renderer/text.ts'
import { languageChoices } from '#renderer/ui/languages.ts'
import { recall } from '#renderer/ui/remembered.ts'
import classes from './providers.module.css'

/** Under which name the window keeps what was asked last. */
export const FILTERS_KEPT = 'providers.filters'

/** What a service has to fit; nothing given leaves everything. */
export interface DirectoryFilters {
  readonly words: string
  readonly age: number | null
  readonly language: string | null
  readonly payer: Payer | null
  /** Whether those that are no longer offered are wanted, too. */
  readonly closedToo?: boolean
  /** Whether those who said lately that they take nobody are left out. */
  readonly openOnly?: boolean
  /** From where it is asked how far they are; `null` for the school. */
  readonly fromZip?: string | null
  /** No farther than so many miles. */
  readonly withinMiles?: number | null
}

/** No wish at all. */
export const NO_FILTERS: DirectoryFilters = { words: '', age: null, language: null, payer: null }

/** Whether anything is wished for. */
export function isFiltered(filters: DirectoryFilters): boolean {
  return Object.values(filters).some((wish) => wish !== null && wish !== '' && wish !== false)
}

/** How far somebody may ask: by foot and bus, by car, and to a specialist. */
const RADIUSES = [2, 5, 10, 25, 50]

/** Whether it is asked how far they are, so that the nearest stand first. */
export const isNearAsked = ({ fromZip = null, withinMiles = null }: DirectoryFilters): boolean =>
  fromZip !== null || withinMiles !== null

/** From where somebody who looked through the directory asked last how far they are. */
export const lastFromZip = (): string | null => recall<DirectoryFilters>(FILTERS_KEPT)?.fromZip ?? null

const PAUSE = 120

/** Filters as a sentence: "… for a student aged 14, in Spanish, paid by Medicaid". */
export function DirectoryFilterBar({
  value,
  from,
  read,
  onChange,
  onWrongPlace,
  onClear,
}: {
  readonly value: DirectoryFilters
  /** From where the miles of the list count; not known before it is there. */
  readonly from: Origin | null | undefined
  /** Typed words that no service says, and what they were read as. */
  readonly read: readonly { readonly typed: string; readonly as: string }[]
  readonly onChange: (value: DirectoryFilters) => void
  /** What is typed as a place and is none; `null` once it is. */
  readonly onWrongPlace: (typed: string | null) => void
  /** Begins anew, with what is half typed gone too. */
  readonly onClear: () => void
}): ReactElement {
  const { t, locale } = useText()
  const [words, setWords] = useState(value.words)
  useEffect(() => {
    if (words === value.words) return
    const timer = setTimeout(() => onChange({ ...value, words }), PAUSE)
    return () => clearTimeout(timer)
  }, [words, value, onChange])
  return (
    <div role="search" aria-label={t('providers:filters.label')} className={classes.filters}>
      <TextInput
        label={t('providers:filters.words')}
        placeholder={t('providers:filters.wordsExample')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        className={classes.wide ?? ''}
      />
      <TextInput
        label={t('providers:filters.age')}
        inputMode="numeric"
        value={value.age ?? ''}
        onChange={(event) => {
          const age = Number(event.currentTarget.value)
          onChange({
            ...value,
            age: event.currentTarget.value.trim() && age <= 120 ? Math.trunc(age) || null : null,
          })
        }}
        className={classes.age ?? ''}
      />
      <NativeSelect
        label={t('providers:filters.language')}
        value={value.language ?? ''}
        onChange={(event) => onChange({ ...value, language: event.currentTarget.value || null })}
        data={[{ value: '', label: t('providers:filters.any') }, ...languageChoices(locale)]}
      />
      <NativeSelect
        label={t('providers:filters.payer')}
        value={value.payer ?? ''}
        onChange={(event) => {
          const payer = Payer.safeParse(event.currentTarget.value)
          onChange({ ...value, payer: payer.success ? payer.data : null })
        }}
        data={[
          { value: '', label: t('providers:filters.any') },
          ...Payer.options.map((option) => ({ value: option, label: t(`vocabulary:payer.${option}`) })),
        ]}
      />
      <NativeSelect
        label={t('providers:filters.withinMiles')}
        value={value.withinMiles ?? ''}
        onChange={({ currentTarget }) =>
          onChange({ ...value, withinMiles: currentTarget.value === '' ? null : Number(currentTarget.value) })
        }
        data={[
          { value: '', label: t('providers:filters.any') },
          ...RADIUSES.map((miles) => ({
            value: String(miles),
            label: t('providers:filters.miles', { count: miles }),
          })),
        ]}
      />
      <ZipInput
        label={t('providers:filters.fromZip')}
        value={value.fromZip ?? null}
        className={classes.zip}
        onChange={(fromZip) => onChange({ ...value, fromZip })}
        onWrong={onWrongPlace}
      />
      <Checkbox
        label={t('providers:filters.closedToo')}
        checked={value.closedToo === true}
        onChange={(event) => onChange({ ...value, closedToo: event.currentTarget.checked })}
        className={classes.box ?? ''}
      />
      <Checkbox
        label={t('providers:filters.openOnly')}
        checked={value.openOnly === true}
        onChange={(event) => onChange({ ...value, openOnly: event.currentTarget.checked })}
        className={classes.box ?? ''}
      />
      {isFiltered(value) && (
        <Button variant="subtle" className={classes.clear ?? ''} onClick={onClear}>
          {t('common:actions.clear')}
        </Button>
      )}
      {read.length > 0 && (
        <p className={classes.read} role="status">
          {read.map(({ typed, as }) => t('providers:filters.read', { typed, as })).join(' ')}
        </p>
      )}
      <p className={classes.hint}>
        {t('providers:filters.unknown')} {from !== undefined && <DistanceFrom from={from} />}
      </p>
    </div>
  )
}
