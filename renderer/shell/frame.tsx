import { Outlet, useRouterState } from '@tanstack/react-router'
import { type ReactElement, useEffect, useRef } from 'react'

import { officeWork } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { CrisisCard } from '#renderer/crisis/crisis-card.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useTierNames } from '#renderer/school-words.ts'
import { useMay, useSession } from '#renderer/session/session-store.ts'
import { WrongTriesNotice } from '#renderer/session/wrong-tries.tsx'
import { ApplySettings } from '#renderer/settings/apply-settings.tsx'
import { KeysReplaced } from '#renderer/settings/keys-replaced.tsx'
import { ScannedPapers } from '#renderer/slips/scanned-papers.tsx'
import { SlipDoor } from '#renderer/slips/slip-door.tsx'
import { useText } from '#renderer/text.ts'
import { CommandPalette } from '#renderer/ui/command-palette.tsx'
import { openPalette } from '#renderer/ui/commands.ts'
import { Notices } from '#renderer/ui/notices.tsx'
import { TakeBackImport } from '#renderer/imports/take-back-import.tsx'
import { undoLatest } from '#renderer/ui/notices-store.ts'
import { OfficeTimeProvider } from '#renderer/ui/office-time.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import { UrgencyNames } from '#renderer/ui/urgency-badge.tsx'
import classes from './frame.module.css'
import { ActionKeys } from './action-keys.tsx'
import { useOfficeActions } from './office-actions.ts'
import { OfficeDialogs } from './office-dialogs.tsx'
import { firstPlaceFor } from './navigation.ts'
import { PlaceCommands } from './place-commands.tsx'
import { Rail } from './rail.tsx'
import { useRegions } from './regions.ts'
import { StatusLine } from './status-line.tsx'
import { TopBar } from './top-bar.tsx'

/** Everything around a screen once somebody is signed in: rail, top bar, content, status line. */
export function Frame(): ReactElement {
  const { t } = useText()
  const works = useMay(officeWork)
  const day = useAnswer(api.today.get, {}, { enabled: works })
  const school = useAnswer(api.school.get, {})
  // Forms that name colleagues open whole: who works here is known before any of them does.
  useAnswer(api.accounts.list, {})
  const actions = useOfficeActions()
  useRegions()
  useShortcut('Ctrl+K', openPalette)
  useShortcut('Ctrl+F', openPalette)
  useShortcut('Ctrl+Z', () => undoLatest(), { whileTyping: false })

  const tierNames = useTierNames()

  const time = school.data && day.data ? { today: day.data.today, timeZone: school.data.timeZone } : null
  return (
    <OfficeTimeProvider time={time}>
      <UrgencyNames value={tierNames}>
        <ApplySettings />
        <div className={classes.frame}>
          <a
            href="#content"
            className={classes.skip}
            onClick={(event) => {
              // A real jump would change the route, which lives in the hash.
              event.preventDefault()
              document.getElementById('content')?.focus()
            }}
          >
            {t('common:regions.skip')}
          </a>
          <Rail />
          <TopBar />
          <Content />
          <StatusLine schoolName={school.data?.name ?? null} day={day.data ?? null} />
        </div>
        <CrisisCard />
        <CommandPalette />
        <PlaceCommands actions={actions} />
        <ActionKeys of={actions} />
        <OfficeDialogs actions={actions} />
        {works && (
          <>
            <ScannedPapers />
            <SlipDoor />
          </>
        )}
        <KeysReplaced />
        <Notices />
        <TakeBackImport />
      </UrgencyNames>
    </OfficeTimeProvider>
  )
}

function Content(): ReactElement {
  const { t } = useText()
  const content = useRef<HTMLDivElement>(null)
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const firstPlace = firstPlaceFor(useSession(({ session }) => session?.roles) ?? [])
  const first = useRef(true)
  useEffect(() => {
    // Leaves the focus, and what is in sight, alone where the new screen already took it to a place of its own.
    const focused = document.activeElement
    const heading = content.current?.querySelector<HTMLElement>('h1')
    const isElsewhere = focused !== heading && content.current?.contains(focused)
    // Somebody quick has asked for something before the first screen was there.
    const isAsking = Boolean(focused?.closest('[role="dialog"]'))
    if (!first.current && !isElsewhere && !isAsking) {
      ;(heading ?? document.getElementById('content'))?.focus({ preventScroll: true })
      content.current?.scrollTo(0, 0)
    }
    first.current = false
  }, [path])
  return (
    <main
      id="content"
      tabIndex={-1}
      aria-label={t('common:regions.content')}
      data-region="content"
      className={classes.main}
    >
      <div ref={content} className={classes.content}>
        <WrongTriesNotice withAnswered={path === firstPlace} />
        <Outlet />
      </div>
      {/* Where the kit draws menus and dialogs, so that they belong to a landmark too. */}
      <div data-mantine-shared-portal-node="true" />
    </main>
  )
}
