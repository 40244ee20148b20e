import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { rootRoute } from '#renderer/root-route.tsx'

/** Concerns: the list, the quick capture, and the decision about one. */
export const concernsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/concerns',
    component: lazyRouteComponent(() => import('./concerns-screen.tsx'), 'ConcernsScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/concerns/new',
    validateSearch: z.object({ studentId: z.string().optional() }),
    component: lazyRouteComponent(() => import('./new-concern-screen.tsx'), 'NewConcernScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/concerns/brief',
    validateSearch: z.object({ studentId: z.string().optional() }),
    component: lazyRouteComponent(() => import('./brief-contact-screen.tsx'), 'BriefContactScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/concerns/$concernId',
    // The meeting, and the point of its agenda, at which it is decided about.
    validateSearch: z.object({ meeting: z.string().optional(), item: z.string().optional() }),
    component: lazyRouteComponent(() => import('./concern-screen.tsx'), 'ConcernScreen'),
  }),
] as const
