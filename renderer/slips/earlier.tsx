import type { ReactElement } from 'react'

import type { EnteredBefore } from '#shared/api/slips.ts'
import { useText } from '#renderer/text.ts'
import { dayOf, shortDay } from '#renderer/ui/days.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { ChoiceField } from '#renderer/ui/fields.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { hasTwinAbove, type PileForm } from './pile-form.ts'

/** Asks what a paper is whose kind stands for the same referral further up in the pile. */
export function Twin({ of, at }: { readonly of: PileForm; readonly at: string }): ReactElement | null {
  const { t } = useText()
  const { slip } = of.form.watch(`rows.${at}`)
  if (!slip || !hasTwinAbove(of.form.watch('rows'), at)) return null
  return (
    <Remark tone="warning">
      {t('slips:twin', { paper: t(`slips:paper.${slip}`) })}
      <ChoiceField
        of={of}
        name={`rows.${at}.again`}
        label={t('slips:again.label')}
        choices={[{ value: 'another', label: t('slips:again.another') }]}
        required
      />
    </Remark>
  )
}

/** Says what was entered of a paper of this kind for the referral, when and by whom, and asks what this one is. */
export function Earlier({
  of,
  at,
  before,
}: {
  readonly of: PileForm
  readonly at: string
  /** The papers of this kind and referral that were entered, in any order. */
  readonly before: readonly Omit<EnteredBefore, 'referralId'>[]
}): ReactElement | null {
  const { t, locale } = useText()
  const { today, timeZone } = useOfficeTime()
  const last = before.toSorted((one, other) => other.recordedAt.localeCompare(one.recordedAt))[0]
  if (!last) return null
  const { id, slip, tick, cameOn, who, recordedAt } = last
  const day = shortDay(cameOn, locale, today)
  const entered = shortDay(dayOf(recordedAt, timeZone), locale, today)
  return (
    <Remark tone="warning">
      {t('slips:before', {
        paper: t(`slips:paper.${slip}`),
        day,
        who: `${who}, ${entered}`,
        said: tick === null ? '' : t(`slips:tick.${tick}`),
      })}
      <ChoiceField
        of={of}
        name={`rows.${at}.again`}
        label={t('slips:again.label')}
        choices={[
          { value: id, label: t('slips:again.correction') },
          { value: 'another', label: t('slips:again.another') },
        ]}
        required
      />
    </Remark>
  )
}
