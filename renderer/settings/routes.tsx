import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { rootRoute } from '#renderer/root-route.tsx'

/** What each person, and the owner for the school, may set. */
export const settingsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings',
    validateSearch: z.object({
      // A page that misses something of the school leads straight to it.
      missing: z.enum(['phone', 'address']).optional(),
      part: z.enum(['keys']).optional(),
    }),
    component: lazyRouteComponent(() => import('./settings-screen.tsx'), 'SettingsScreen'),
  }),
] as const
