import { useCallback } from 'react'

import type { KindId } from '#shared/domain/quality/kinds.ts'
import type { WorkLine } from '#shared/domain/quality/quality.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

/** What is wrong with one record, in a few words with its days. */
export function useDetail(kind: KindId): (line: Pick<WorkLine, 'days' | 'unknown'>) => string {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  return useCallback(
    ({ days, unknown }) => {
      if (kind === 'not-checked' && days.length === 0) return t('quality:kind.not-checked.never')
      const [first = '', second = ''] = days.map((day) => shortDay(day, locale, today))
      const what = new Intl.ListFormat(locale).format(unknown.map((field) => t(`quality:unknown.${field}`)))
      return t(`quality:kind.${kind}.detail`, { first, second, what })
    },
    [t, locale, today, kind],
  )
}
