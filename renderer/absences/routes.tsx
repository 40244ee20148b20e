import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { rootRoute } from '#renderer/root-route.tsx'

/** Who is away, and who covers. */
export const absencesRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/absences',
    component: lazyRouteComponent(() => import('./absences-screen.tsx'), 'AbsencesScreen'),
  }),
] as const
