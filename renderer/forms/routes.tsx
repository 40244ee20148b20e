import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'

import { FormId } from '#shared/domain/form.ts'
import { rootRoute } from '#renderer/root-route.tsx'

/** Every form of the office; one of them may be asked for by name. */
export const formsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/forms',
    validateSearch: z.object({ form: FormId.optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./forms-screen.tsx'), 'FormsScreen'),
  }),
] as const
