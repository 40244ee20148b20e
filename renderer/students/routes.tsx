import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { MendSearch } from '#renderer/quality/mending.ts'
import { rootRoute } from '#renderer/root-route.tsx'

/** Students: the list and each record. */
export const studentsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/students',
    component: lazyRouteComponent(() => import('./students-screen.tsx'), 'StudentsScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/students/$studentId',
    validateSearch: MendSearch,
    component: lazyRouteComponent(() => import('./student-screen.tsx'), 'StudentScreen'),
  }),
] as const
