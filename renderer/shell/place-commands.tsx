import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'

import { officeWork, ownerOnly, trailReaders } from '#shared/api/roles.ts'
import type { Hit } from '#shared/api/today.ts'
import { api } from '#renderer/api.ts'
import { showCrisisCard } from '#renderer/crisis/crisis-card.tsx'
import { lockOffice, switchPerson } from '#renderer/drafts.ts'
import { askOnce } from '#renderer/query.ts'
import { useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { type Command, registerCommands } from '#renderer/ui/commands.ts'
import { plain } from '#renderer/ui/plain.ts'
import type { IconName } from '#renderer/ui/icon.tsx'
import { placesFor } from './navigation.ts'

const icons: Readonly<Record<Hit['kind'], IconName>> = {
  student: 'student',
  case: 'caseload',
  referral: 'referral',
  provider: 'provider',
  note: 'note',
  concern: 'concern',
}

/** Gives the command field what every screen has: the records of the office, its places, and what can be done. */
export function PlaceCommands(): null {
  const { t, locale } = useText()
  const { roles } = useMe()
  const navigate = useNavigate()

  useEffect(() => {
    const works = roles.some((role) => officeWork.includes(role))
    const go = (hit: Hit): void => {
      switch (hit.kind) {
        case 'student':
          return void navigate({ to: '/students/$studentId', params: { studentId: hit.opens } })
        case 'provider':
          return void navigate({ to: '/providers/$organizationId', params: { organizationId: hit.opens } })
        case 'concern':
          return void navigate({ to: '/concerns/$concernId', params: { concernId: hit.opens } })
        case 'case':
        case 'note':
          return void navigate({ to: '/cases/$caseId', params: { caseId: hit.opens } })
        case 'referral':
          return void navigate({ to: '/referrals/$referralId', params: { referralId: hit.id } })
      }
    }
    const actions: readonly Command[] = [
      ...(works
        ? [
            {
              id: 'new-concern',
              label: t('common:actions.newConcern'),
              icon: 'plus' as const,
              keys: 'Ctrl+N',
              run: () => void navigate({ to: '/concerns/new' }),
            },
            {
              id: 'brief-contact',
              label: t('concerns:brief.title'),
              icon: 'note' as const,
              run: () => void navigate({ to: '/concerns/brief' }),
            },
          ]
        : []),
      ...(roles.some((role) => trailReaders.includes(role))
        ? [
            {
              id: 'audit',
              label: t('audit:open'),
              icon: 'search' as const,
              run: () => void navigate({ to: '/audit' }),
            },
          ]
        : []),
      ...(roles.some((role) => ownerOnly.includes(role))
        ? [
            {
              id: 'retention',
              label: t('retention:open'),
              icon: 'saved' as const,
              run: () => void navigate({ to: '/retention' }),
            },
          ]
        : []),
      {
        id: 'backups',
        label: t('backups:title'),
        icon: 'saved',
        run: () => void navigate({ to: '/backups' }),
      },
      {
        id: 'crisis',
        label: t('vault:crisis.title'),
        icon: 'stop',
        run: showCrisisCard,
      },
      {
        id: 'switch-person',
        label: t('vault:door.switch'),
        icon: 'students',
        run: switchPerson,
      },
      {
        id: 'lock',
        label: t('common:who.lock'),
        icon: 'lock',
        keys: 'Ctrl+L',
        run: lockOffice,
      },
    ]
    const ways: readonly Command[] = placesFor(roles).map((place) => ({
      id: `go-${place.to}`,
      label: t(place.label),
      icon: place.icon,
      run: () => void navigate({ to: place.to }),
    }))
    const fits = (words: string) => (command: Command) => plain(command.label).includes(plain(words))
    const off = [
      registerCommands({
        id: 'records',
        heading: () => t('common:palette.records'),
        find: async (words) => {
          if (!works || words === '') return []
          const hits = await askOnce(api.search.find, { words })
          return hits.map((hit) => ({
            id: `${hit.kind}-${hit.id}`,
            label: hit.title,
            detail: hit.snippet,
            icon: icons[hit.kind],
            run: () => go(hit),
          }))
        },
      }),
      registerCommands({
        id: 'actions',
        heading: () => t('common:palette.actions'),
        find: (words) => actions.filter(fits(words)),
      }),
      registerCommands({
        id: 'places',
        heading: () => t('common:palette.places'),
        find: (words) => ways.filter(fits(words)),
      }),
    ]
    return () => off.forEach((takeOut) => takeOut())
  }, [roles, navigate, t, locale])
  return null
}
