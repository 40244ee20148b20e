import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { rootRoute } from '#renderer/root-route.tsx'

/** Colleagues who come and go. */
export const handOverRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/leaving/$accountId',
    component: lazyRouteComponent(() => import('./leaving-screen.tsx'), 'LeavingScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/first-days',
    component: lazyRouteComponent(() => import('./first-days-screen.tsx'), 'FirstDaysScreen'),
  }),
] as const
