import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { Id } from '#shared/domain/fields.ts'
import { PlanKind } from '#shared/domain/protocol.ts'
import { rootRoute } from '#renderer/root-route.tsx'

/** The caseload and each case. */
export const casesRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/cases',
    component: lazyRouteComponent(() => import('./cases-screen.tsx'), 'CasesScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/cases/$caseId',
    // The plan one came to write.
    validateSearch: z.object({ plan: PlanKind.optional() }),
    component: lazyRouteComponent(() => import('./case-screen.tsx'), 'CaseScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/cases/$caseId/refer',
    // The referral whose provider the family calls itself now.
    validateSearch: z.object({ instead: Id.optional() }),
    component: lazyRouteComponent(
      () => import('#renderer/referrals/new-referral-screen.tsx'),
      'NewReferralScreen',
    ),
  }),
] as const
