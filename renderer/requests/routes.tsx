import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { rootRoute } from '#renderer/root-route.tsx'

/** Requests for records: all of them, and one with what may leave. */
export const requestsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/requests',
    // The student a request came in for, where one comes from their page.
    validateSearch: z.object({ studentId: z.string().optional() }),
    component: lazyRouteComponent(() => import('./requests-screen.tsx'), 'RequestsScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/requests/$requestId',
    component: lazyRouteComponent(() => import('./request-screen.tsx'), 'RequestScreen'),
  }),
] as const
