import type { LinkProps } from '@tanstack/react-router'

import { everyone, officeWork, ownerOnly } from '#shared/api/roles.ts'
import type { Role } from '#shared/domain/session.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import type { IconName } from '#renderer/ui/icon.tsx'

/** One place of the left rail. */
export interface Place {
  readonly to: NonNullable<LinkProps['to']>
  readonly icon: IconName
  readonly label: MessageKey
  /** Other words it is looked for by. */
  readonly otherWords?: MessageKey
  /** Who finds it there; others do not see it. */
  readonly roles: readonly Role[]
  /** Screens without a line of their own, to which one comes from here. */
  readonly leadsTo?: readonly string[]
}

/** Every place of the left rail, in its order. A new area adds its line here and its routes in `router.tsx`. */
export const places: readonly Place[] = [
  {
    to: '/today',
    icon: 'today',
    label: 'common:rail.today',
    roles: officeWork,
    leadsTo: ['/absences', '/meetings', '/week', '/day-sheet', '/first-days'],
  },
  {
    to: '/cases',
    icon: 'caseload',
    label: 'common:rail.cases',
    otherWords: 'common:otherWords.cases',
    roles: officeWork,
    leadsTo: ['/year-end'],
  },
  {
    to: '/concerns',
    icon: 'concern',
    label: 'common:rail.concerns',
    otherWords: 'common:otherWords.concerns',
    roles: officeWork,
  },
  {
    to: '/students',
    icon: 'students',
    label: 'common:rail.students',
    otherWords: 'common:otherWords.students',
    roles: officeWork,
  },
  {
    to: '/referrals',
    icon: 'referral',
    label: 'common:rail.referrals',
    otherWords: 'common:otherWords.referrals',
    roles: officeWork,
    leadsTo: ['/returned-papers'],
  },
  {
    to: '/papers',
    icon: 'consent',
    label: 'common:rail.papers',
    otherWords: 'common:otherWords.papers',
    roles: officeWork,
    leadsTo: ['/printing'],
  },
  {
    to: '/requests',
    icon: 'paper',
    label: 'common:rail.requests',
    otherWords: 'common:otherWords.requests',
    roles: officeWork,
  },
  {
    to: '/forms',
    icon: 'print',
    label: 'common:rail.forms',
    otherWords: 'common:otherWords.forms',
    roles: officeWork,
  },
  // Behind the settings for the office; for the school's administrator it is what they are here for.
  { to: '/protocols', icon: 'paper', label: 'protocol:title', roles: ['administrator'] },
  {
    to: '/providers',
    icon: 'provider',
    label: 'common:rail.providers',
    otherWords: 'common:otherWords.providers',
    roles: everyone,
  },
  {
    to: '/partnerships',
    icon: 'bridge',
    label: 'common:rail.partnerships',
    otherWords: 'common:otherWords.partnerships',
    roles: everyone,
  },
  {
    to: '/evaluation',
    icon: 'chart',
    label: 'common:rail.evaluation',
    otherWords: 'common:otherWords.evaluation',
    roles: everyone,
  },
  { to: '/people', icon: 'person', label: 'common:rail.people', roles: ownerOnly, leadsTo: ['/leaving'] },
  {
    to: '/imports',
    icon: 'import',
    label: 'common:rail.imports',
    otherWords: 'common:otherWords.imports',
    roles: officeWork,
  },
  {
    to: '/settings',
    icon: 'settings',
    label: 'common:rail.settings',
    otherWords: 'common:otherWords.settings',
    roles: everyone,
    leadsTo: [
      '/backups',
      '/audit',
      '/retention',
      '/calendar',
      '/postal-areas',
      '/protocols',
      '/trainings',
      '/support-log',
    ],
  },
]

/** The places whoever has these roles may go to; what has a line of its own lies behind no other. */
export function placesFor(roles: readonly Role[]): readonly Place[] {
  const own = places.filter((place) => place.roles.some((role) => roles.includes(role)))
  const hasLine = (path: string) => own.some(({ to }) => to === path)
  return own.map(({ leadsTo = [], ...place }) => ({
    ...place,
    leadsTo: leadsTo.filter((path) => !hasLine(path)),
  }))
}

/** Where somebody with these roles begins. */
export function firstPlaceFor(roles: readonly Role[]): Place['to'] {
  return placesFor(roles)[0]?.to ?? '/settings'
}

/** Whether one comes to a screen from this place, which has no line of its own for it. */
export function isBehind({ leadsTo = [] }: Place, path: string): boolean {
  return leadsTo.some((screen) => path === screen || path.startsWith(`${screen}/`))
}
