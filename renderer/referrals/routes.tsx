import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { Id } from '#shared/domain/fields.ts'
import { Slip } from '#shared/domain/slip.ts'
import { rootRoute } from '#renderer/root-route.tsx'

/** Referrals: the list, a new one, and each one. */
export const referralsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/referrals',
    component: lazyRouteComponent(() => import('./referrals-screen.tsx'), 'ReferralsScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/referrals/$referralId',
    // The paper that came back for it, or what one said that is corrected.
    validateSearch: z.object({ slip: Slip.optional(), amend: Id.optional() }),
    component: lazyRouteComponent(() => import('./referral-screen.tsx'), 'ReferralScreen'),
  }),
] as const
