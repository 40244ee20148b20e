import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { rootRoute } from '#renderer/root-route.tsx'

/** Encrypted copies of everything, and where they go. */
export const backupsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/backups',
    component: lazyRouteComponent(() => import('./backups-screen.tsx'), 'BackupsScreen'),
  }),
] as const
