import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { useChoiceName } from '#renderer/school-words.ts'
import { useText } from '#renderer/text.ts'
import { shortDay, timeOfDay } from '#renderer/ui/days.ts'
import { languageName } from '#renderer/ui/languages.ts'
import { useUrgencyName } from '#renderer/ui/urgency-badge.tsx'
import { caseEntries } from './case-timeline.ts'
import type { CaseEntry } from './timeline-teller.ts'

const isAbout = ({ referralId, referralIds = [] }: CaseEntry, id: string): boolean =>
  referralId === id || referralIds.includes(id)

/** Everything that happened in a case, worded for this screen; with `referralId` only what concerns that referral. */
export function useEntries(record: CaseRecord, referralId?: string): readonly CaseEntry[] {
  const { t, locale } = useText()
  const navigate = useNavigate()
  const urgency = useUrgencyName()
  const disposition = useChoiceName('dispositions')
  return useMemo(() => {
    const entries = caseEntries(record, {
      t,
      day: (on) => shortDay(on, locale, record.today),
      time: (at) => timeOfDay(at, locale),
      language: (tag) => languageName(tag, locale),
      urgency,
      disposition,
      only: referralId,
    })
    return entries
      .filter((entry) => !referralId || isAbout(entry, referralId))
      .map((entry): CaseEntry => {
        const { isUnanswered, amends, referralId: about } = entry
        if (about === null) return entry
        const params = { referralId: about }
        if (amends !== undefined) {
          const run = () => void navigate({ to: '/referrals/$referralId', params, search: { amend: amends } })
          return { ...entry, action: { label: t('slips:amend.action'), run } }
        }
        if (!isUnanswered) return entry
        const run = () => void navigate({ to: '/packets/$referralId', params })
        return { ...entry, action: { label: t('cases:timeline.sayWhere'), run } }
      })
  }, [record, referralId, t, locale, urgency, disposition, navigate])
}
