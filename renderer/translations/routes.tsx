import { createRoute, lazyRouteComponent } from '@tanstack/react-router'

import { rootRoute } from '#renderer/root-route.tsx'

/** What families read on paper, in every language. */
export const translationsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/translations',
    component: lazyRouteComponent(() => import('./translations-screen.tsx'), 'TranslationsScreen'),
  }),
] as const
