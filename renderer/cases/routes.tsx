import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

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
    component: lazyRouteComponent(() => import('./case-screen.tsx'), 'CaseScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/cases/$caseId/refer',
    component: lazyRouteComponent(
      () => import('#renderer/referrals/new-referral-screen.tsx'),
      'NewReferralScreen',
    ),
  }),
] as const
