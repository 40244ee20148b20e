import { join } from 'node:path'

import type { AppEvent } from '#shared/bridge.ts'
import type { LockTimes } from '#shared/domain/locking.ts'

import type { Host } from '../host.ts'
import { machineTime, type PassingTime } from '../passing-time.ts'
import type { Fault } from '../problems.ts'
import { calibrated, standardKdf, type KdfPolicy } from '../vault/kdf-policy.ts'
import { usersOfKeyrings } from '../vault/keyring-file.ts'
import { triesBeside } from '../vault/tries-file.ts'
import { triesOfOffice, UnlockThrottle } from '../vault/unlock-throttle.ts'
import { keepFault } from './faults-file.ts'

/** What the gate is made with. */
export interface GateOptions {
  /** This program's own folder; the vault is `vault` in it, a demo school `demo`. */
  readonly folder: string
  readonly host: Host
  readonly emit: (event: AppEvent) => void
  /** Told again and again how long whoever is at work may be away; `null` where it does not matter. */
  readonly sits?: (times: LockTimes | null) => void
  /** Told when nobody can do anything in the records any more, though this process goes on. */
  readonly rises?: () => void
  /** Who was at work here last, while the program runs; whoever comes back begins with the password. */
  readonly lastUser?: string | null
  /** Called when the office locked, with who was at work: everything is closed and the process may be killed. */
  readonly exit: (user: string | null) => void
  readonly clock?: () => string
  /** Tests hand in one they move themselves. */
  readonly time?: PassingTime
  readonly report?: (fault: Fault) => void
  /** Tests hand in a cheap one; nothing on disk can. */
  readonly kdf?: KdfPolicy
}

/** What everything at the gate stands on. */
export interface Ground extends Required<Omit<GateOptions, 'folder'>> {
  readonly folders: { readonly own: string; readonly vault: string; readonly demo: string }
  /** What a guess should cost here, when one at this cost took so many milliseconds. */
  readonly price: (milliseconds: number, cost: KdfPolicy) => KdfPolicy
  readonly throttle: UnlockThrottle
}

/** Lays the ground for one folder. */
export function groundOf({ folder, ...options }: GateOptions): Ground {
  const folders = { own: folder, vault: join(folder, 'vault'), demo: join(folder, 'demo') }
  const { time = machineTime } = options
  const tries = triesBeside(folders.vault, () => triesOfOffice(usersOfKeyrings(folders.vault)))
  return {
    sits: () => {},
    rises: () => {},
    lastUser: null,
    clock: () => new Date().toISOString(),
    report: (fault) => keepFault(folder, fault, new Date().toISOString()),
    kdf: standardKdf,
    ...options,
    time,
    folders,
    // A price that was handed in stays as it is; otherwise a guess costs about a second on the machine it is made on.
    price: options.kdf ? (_took, cost) => cost : calibrated,
    throttle: new UnlockThrottle(time, tries),
  }
}
