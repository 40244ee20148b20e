import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { rootRoute } from '#renderer/root-route.tsx'

/** How the work with a partner goes, in figures. */
export const scorecardsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/partnerships/$organizationId/scorecard',
    // `year` is the name of a school year; without one it is the last twelve months.
    validateSearch: z.object({ year: z.string().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./scorecard-screen.tsx'), 'ScorecardScreen'),
  }),
] as const
