import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { rootRoute } from '#renderer/root-route.tsx'

/** What has to be done today. */
export const todayRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/today',
    component: lazyRouteComponent(() => import('./today-screen.tsx'), 'TodayScreen'),
  }),
] as const
