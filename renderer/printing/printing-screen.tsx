import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useRef } from 'react'

import { useText } from '#renderer/text.ts'
import { FilterChips } from '#renderer/ui/filter-chips.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { FormsOfMany } from './forms-of-many.tsx'
import { Kept } from './kept.tsx'
import { PacketsOfMany } from './packets-of-many.tsx'
import classes from './printing.module.css'
import { Unsaid } from './unsaid.tsx'

const WHAT = ['packets', 'forms', 'unsaid'] as const

/** Prints for many families or students in one go, and asks what became of every page that names one. */
export function PrintingScreen(): ReactElement {
  const { t } = useText()
  const { what = 'packets' } = useSearch({ from: '/printing' })
  const navigate = useNavigate()
  const top = useRef<HTMLDivElement>(null)
  const [referralIds, setReferralIds] = useRemembered<readonly string[]>('printing.referrals', [])
  const choose = (next: (typeof WHAT)[number]) =>
    void navigate({ to: '/printing', search: { what: next }, replace: true })
  return (
    <Page title={t('printing:title')} facts={t('printing:about')}>
      <div className={classes.stack} ref={top} tabIndex={-1}>
        <FilterChips<(typeof WHAT)[number]>
          label={t('printing:what.label')}
          single
          required
          chips={WHAT.map((id) => ({ id, label: t(`printing:what.${id}`) }))}
          value={[what]}
          onChange={([next = 'packets']) => choose(next)}
        />
        {what === 'packets' && <PacketsOfMany chosen={referralIds} onChoose={setReferralIds} />}
        {what === 'forms' && <FormsOfMany />}
        <Unsaid
          onAgain={(ids) => {
            setReferralIds(ids)
            choose('packets')
            // What was chosen stands at the top, and is where whoever asked for it goes on.
            top.current?.focus({ preventScroll: true })
            top.current?.scrollIntoView({ block: 'start' })
          }}
        />
        <Kept />
      </div>
    </Page>
  )
}
