import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'

import type { Slip } from '#shared/domain/slip.ts'
import { api } from '#renderer/api.ts'
import { askOnce } from '#renderer/query.ts'
import { notify } from '#renderer/ui/notices-store.ts'
import { problemOf } from '#renderer/ui/problem.ts'
import { askForSlip } from './slip-door-store.ts'

/** Leads to a referral with the form for a paper ready, or without one. */
export function useGoToSlip(): (referralId: string, slip: Slip | null) => void {
  const navigate = useNavigate()
  return useCallback(
    (referralId, slip) =>
      void navigate({
        to: '/referrals/$referralId',
        params: { referralId },
        search: slip === null ? {} : { slip },
      }),
    [navigate],
  )
}

/** The one paper of one referral that a code means; `null` where somebody has to be asked. */
export async function onePaperOf(
  typed: string,
): Promise<{ readonly referralId: string; readonly slip: Slip } | null> {
  const { isRead, matches } = await askOnce(api.slips.find, { typed })
  const [only] = matches
  if (!isRead || !only || only.slip === null || only.referralId === null) return null
  return { slip: only.slip, referralId: only.referralId }
}

/** Opens what a code leads to; where that is not one paper of one referral, asks. */
export function useOpenSlip(): (typed: string) => Promise<void> {
  const go = useGoToSlip()
  return useCallback(
    async (typed) => {
      try {
        const paper = await onePaperOf(typed)
        if (paper) go(paper.referralId, paper.slip)
        else askForSlip(typed)
      } catch (error) {
        const { message, values } = problemOf(error)
        notify({ message, ...(values && { values }), tone: 'problem' })
      }
    },
    [go],
  )
}
