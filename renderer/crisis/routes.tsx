import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { rootRoute } from '#renderer/root-route.tsx'

/** Crises under way, and each walked step by step. */
export const crisisRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/crisis',
    component: lazyRouteComponent(() => import('./crises-screen.tsx'), 'CrisesScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/crisis/$crisisId',
    component: lazyRouteComponent(() => import('./walk-screen.tsx'), 'WalkScreen'),
  }),
] as const
