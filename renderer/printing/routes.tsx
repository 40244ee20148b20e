import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { rootRoute } from '#renderer/root-route.tsx'

/** Printing for many, and what became of printed pages of students. */
export const printingRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/printing',
    validateSearch: z.object({ what: z.enum(['packets', 'forms', 'unsaid']).optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./printing-screen.tsx'), 'PrintingScreen'),
  }),
] as const
