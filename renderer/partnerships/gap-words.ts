import type { PartnerGap } from '#shared/api/partnerships.ts'
import { useText } from '#renderer/text.ts'

/** Why a partner is a gap, and how many students are or were sent there. */
export function useGapWords(): (gap: PartnerGap) => string {
  const { t } = useText()
  return ({ reason, open, recent }) =>
    [
      t(`partnerships:gap.reason.${reason}`),
      open > 0 && t('partnerships:gap.open', { count: open }),
      recent > 0 && t('partnerships:gap.recent', { count: recent }),
    ]
      .filter(Boolean)
      .join(' · ')
}
