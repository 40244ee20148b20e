import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { rootRoute } from '#renderer/root-route.tsx'
import { TrailSearch } from './trail-search.ts'

/** Who did what, and who opened whose record. */
export const auditRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/audit',
    validateSearch: TrailSearch,
    component: lazyRouteComponent(() => import('./audit-screen.tsx'), 'AuditScreen'),
  }),
] as const
