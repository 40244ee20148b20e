import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { BuiltProgram } from './desktop.ts'
import type { StandInDesktop, StandInSession, StandInWindow } from './electron-stand-in.ts'

/** Lays down a built program with a page and a script, and answers where its parts are. */
export function layBuiltProgram(folder: string): BuiltProgram {
  const renderer = join(folder, 'built')
  mkdirSync(renderer)
  writeFileSync(
    join(renderer, 'index.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__"><title>Footbridge</title>',
  )
  writeFileSync(join(renderer, 'main.js'), 'export {}')
  return { vault: '/built/main/vault.js', preload: '/built/preload/index.cjs', renderer }
}

/** The window that was opened last. */
export function windowOf({ windows }: StandInDesktop): StandInWindow {
  const window = windows.at(-1)
  if (!window) throw new Error('There is no window')
  return window
}

/** The session a window has to itself. */
export function sessionOf(machine: StandInDesktop, window = windowOf(machine)): StandInSession {
  const session = machine.sessions.get(window.options.webPreferences?.partition ?? '')
  if (!session) throw new Error('The window has no session')
  return session
}

/** What a window gets when it asks for an address of the program. */
export async function load(machine: StandInDesktop, address: string): Promise<Response> {
  const answer = sessionOf(machine).handlers.get('app')
  if (!answer) throw new Error('Nothing serves app://')
  return answer(new Request(address))
}

/** The content policy of a page, by directive. */
export function policyOf(response: Response): ReadonlyMap<string, string> {
  const policy = response.headers.get('Content-Security-Policy') ?? ''
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources.join(' ')]
    }),
  )
}
