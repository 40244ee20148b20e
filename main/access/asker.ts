import { casework, officeWork } from '#shared/api/roles.ts'
import type { Sees } from '#shared/domain/access.ts'
import type { Session } from '#shared/domain/session.ts'

/** Who asks in one call: the session, with how far the account sees at this moment. */
export interface Asker extends Session {
  readonly sees: Sees
  /** The moment of the call, ISO: a broken glass mends by itself. */
  readonly at: string
}

/** The same person without what a broken glass lets them see: what is theirs to read for good. */
export function withoutGlass(asker: Asker): Asker {
  // No glass was broken before all moments.
  return { ...asker, at: '' }
}

/** Whether somebody decides about students: what is written about them is theirs to read. */
export function isCaseworker({ roles }: Pick<Session, 'roles'>): boolean {
  return casework.some((role) => roles.includes(role))
}

/** Whether somebody does the daily work of the office at all. */
export function doesOfficeWork({ roles }: Pick<Session, 'roles'>): boolean {
  return officeWork.some((role) => roles.includes(role))
}
