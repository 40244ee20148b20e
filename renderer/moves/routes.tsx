import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { rootRoute } from '#renderer/root-route.tsx'

/** A student leaves the school. */
export const movesRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/students/$studentId/leaving',
    component: lazyRouteComponent(() => import('./leaving-screen.tsx'), 'LeavingScreen'),
  }),
] as const
