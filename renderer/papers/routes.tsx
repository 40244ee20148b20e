import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { rootRoute } from '#renderer/root-route.tsx'

/** Papers that families have at home, and those that must be asked for again. */
export const papersRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/papers',
    component: lazyRouteComponent(() => import('./papers-screen.tsx'), 'PapersScreen'),
  }),
] as const
