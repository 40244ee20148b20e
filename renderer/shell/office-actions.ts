import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'

import { casework, officeWork, ownerOnly, trailReaders } from '#shared/api/roles.ts'
import { showCrisisCard } from '#renderer/crisis/crisis-card.tsx'
import { lockOffice, switchPerson } from '#renderer/drafts.ts'
import { coverOffice } from '#renderer/session/cover.ts'
import { useHasPin } from '#renderer/session/pin-dialog.tsx'
import { useMe, useSession } from '#renderer/session/session-store.ts'
import { askForSlip } from '#renderer/slips/slip-door-store.ts'
import { useText } from '#renderer/text.ts'
import type { Command } from '#renderer/ui/commands.ts'
import { backUpNow } from './back-up-now.ts'
import { openOfficeDialog } from './office-dialogs.tsx'

interface Action extends Command {
  /** Whether whoever is signed in may do it here. */
  readonly may: boolean
}

/** What can be done from every screen, each with its key: in the command field, on the keyboard, and in the list of keys. */
export function useOfficeActions(): readonly Command[] {
  const { t } = useText()
  const { accountId, roles } = useMe()
  const demo = useSession((door) => door.demo)
  const hasPin = useHasPin()
  const navigate = useNavigate()
  return useMemo(() => {
    const isOne = (of: readonly string[]) => roles.some((role) => of.includes(role))
    const actions: readonly Action[] = [
      {
        id: 'new-concern',
        label: t('common:actions.newConcern'),
        icon: 'plus',
        keys: 'Ctrl+N',
        may: isOne(officeWork),
        run: () => void navigate({ to: '/concerns/new' }),
      },
      {
        id: 'slip',
        label: t('slips:title'),
        otherWords: t('common:otherWords.slip'),
        icon: 'consent',
        keys: 'Ctrl+Shift+S',
        may: isOne(officeWork),
        run: () => askForSlip(),
      },
      {
        id: 'brief-contact',
        label: t('concerns:brief.title'),
        otherWords: t('common:otherWords.briefContact'),
        icon: 'note',
        may: isOne(officeWork),
        run: () => void navigate({ to: '/concerns/brief' }),
      },
      {
        id: 'walk-crisis',
        label: t('crises:open'),
        urgentWords: t('crises:otherWords'),
        icon: 'stop',
        keys: 'Ctrl+E',
        may: isOne(officeWork),
        run: () => void navigate({ to: '/crisis' }),
      },
      {
        id: 'crisis',
        label: t('vault:crisis.title'),
        urgentWords: t('crises:otherWords'),
        icon: 'stop',
        keys: 'Ctrl+Shift+E',
        always: true,
        may: true,
        run: showCrisisCard,
      },
      {
        id: 'cover',
        label: t('vault:curtain.draw'),
        icon: 'pause',
        keys: 'Ctrl+Shift+L',
        always: true,
        // Nobody knows the password of the demo school.
        may: !demo || hasPin,
        run: () => void coverOffice(),
      },
      {
        id: 'lock',
        label: t('common:who.lock'),
        icon: 'lock',
        keys: 'Ctrl+L',
        always: true,
        may: true,
        run: lockOffice,
      },
      {
        id: 'switch-person',
        label: t('vault:door.switch'),
        icon: 'students',
        keys: 'Ctrl+Shift+O',
        always: true,
        // Nobody else signs in to the demo school, and locking throws it away.
        may: !demo,
        run: switchPerson,
      },
      {
        id: 'pin',
        label: t(hasPin ? 'vault:pin.change' : 'vault:pin.set'),
        icon: 'key',
        keys: 'Ctrl+Shift+P',
        may: true,
        run: () => openOfficeDialog('pin'),
      },
      {
        id: 'back-up-now',
        label: t('backups:now'),
        icon: 'saved',
        keys: 'Ctrl+Shift+B',
        may: isOne(casework) && !demo,
        run: () => {
          void navigate({ to: '/backups' })
          void backUpNow()
        },
      },
      {
        id: 'protocol',
        label: t('protocol:open'),
        icon: 'paper',
        may: true,
        run: () => void navigate({ to: '/protocols' }),
      },
      {
        id: 'backups',
        label: t('backups:title'),
        icon: 'saved',
        may: true,
        run: () => void navigate({ to: '/backups' }),
      },
      {
        id: 'keys',
        label: t('vault:keys.title'),
        icon: 'key',
        keys: 'Ctrl+Shift+K',
        may: isOne(ownerOnly) && !demo,
        run: () => void navigate({ to: '/settings', search: { part: 'keys' } }),
      },
      {
        id: 'audit',
        label: t('audit:open'),
        icon: 'search',
        may: isOne(trailReaders),
        run: () => void navigate({ to: '/audit' }),
      },
      {
        id: 'retention',
        label: t('retention:open'),
        icon: 'saved',
        may: isOne(ownerOnly),
        run: () => void navigate({ to: '/retention' }),
      },
      {
        id: 'meetings',
        label: t('meetings:title'),
        icon: 'students',
        may: isOne(officeWork),
        run: () => void navigate({ to: '/meetings' }),
      },
      {
        id: 'trainings',
        label: t('trainings:open'),
        icon: 'note',
        may: true,
        run: () => void navigate({ to: '/trainings' }),
      },
      {
        id: 'support-log',
        label: t('trainings:log.title'),
        icon: 'note',
        may: true,
        run: () => void navigate({ to: '/support-log' }),
      },
      {
        id: 'week',
        label: t('today:week.open'),
        icon: 'calendar',
        may: isOne(officeWork),
        run: () => void navigate({ to: '/week' }),
      },
      {
        id: 'day-sheet',
        label: t('today:sheet.enter'),
        icon: 'note',
        may: isOne(officeWork),
        run: () => void navigate({ to: '/day-sheet' }),
      },
      {
        id: 'returned-papers',
        label: t('slips:pile.open'),
        otherWords: t('common:otherWords.returnedPapers'),
        icon: 'consent',
        may: isOne(officeWork),
        run: () => void navigate({ to: '/returned-papers' }),
      },
      {
        id: 'printing',
        label: t('printing:title'),
        otherWords: t('common:otherWords.printing'),
        icon: 'print',
        may: isOne(officeWork),
        run: () => void navigate({ to: '/printing' }),
      },
      {
        id: 'first-days',
        label: t('hand-over:arriving.open'),
        icon: 'bridge',
        may: isOne(officeWork),
        run: () => void navigate({ to: '/first-days' }),
      },
      {
        id: 'leaving',
        label: t('hand-over:openMine'),
        icon: 'person',
        may: isOne(casework),
        run: () => void navigate({ to: '/leaving/$accountId', params: { accountId } }),
      },
      {
        id: 'year-end',
        label: t('year-end:open'),
        icon: 'calendar',
        may: isOne(casework),
        run: () => void navigate({ to: '/year-end' }),
      },
      {
        id: 'absences',
        label: t('absences:title'),
        icon: 'person',
        may: isOne(officeWork),
        run: () => void navigate({ to: '/absences' }),
      },
      {
        id: 'shortcuts',
        label: t('common:shortcuts.title'),
        icon: 'information',
        keys: 'F1',
        may: true,
        run: () => openOfficeDialog('shortcuts'),
      },
    ]
    return actions.filter(({ may }) => may)
  }, [t, accountId, roles, demo, hasPin, navigate])
}
