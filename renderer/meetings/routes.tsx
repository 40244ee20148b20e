import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { rootRoute } from '#renderer/root-route.tsx'

/** Meetings: those that come, those before, and one with its agenda. */
export const meetingsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/meetings',
    component: lazyRouteComponent(() => import('./meetings-screen.tsx'), 'MeetingsScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/meetings/$meetingId',
    // Which point of the agenda is talked about, so that one comes back to it.
    validateSearch: z.object({ item: z.string().optional() }),
    component: lazyRouteComponent(() => import('./meeting-screen.tsx'), 'MeetingScreen'),
  }),
] as const
