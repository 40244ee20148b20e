import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { Origin } from '#shared/api/postal-areas.ts'
import { type Say, useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { languageName } from '#renderer/ui/languages.ts'
import type { DirectoryFilters } from './directory-filters.tsx'

/** What was asked of the services, wish by wish, in the words of the screen. */
function wishWords(filters: DirectoryFilters, t: Say, locale: string): readonly string[] {
  const { age, language, payer, withinMiles = null, openOnly, closedToo } = filters
  return [
    filters.words.trim() && t('providers:asked.words', { words: filters.words.trim() }),
    age !== null && t('providers:asked.age', { age }),
    language !== null && t('providers:asked.language', { language: languageName(language, locale) }),
    payer !== null && t('providers:asked.payer', { payer: t(`vocabulary:payer.${payer}`) }),
    withinMiles !== null && t('providers:asked.within', { count: withinMiles }),
    openOnly === true && t('providers:asked.openOnly'),
    closedToo !== true && t('providers:asked.offered'),
  ].flatMap((wish) => wish || [])
}

/** Why a place cannot be measured from; `null` where it can, or where nobody asks. */
export function placeProblem(
  { withinMiles = null }: DirectoryFilters,
  wrongPlace: string | null,
  from: Origin | null | undefined,
): 'not-a-zip' | 'unknown' | 'no-school' | null {
  if (wrongPlace !== null) return 'not-a-zip'
  if (withinMiles === null || from === undefined || from?.isKnown) return null
  return from === null ? 'no-school' : 'unknown'
}

/** An answer without a service: what was looked for, and ways to ask for less. */
export function NothingFits({
  filters,
  wrongPlace,
  from,
  onChange,
  onClear,
}: {
  readonly filters: DirectoryFilters
  /** What was typed as a ZIP and is none. */
  readonly wrongPlace: string | null
  readonly from: Origin | null | undefined
  readonly onChange: (filters: DirectoryFilters) => void
  readonly onClear: () => void
}): ReactElement {
  const { t, locale } = useText()
  const problem = placeProblem(filters, wrongPlace, from)
  const clearAll = (
    <Button variant="default" onClick={onClear}>
      {t('providers:asked.clearAll')}
    </Button>
  )
  if (problem !== null) {
    const values = { typed: wrongPlace ?? '', zip: from?.zip ?? '', count: filters.withinMiles ?? 0 }
    return (
      <EmptyState
        icon="provider"
        title={t(`providers:place.${problem}`, values)}
        action={
          <>
            <Button
              variant="default"
              onClick={() => onChange({ ...filters, fromZip: null, withinMiles: null })}
            >
              {t('providers:place.clear')}
            </Button>
            {problem !== 'not-a-zip' && <Link to="/postal-areas">{t('areas:open')}</Link>}
          </>
        }
      >
        {t(`providers:place.${problem}-text`, values)}
      </EmptyState>
    )
  }
  const wishes = wishWords(filters, t, locale)
  return (
    <EmptyState
      icon="provider"
      title={t('providers:list.nothingFits')}
      action={
        <>
          {filters.words !== '' && (
            <Button variant="default" onClick={() => onChange({ ...filters, words: '' })}>
              {t('providers:asked.clearWords')}
            </Button>
          )}
          {clearAll}
        </>
      }
    >
      {t('providers:asked.what', { wishes: new Intl.ListFormat(locale).format(wishes) })}{' '}
      {filters.words !== '' && t('providers:asked.where')}
    </EmptyState>
  )
}
