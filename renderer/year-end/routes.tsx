import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { rootRoute } from '#renderer/root-route.tsx'

/** From one school year into the next. */
export const yearEndRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/year-end',
    component: lazyRouteComponent(() => import('./year-end-screen.tsx'), 'YearEndScreen'),
  }),
] as const
