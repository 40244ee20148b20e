import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { MOST_COMPARED } from '#shared/api/providers.ts'
import { MendSearch } from '#renderer/quality/mending.ts'
import { rootRoute } from '#renderer/root-route.tsx'

/** The provider directory and each organization. */
export const providersRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/providers',
    component: lazyRouteComponent(() => import('./providers-screen.tsx'), 'ProvidersScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/providers/duplicates',
    component: lazyRouteComponent(() => import('../duplicates/duplicates-screen.tsx'), 'DuplicatesScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/providers/compare',
    validateSearch: z.object({ services: z.array(z.string()).max(MOST_COMPARED).catch([]).default([]) }),
    component: lazyRouteComponent(() => import('./compare-screen.tsx'), 'CompareScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/providers/feedback',
    component: lazyRouteComponent(() => import('../provider-feedback/waiting-screen.tsx'), 'WaitingScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/providers/calls',
    component: lazyRouteComponent(() => import('../provider-calls/calls-screen.tsx'), 'CallsScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/providers/calls/$organizationId',
    component: lazyRouteComponent(() => import('../provider-calls/call-screen.tsx'), 'CallScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/providers/school',
    component: lazyRouteComponent(
      () => import('../school-services/school-services-screen.tsx'),
      'SchoolServicesScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/providers/school/$schoolServiceId',
    component: lazyRouteComponent(
      () => import('../school-services/school-service-screen.tsx'),
      'SchoolServiceScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/providers/$organizationId',
    // The service somebody looked for among those of its organization.
    validateSearch: MendSearch.extend({ service: z.string().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./provider-screen.tsx'), 'ProviderScreen'),
  }),
] as const
