import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { rootRoute } from '#renderer/root-route.tsx'

/** A pile of papers that came back. */
export const slipsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/returned-papers',
    component: lazyRouteComponent(() => import('./pile-screen.tsx'), 'PileScreen'),
  }),
] as const
