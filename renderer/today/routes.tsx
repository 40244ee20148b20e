import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { Day } from '#shared/domain/fields.ts'
import { rootRoute } from '#renderer/root-route.tsx'

/** What has to be done today. */
export const todayRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/today',
    component: lazyRouteComponent(() => import('./today-screen.tsx'), 'TodayScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/week',
    /** A day of the week that is looked at; this week where none is named. */
    validateSearch: z.object({ on: Day.optional() }),
    component: lazyRouteComponent(() => import('./week-screen.tsx'), 'WeekScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/day-sheet',
    component: lazyRouteComponent(() => import('./sheet-screen.tsx'), 'SheetScreen'),
  }),
] as const
