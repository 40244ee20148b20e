import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { rootRoute } from '#renderer/root-route.tsx'

/** Where postal areas lie, for saying how far a provider is. */
export const postalAreasRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/postal-areas',
    component: lazyRouteComponent(() => import('./postal-areas-screen.tsx'), 'PostalAreasScreen'),
  }),
] as const
