import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { rootRoute } from '#renderer/root-route.tsx'

/** The evaluation calendar, and one cycle of it. */
export const cyclesRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/evaluation/cycles',
    component: lazyRouteComponent(() => import('./cycles-screen.tsx'), 'CyclesScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/evaluation/cycles/$cycleId',
    component: lazyRouteComponent(() => import('./cycle-screen.tsx'), 'CycleScreen'),
  }),
] as const
