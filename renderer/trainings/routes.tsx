import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { rootRoute } from '#renderer/root-route.tsx'

/** What the staff must have learned, and the hours that help those who help. */
export const trainingsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/trainings',
    component: lazyRouteComponent(() => import('./trainings-screen.tsx'), 'TrainingsScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/support-log',
    component: lazyRouteComponent(() => import('./support-log-screen.tsx'), 'SupportLogScreen'),
  }),
] as const
