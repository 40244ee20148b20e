import { createRootRoute } from '@tanstack/react-router'

import { Frame } from './shell/frame.tsx'

/** What every screen hangs under: `createRoute({ getParentRoute: () => rootRoute, … })`. */
export const rootRoute = createRootRoute({ component: Frame })
