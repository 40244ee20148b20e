import type { ReactElement } from 'react'

import { ZipInput } from '#renderer/postal-areas/zip-input.tsx'
import { useText } from '#renderer/text.ts'

/** From where it is asked how far providers are: a home of the student, another ZIP, or the school where it is empty. */
export function FromField({
  value,
  homeZips,
  onChange,
}: {
  readonly value: string | null
  readonly homeZips: readonly string[]
  readonly onChange: (zip: string | null) => void
}): ReactElement {
  const { t, locale } = useText()
  const zips = new Intl.ListFormat(locale, { type: 'disjunction' }).format(homeZips)
  return (
    <ZipInput
      label={t('matching:needs.from')}
      description={
        homeZips.length > 0 ? t('matching:needs.fromHome', { zips }) : t('matching:needs.fromHint')
      }
      value={value}
      onChange={onChange}
    />
  )
}
