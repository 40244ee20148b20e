import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { rootRoute } from '#renderer/root-route.tsx'

/** How long records are kept, and destroying what need not be. */
export const retentionRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/retention',
    // After a destruction its certificate stands open.
    validateSearch: z.object({ certificate: z.string().optional() }),
    component: lazyRouteComponent(() => import('./retention-screen.tsx'), 'RetentionScreen'),
  }),
] as const
