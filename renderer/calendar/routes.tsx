import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { rootRoute } from '#renderer/root-route.tsx'

/** When there is school. */
export const calendarRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/calendar',
    // Which year is looked at, by its first day.
    validateSearch: z.object({ year: z.string().optional() }),
    component: lazyRouteComponent(() => import('./calendar-screen.tsx'), 'CalendarScreen'),
  }),
] as const
