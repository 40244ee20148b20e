import type { FollowedReferral } from './followed.ts'

/** A referral that was sent in January and is open, but for what a story says. */
export function followed(changes: Partial<FollowedReferral> = {}): FollowedReferral {
  return {
    ...{ id: 'r1', studentId: 's1', pathway: 'school-contacts-provider', state: 'sent', furthest: 'sent' },
    ...{ initiatedOn: '2026-01-05', linkedOn: null, closedOn: null, endedBy: null, barriers: [] },
    ...{ homeLanguage: 'es', grade: '07', reason: 'mood', protocolNumber: 1 },
    ...changes,
  }
}

/** One whose first appointment was kept on a day. */
export function seen(on: string, changes: Partial<FollowedReferral> = {}): FollowedReferral {
  return followed({ state: 'linked', furthest: 'kept', linkedOn: on, ...changes })
}

/** One that ended without being seen. */
export function over(on: string, changes: Partial<FollowedReferral> = {}): FollowedReferral {
  return followed({ state: 'closed-provider-declined', closedOn: on, endedBy: 'provider', ...changes })
}
