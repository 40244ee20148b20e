import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { PacketGap } from '#shared/api/packets.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { ownerOnly } from '#shared/api/roles.ts'
import { assertNever } from '#shared/assert-never.ts'
import { Obstacle } from '#shared/domain/may-disclose.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { type Say, useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Section } from '#renderer/ui/page.tsx'
import classes from './packets.module.css'

/** What is missing, in words, each with the way to mend it; what blocks a page comes first. */
export function Gaps({
  gaps,
  referral,
  onInterpreter,
}: {
  readonly gaps: readonly PacketGap[]
  readonly referral: ReferralView
  /** Leads to where whoever interprets is named. */
  readonly onInterpreter: () => void
}): ReactElement | null {
  const { t } = useText()
  if (gaps.length === 0) return null
  const sorted = gaps.toSorted((a, b) => Number(b.blocks) - Number(a.blocks))
  return (
    <Section title={t('packets:missing')} tone={gaps.some(({ blocks }) => blocks) ? 'warn' : 'accent'}>
      <ul className={classes.stack}>
        {sorted.map(({ part, gap, blocks, signs, pages }) => (
          <li key={`${part} ${gap}`} className={classes.gap}>
            <Icon name={blocks ? 'warning' : 'information'} size="1rem" />
            <span>
              {pages
                ? t('packets:gap.no-interpreter-on', {
                    pages: pages.map((page) => t(`vocabulary:packetPart.${page}`)).join(', '),
                  })
                : gapWords(gap, t, signs ?? '')}{' '}
              {gap === 'no-interpreter' ? (
                <Button size="compact-sm" variant="default" onClick={onInterpreter}>
                  {t('packets:mend.interpreter')}
                </Button>
              ) : (
                <Mend gap={gap} referral={referral} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const isObstacle = (gap: PacketGap['gap']): gap is Obstacle => Obstacle.safeParse(gap).success

/** What is missing, as a sentence. */
export function gapWords(gap: PacketGap['gap'], t: Say, signs: string): string {
  return isObstacle(gap) ? t(`consents:missing.${gap}`) : t(`packets:gap.${gap}`, { signs })
}

/** The way to set right what is missing; nothing where there is none but the packet itself. */
export function Mend({
  gap,
  referral,
}: {
  readonly gap: PacketGap['gap']
  readonly referral: Pick<ReferralView, 'caseId' | 'studentId' | 'organizationId'>
}): ReactElement | null {
  const { t } = useText()
  const isOwner = useMay(ownerOnly)
  const { caseId, studentId, organizationId } = referral
  switch (gap) {
    case 'no-consent':
    case 'other-way':
    case 'not-yet-signed':
    case 'replaced':
    case 'revoked':
    case 'happened':
    case 'expired':
    case 'of-age':
    case 'not-of-age':
    case 'objection':
    case 'other-purpose':
    case 'information-not-covered':
    case 'elements-missing':
    case 'birth-date-not-covered':
      return (
        <Link to="/cases/$caseId" params={{ caseId }}>
          {t('packets:mend.consent')}
        </Link>
      )
    case 'renamed':
    case 'no-phone':
    case 'school-refers':
    case 'provider-kept-away':
      return organizationId ? (
        <Link to="/providers/$organizationId" params={{ organizationId }}>
          {t('packets:mend.provider')}
        </Link>
      ) : null
    case 'no-school-phone':
    case 'no-school-address':
      return isOwner ? (
        <Link to="/settings" search={{ missing: gap === 'no-school-phone' ? 'phone' : 'address' }}>
          {t(gap === 'no-school-phone' ? 'packets:mend.school' : 'packets:mend.schoolAddress')}
        </Link>
      ) : (
        <>{t('packets:mend.askOwner')}</>
      )
    case 'no-birth-date':
    case 'no-letters':
      return (
        <Link to="/students/$studentId" params={{ studentId }}>
          {t('packets:mend.student')}
        </Link>
      )
    case 'choice-no-phone':
    case 'own-words':
      return <Link to="/providers">{t('packets:mend.directory')}</Link>
    case 'no-crisis-numbers':
      return <Link to="/protocols">{t('packets:mend.protocol')}</Link>
    case 'no-interpreter':
    case 'no-provider':
    case 'family-declined':
    case 'emergency':
    case 'names-kept-away':
    case 'no-choices':
    case 'choice-left-out':
    case 'student-of-age':
      return null
    default:
      return assertNever(gap)
  }
}
