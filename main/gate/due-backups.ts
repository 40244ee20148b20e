import type { PassingTime } from '../passing-time.ts'
import type { Office } from './office.ts'

/** A folder that is not there is not looked for at every fall of the curtain. */
const DUE_AGAIN = 60 * 60_000

/** Makes the backups that are due. One goes on when somebody comes back, as it does that began while they worked; a lock leaves nothing of it. */
export function createDueBackups(time: PassingTime) {
  let lookedAt = -Infinity
  return ({ app, session }: Pick<Office, 'app' | 'session'>): void => {
    if (time.steady() - lookedAt < DUE_AGAIN) return
    lookedAt = time.steady()
    void app.call(session, 'backups.makeDue', {})
  }
}
