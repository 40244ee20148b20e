import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { rootRoute } from '#renderer/root-route.tsx'

/** With whom the school works, and all that is kept of one partner. */
export const partnershipsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/partnerships',
    component: lazyRouteComponent(() => import('./partnerships-screen.tsx'), 'PartnershipsScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/partnerships/$organizationId',
    // `do` opens the form of a new agreement.
    validateSearch: z.object({ do: z.enum(['start']).optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./partner-screen.tsx'), 'PartnerScreen'),
  }),
] as const
