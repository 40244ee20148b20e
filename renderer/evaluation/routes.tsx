import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { UNITS } from '#shared/domain/evaluation/followed.ts'
import { GROUPED_BY } from '#shared/domain/evaluation/equity-figures.ts'
import { COMPARED_BY } from '#shared/domain/evaluation/figures.ts'
import { Reason } from '#shared/domain/concern.ts'
import { Pathway } from '#shared/domain/referral.ts'
import { rootRoute } from '#renderer/root-route.tsx'

/**
 * What is counted, as the address keeps it; `year` names a school year or the last three; empty it is the last twelve
 * months, and what is left out means all.
 */
export const CohortSearch = z.object({
  year: z.string().optional().catch(undefined),
  unit: z.enum(UNITS).optional().catch(undefined),
  pathway: Pathway.optional().catch(undefined),
  reason: Reason.optional().catch(undefined),
  homeLanguage: z.string().optional().catch(undefined),
  grade: z.string().optional().catch(undefined),
  protocolNumber: z.int().optional().catch(undefined),
  by: z.enum(COMPARED_BY).optional().catch(undefined),
  group: z.enum(GROUPED_BY).optional().catch(undefined),
})
export type CohortSearch = z.infer<typeof CohortSearch>

/** What the office's work comes to: a page is a question, and the address of each says what is counted. */
export const evaluationRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/evaluation',
    validateSearch: CohortSearch,
    component: lazyRouteComponent(() => import('./reach-screen.tsx'), 'ReachScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/evaluation/time',
    validateSearch: CohortSearch,
    component: lazyRouteComponent(() => import('./time-screen.tsx'), 'TimeScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/evaluation/equity',
    validateSearch: CohortSearch,
    component: lazyRouteComponent(() => import('./equity-screen.tsx'), 'EquityScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/evaluation/office',
    validateSearch: CohortSearch,
    component: lazyRouteComponent(() => import('./office-screen.tsx'), 'OfficeScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/evaluation/unmet-need',
    validateSearch: CohortSearch,
    component: lazyRouteComponent(() => import('../unmet-need/unmet-need-screen.tsx'), 'UnmetNeedScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/evaluation/quality',
    validateSearch: CohortSearch,
    component: lazyRouteComponent(() => import('../quality/quality-screen.tsx'), 'QualityScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/evaluation/quality/$kind',
    component: lazyRouteComponent(() => import('../quality/work-list-screen.tsx'), 'WorkListScreen'),
  }),
] as const
