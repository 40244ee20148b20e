import {
  DirectionProvider,
  MantineProvider,
  type MantineColorScheme,
  type MantineColorSchemeManager,
} from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { Activity, lazy, type ReactElement, Suspense, useEffect, useRef, useState } from 'react'

import type { MessageValues } from '#shared/app-error.ts'
import type { AppEvent } from '#shared/bridge.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { api, bridge } from './api.ts'
import { lockOffice, useSaved } from './drafts.ts'
import { answers, refreshEverything } from './query.ts'
import { coverOffice, focusBehindCurtain, showCurtain } from './session/cover.ts'
import { Curtain } from './session/curtain.tsx'
import { knock } from './session/knock.ts'
import { watchPresence } from './session/presence.ts'
import { useSession } from './session/session-store.ts'
import { SignIn } from './session/sign-in.tsx'
import { isMessage, say } from './text.ts'
import { closePalette } from './ui/commands.ts'
import { ErrorNotice } from './ui/error-notice.tsx'
import { dismissAll, notify, saidInstead } from './ui/notices-store.ts'
import { problemOf } from './ui/problem.ts'
import { forgetViews } from './ui/remembered.ts'
import { colours, theme } from './ui/theme.ts'

const fetchOffice = () => import('./office.tsx')
const Office = lazy(() => fetchOffice().then((file) => ({ default: file.Office })))
const FirstRun = lazy(() => import('./session/first-run.tsx').then((file) => ({ default: file.FirstRun })))

/** Light or dark is kept with the account, not in the window; until somebody signs in the machine decides. */
function inThisWindow(): MantineColorSchemeManager {
  let scheme: MantineColorScheme = 'auto'
  return {
    get: () => scheme,
    set: (next) => {
      scheme = next
    },
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => undefined,
  }
}

const schemeManager = inThisWindow()

function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')
  return meta?.content ?? ''
}

async function takeBack(undoId: string, what: MessageKey, of?: MessageValues): Promise<void> {
  try {
    await api.undo.run({ undoId })
    notify({ message: 'common:done.undone', values: { what: say(what, of) } })
  } catch (error) {
    const { message, values } = problemOf(error)
    notify({ message, ...(values && { values }), tone: 'problem' })
  }
  await refreshEverything()
}

/** What wrote so much that a key alone does not take it back. */
const ASKS_FIRST: ReadonlySet<string> = new Set(['imports.commit'])

function hear(event: AppEvent): void {
  if (event.kind === 'locked') useSession.getState().leaving()
  if (event.kind === 'interrupted') {
    if (event.by === 'lock') lockOffice()
    else void coverOffice()
  }
  if (event.kind === 'curtain') showCurtain()
  if (event.kind === 'undoable') {
    const key = `common:done.${event.operation}`
    const own = isMessage(key) ? key : 'common:done.change'
    const { message, values } = saidInstead(event.operation) ?? { message: own }
    notify({
      message,
      ...(values && { values }),
      undo: () => takeBack(event.undoId, message, values),
      ...(event.about !== null && { about: event.about }),
      asksFirst: ASKS_FIRST.has(event.operation),
    })
  }
}

/** Everything private that this window holds is let go. */
function forget(): void {
  answers.clear()
  dismissAll()
  closePalette()
  forgetViews()
  useSaved.setState({ state: 'nothing', at: null })
}

/** The program in one window: its door, and behind it the office. */
export function App(): ReactElement {
  return (
    <DirectionProvider detectDirection>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={colours}
        colorSchemeManager={schemeManager}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <QueryClientProvider client={answers}>
          <Door />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  )
}

/** What is behind the door; while the curtain hangs it is kept as it is, and drawn nowhere. */
function Door(): ReactElement {
  const covered = useSession((door) => door.covered)
  const wasCovered = useRef(false)
  useEffect(() => bridge.listen(hear), [])
  useEffect(watchPresence, [])
  useEffect(() => {
    if (wasCovered.current && !covered) void focusBehindCurtain()
    wasCovered.current = covered
  }, [covered])
  return (
    <>
      <Activity mode={covered ? 'hidden' : 'visible'}>
        <Place />
      </Activity>
      {covered && <Curtain />}
    </>
  )
}

function Place(): ReactElement | null {
  const place = useSession((door) => door.place)
  const accountId = useSession((door) => door.session?.accountId)
  const [problem, setProblem] = useState<unknown>(null)
  const enter = () => {
    setProblem(null)
    knock().catch(setProblem)
  }
  useEffect(() => {
    if (place === 'knocking') enter()
  }, [place])
  useEffect(() => {
    if (place === 'open') return
    forget()
    // While somebody types their password the screens behind the door are read.
    void fetchOffice()
  }, [place])
  switch (place) {
    case 'knocking':
      return problem === null ? null : <ErrorNotice error={problem} retry={enter} />
    case 'first-run':
      return (
        <Suspense fallback={null}>
          <FirstRun />
        </Suspense>
      )
    case 'locked':
      return <SignIn />
    case 'curtain':
    case 'leaving':
      return null
    case 'open':
      return (
        <Suspense fallback={null}>
          <Office key={accountId} />
        </Suspense>
      )
  }
}
