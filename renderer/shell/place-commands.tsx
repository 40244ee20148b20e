import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'

import { officeWork } from '#shared/api/roles.ts'
import type { Hit } from '#shared/api/today.ts'
import { FORM_IDS } from '#shared/domain/form.ts'
import { api } from '#renderer/api.ts'
import { askOnce } from '#renderer/query.ts'
import { useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { type Command, registerCommands } from '#renderer/ui/commands.ts'
import type { IconName } from '#renderer/ui/icon.tsx'
import { fits } from '#renderer/fitting-words.ts'
import { placesFor } from './navigation.ts'
import { isUrgent } from './urgent-words.ts'

const icons: Readonly<Record<Hit['kind'], IconName>> = {
  student: 'student',
  case: 'caseload',
  referral: 'referral',
  provider: 'provider',
  'school-service': 'provider',
  note: 'note',
  concern: 'concern',
}

/** Gives the command field what every screen has: the records of the office, its places, and what can be done from every screen. */
export function PlaceCommands({ actions }: { readonly actions: readonly Command[] }): null {
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
          return void navigate({
            to: '/providers/$organizationId',
            params: { organizationId: hit.opens },
            ...(hit.id !== hit.opens && { search: { service: hit.id } }),
          })
        case 'school-service':
          return void navigate({
            to: '/providers/school/$schoolServiceId',
            params: { schoolServiceId: hit.opens },
          })
        case 'concern':
          return void navigate({ to: '/concerns/$concernId', params: { concernId: hit.opens } })
        case 'case':
        case 'note':
          return void navigate({ to: '/cases/$caseId', params: { caseId: hit.opens } })
        case 'referral':
          return void navigate({ to: '/referrals/$referralId', params: { referralId: hit.id } })
      }
    }
    const ways: readonly Command[] = placesFor(roles).map((place) => ({
      id: `go-${place.to}`,
      label: t(place.label),
      ...(place.otherWords && { otherWords: t(place.otherWords) }),
      icon: place.icon,
      run: () => void navigate({ to: place.to }),
    }))
    const forms: readonly Command[] = works
      ? FORM_IDS.map((form) => ({
          id: `form-${form}`,
          label: t(`forms:names.${form}`),
          icon: 'print',
          run: () => void navigate({ to: '/forms', search: { form } }),
        }))
      : []
    const off = [
      registerCommands({
        id: 'urgent',
        heading: () => t('crises:title'),
        find: (words) => actions.filter(isUrgent(words)),
      }),
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
            sort: t(`common:palette.sorts.${hit.kind}`),
            ...(hit.keptAway && {
              warning: t('common:palette.keptAway', { relation: t(`vocabulary:relation.${hit.keptAway}`) }),
            }),
            run: () => go(hit),
          }))
        },
      }),
      registerCommands({
        id: 'actions',
        heading: () => t('common:palette.actions'),
        find: (words) => {
          const urgent = isUrgent(words)
          return actions.filter((action) => fits(words)(action) && !urgent(action))
        },
      }),
      registerCommands({
        id: 'places',
        heading: () => t('common:palette.places'),
        find: (words) => ways.filter(fits(words)),
      }),
      registerCommands({
        id: 'forms',
        heading: () => t('forms:title'),
        // There are too many to be offered before somebody looks for one.
        find: (words) => (words === '' ? [] : forms.filter(fits(words))),
      }),
    ]
    return () => off.forEach((takeOut) => takeOut())
  }, [actions, roles, navigate, t, locale])
  return null
}
