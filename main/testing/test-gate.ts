import type { AppEvent } from '#shared/bridge.ts'
import { createClient } from '#shared/api/client.ts'

import { createGate } from '../gate/gate.ts'
import type { GateOptions } from '../gate/ground.ts'
import { fakeHost } from './fake-host.ts'
import { cheapKdf } from './test-vault.ts'

/** The password of whoever begins an office in these tests. */
export const PASSWORD = 'four harbor lanterns glow'

/** What the first step of an office asks. */
export const FIRST_RUN = {
  schoolName: 'Harbor Middle School',
  timeZone: 'America/New_York',
  ownerName: 'Robin Vale',
  user: 'robin',
  password: PASSWORD,
}

/** The vault process of a program that was just started on this folder. */
export function startProgram(options: Pick<GateOptions, 'folder'> & Partial<GateOptions>) {
  const host = fakeHost()
  const left: (string | null)[] = []
  const events: AppEvent[] = []
  const gate = createGate({
    host,
    emit: (event) => void events.push(event),
    exit: (user) => void left.push(user),
    kdf: cheapKdf,
    ...options,
  })
  return { host, gate, events, client: createClient(gate.call), left: () => left }
}
