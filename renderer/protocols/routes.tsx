import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { rootRoute } from '#renderer/root-route.tsx'
import { EditorPart } from './editor-parts.ts'

const params = {
  parse: ({ number }: { readonly number: string }) => ({ number: z.coerce.number().int().parse(number) }),
  stringify: ({ number }: { readonly number: number }) => ({ number: String(number) }),
}

/** How the school answers a concern: what is followed, what is being written, and every version before. */
export const protocolsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/protocols',
    component: lazyRouteComponent(() => import('./protocols-screen.tsx'), 'ProtocolsScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/protocols/draft',
    // Which part is being written, and the field somebody was sent to.
    validateSearch: z.object({ part: EditorPart.optional(), at: z.string().optional() }),
    component: lazyRouteComponent(() => import('./draft-screen.tsx'), 'DraftScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/protocols/$number',
    params,
    component: lazyRouteComponent(() => import('./version-screen.tsx'), 'VersionScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/protocols/$number/changes',
    params,
    component: lazyRouteComponent(() => import('./changes-screen.tsx'), 'ChangesScreen'),
  }),
] as const
