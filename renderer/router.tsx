import { createHashHistory, createRoute, createRouter, redirect } from '@tanstack/react-router'

import { absencesRoutes } from './absences/routes.tsx'
import { auditRoutes } from './audit/routes.tsx'
import { backupsRoutes } from './backups/routes.tsx'
import { api } from './api.ts'
import { calendarRoutes } from './calendar/routes.tsx'
import { casesRoutes } from './cases/routes.tsx'
import { concernsRoutes } from './concerns/routes.tsx'
import { crisisRoutes } from './crisis/routes.tsx'
import { formsRoutes } from './forms/routes.tsx'
import { handOverRoutes } from './hand-over/routes.tsx'
import { importsRoutes } from './imports/routes.tsx'
import { keepPlace, keptPlace } from './kept-place.ts'
import { meetingsRoutes } from './meetings/routes.tsx'
import { movesRoutes } from './moves/routes.tsx'
import { packetsRoutes } from './packets/routes.tsx'
import { papersRoutes } from './papers/routes.tsx'
import { partnershipsRoutes } from './partnerships/routes.tsx'
import { cyclesRoutes } from './cycles/routes.tsx'
import { evaluationRoutes } from './evaluation/routes.tsx'
import { postalAreasRoutes } from './postal-areas/routes.tsx'
import { scorecardsRoutes } from './scorecards/routes.tsx'
import { peopleRoutes } from './people/routes.tsx'
import { printingRoutes } from './printing/routes.tsx'
import { protocolsRoutes } from './protocols/routes.tsx'
import { providersRoutes } from './providers/routes.tsx'
import { askOnce } from './query.ts'
import { referralsRoutes } from './referrals/routes.tsx'
import { retentionRoutes } from './retention/routes.tsx'
import { requestsRoutes } from './requests/routes.tsx'
import { rootRoute } from './root-route.tsx'
import { useSession } from './session/session-store.ts'
import { settingsRoutes } from './settings/routes.tsx'
import { slipsRoutes } from './slips/routes.tsx'
import { firstPlaceFor } from './shell/navigation.ts'
import { studentsRoutes } from './students/routes.tsx'
import { isSomethingToTell } from './today/letters.ts'
import { todayRoutes } from './today/routes.tsx'
import { yearEndRoutes } from './year-end/routes.tsx'
import { trainingsRoutes } from './trainings/routes.tsx'
import { translationsRoutes } from './translations/routes.tsx'
import { LoadingScreen } from './ui/answer.tsx'
import { ErrorNotice } from './ui/error-notice.tsx'
import { Page } from './ui/page.tsx'
import { say } from './text.ts'

/** The first screen is where one was interrupted, unless something is to be told first, or else the first place one may go to. */
const firstRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async () => {
    const roles = useSession.getState().session?.roles ?? []
    const [kept, isFirstToBeTold] = await Promise.all([
      keptPlace(),
      isSomethingToTell(roles),
      // What the school calls things is known before the first screen names any of them.
      askOnce(api.protocols.overview, {}).catch(() => null),
    ])
    if (kept && !isFirstToBeTold) throw redirect({ href: kept, replace: true })
    throw redirect({ to: firstPlaceFor(roles), replace: true })
  },
})

/** Every screen by its path, in the hash so that no server is needed. An area adds its list of routes here. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    firstRoute,
    ...todayRoutes,
    ...yearEndRoutes,
    ...handOverRoutes,
    ...casesRoutes,
    ...concernsRoutes,
    ...crisisRoutes,
    ...studentsRoutes,
    ...referralsRoutes,
    ...providersRoutes,
    ...partnershipsRoutes,
    ...scorecardsRoutes,
    ...evaluationRoutes,
    ...cyclesRoutes,
    ...packetsRoutes,
    ...papersRoutes,
    ...slipsRoutes,
    ...requestsRoutes,
    ...formsRoutes,
    ...printingRoutes,
    ...peopleRoutes,
    ...importsRoutes,
    ...auditRoutes,
    ...backupsRoutes,
    ...retentionRoutes,
    ...calendarRoutes,
    ...postalAreasRoutes,
    ...absencesRoutes,
    ...meetingsRoutes,
    ...movesRoutes,
    ...trainingsRoutes,
    ...translationsRoutes,
    ...protocolsRoutes,
    ...settingsRoutes,
  ]),
  history: createHashHistory(),
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  defaultPendingComponent: LoadingScreen,
  defaultErrorComponent: ({ error }) => (
    <Page title={say('common:lost.title')}>
      <ErrorNotice error={error} />
    </Page>
  ),
  defaultNotFoundComponent: () => <Page title={say('common:lost.title')}>{say('common:lost.text')}</Page>,
})

router.subscribe('onResolved', ({ toLocation }) => {
  if (useSession.getState().place === 'open') keepPlace(toLocation.href)
})

const READING_AHEAD_MS = 1500

/** Once the first screen stands the others are read ahead, so that nobody waits for one the first time either. */
const readAhead = router.subscribe('onRendered', () => {
  readAhead()
  setTimeout(() => {
    for (const route of Object.values(router.routesById)) void router.loadRouteChunk(route)
  }, READING_AHEAD_MS)
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
