import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { rootRoute } from '#renderer/root-route.tsx'

/** Families' papers for one referral. */
export const packetsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/packets/$referralId',
    component: lazyRouteComponent(() => import('./packet-screen.tsx'), 'PacketScreen'),
  }),
] as const
