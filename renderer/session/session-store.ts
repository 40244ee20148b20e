import { create } from 'zustand'

import type { Role } from '#shared/domain/session.ts'
import type { SessionView } from '#shared/api/vault.ts'

/** Where the window stands at the program's door. */
export interface Door {
  readonly place: 'knocking' | 'first-run' | 'locked' | 'curtain' | 'open' | 'leaving'
  /** Whether the curtain hangs in front of what is at this place. */
  readonly covered: boolean
  readonly session: SessionView | null
  /** Whether this is the demo school in its throw-away vault. */
  readonly demo: boolean
  /** The user name of whoever was at work before the office locked. */
  readonly lastUser: string | null
  /** Somebody signed in. */
  opened(session: SessionView, demo?: boolean): void
  /** The curtain was down already when this window began. */
  behindCurtain(session: SessionView, demo: boolean): void
  /** The curtain falls in front of what this window shows. */
  cover(): void
  /** The curtain went up: what was behind it is there again. */
  uncover(): void
  /** Whether the program is about to lock on purpose: `locked` answers are no reason to ask, the window is replaced. */
  readonly held: boolean
  hold(held: boolean): void
  /** Something was answered with `locked`: the window asks anew where it stands. */
  knock(): void
  /** The office is locked and waits for somebody. */
  locked(lastUser?: string | null): void
  /** The vault locked: the program puts a new window in the place of this one, which shows nothing any more. */
  leaving(): void
  /** There is no vault yet. */
  empty(): void
}

/** Who is signed in at this window. */
export const useSession = create<Door>()((set) => ({
  place: 'knocking',
  covered: false,
  held: false,
  session: null,
  demo: false,
  lastUser: null,
  hold: (held) => set({ held }),
  opened: (session, demo = false) => set({ place: 'open', covered: false, session, demo }),
  behindCurtain: (session, demo) => set({ place: 'curtain', covered: true, session, demo }),
  cover: () =>
    set(({ place }) => ({ covered: place === 'open' || place === 'first-run' || place === 'curtain' })),
  uncover: () => set(({ place }) => ({ covered: false, place: place === 'curtain' ? 'open' : place })),
  locked: (lastUser = null) => set({ place: 'locked', covered: false, session: null, demo: false, lastUser }),
  knock: () =>
    set((door) =>
      door.place === 'leaving' || door.held ? door : { place: 'knocking', covered: false, session: null },
    ),
  leaving: () => set({ place: 'leaving', covered: false, session: null, demo: false }),
  empty: () => set({ place: 'first-run', covered: false, session: null, demo: false }),
}))

/** Whether whoever is signed in has one of these roles. */
export function useMay(roles: readonly Role[]): boolean {
  return useSession(({ session }) => session?.roles.some((role) => roles.includes(role)) ?? false)
}

/** The signed-in person, on screens that only exist behind the door. */
export function useMe(): SessionView {
  const session = useSession((door) => door.session)
  if (!session) throw new Error('Nobody is signed in')
  return session
}
