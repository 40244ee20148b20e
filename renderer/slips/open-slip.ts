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

/** Opens what a code leads to; where that is not one paper of one referral, asks. */
export function useOpenSlip(): (typed: string) => Promise<void> {
  const go = useGoToSlip()
  return useCallback(
    async (typed) => {
      try {
        const { isRead, matches } = await askOnce(api.slips.find, { typed })
        const [only] = matches
        if (isRead && only?.slip && only.referralId !== null) go(only.referralId, only.slip)
        else askForSlip(typed)
      } catch (error) {
        const { message, values } = problemOf(error)
        notify({ message, ...(values && { values }), tone: 'problem' })
      }
    },
    [go],
  )
}
