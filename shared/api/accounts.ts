import { z } from 'zod'

import { EndsOn, Sees } from '../domain/access.ts'
import { Account, AccountDraft, Password } from '../domain/account.ts'
import { Id, Instant, Line, Nothing } from '../domain/fields.ts'
import { StaffDraft, Staff } from '../domain/staff.ts'
import { Role } from '../domain/session.ts'
import { command, query, task } from './operation.ts'
import { everyone, officeWork, ownerOnly } from './roles.ts'

const AnAccount = z.object({ id: Id })

/** A case somebody is named on, as the people screen lists it. */
export const NamedCase = z.object({
  caseId: Id,
  caseCode: z.string(),
  studentName: z.string(),
  ownerName: z.string(),
  restricted: z.boolean(),
})
export type NamedCase = z.infer<typeof NamedCase>

/** When something was done to the keys, and by whom. */
const KeyWork = z.object({ at: Instant, accountId: Id, name: z.string() }).nullable()

/** People who sign in. */
export const accounts = {
  /** Everyone who can own a case or a task. */
  list: query({
    input: Nothing,
    output: z.array(z.object({ id: Id, name: Line, roles: z.array(Role), active: z.boolean(), sees: Sees })),
    may: everyone,
  }),
  /** Everyone who signs in or did, with what the owner needs to look after them. */
  overview: query({ input: Nothing, output: z.array(Account), may: ownerOnly }),
  /** Who made the recovery sheet that counts, and who last replaced the keys, and when. */
  keys: query({
    input: Nothing,
    output: z.object({ sheetMade: KeyWork, replaced: KeyWork }),
    may: ownerOnly,
  }),
  /** Lets a colleague sign in, with a password they replace by their own the first time. */
  create: task({
    input: AccountDraft.extend({ password: Password }),
    output: AnAccount,
    may: ownerOnly,
    audit: { event: 'account.created', about: ({ id }) => id },
  }),
  /** The open cases somebody is named on, as far as the asker may read them. */
  caseload: query({ input: AnAccount, output: z.array(NamedCase), may: ownerOnly }),
  /** Another name, other roles, how far they see and until when; nobody changes more of their own than the name. */
  update: command({
    input: AccountDraft.omit({ user: true }).extend({ id: Id, sees: Sees, endsOn: EndsOn }),
    output: AnAccount,
    may: ownerOnly,
    audit: { event: 'account.updated', about: ({ id }) => id },
  }),
  /** A new password for a colleague who forgot theirs, or who may sign in again. */
  resetPassword: task({
    input: z.object({ id: Id, password: Password }),
    output: AnAccount,
    may: ownerOnly,
    audit: { event: 'account.password-reset', about: ({ id }) => id },
  }),
  /** Ends that somebody can sign in; what they wrote stays theirs. */
  suspend: command({
    input: AnAccount,
    output: AnAccount,
    may: ownerOnly,
    audit: { event: 'account.suspended', about: ({ id }) => id },
  }),
  /**
   * Ends an account for good: its way in is taken and its name for signing in is free again; the person's name stays on
   * what they wrote. Open work goes to `handOverTo`; refused while there is some and nobody takes it.
   */
  remove: command({
    input: z.object({ id: Id, handOverTo: Id.nullable() }),
    output: AnAccount,
    may: ownerOnly,
    audit: { event: 'account.removed', about: ({ id }) => id },
  }),
  /** One's own password, once the present one was said. */
  changePassword: task({
    input: z.object({ password: Password, newPassword: Password }),
    output: AnAccount,
    may: everyone,
    audit: { event: 'account.password-changed', about: ({ id }) => id },
  }),
}

/** Colleagues, with or without an account. */
export const staff = {
  find: query({ input: z.object({ words: z.string().max(200) }), output: z.array(Staff), may: everyone }),
  create: command({
    input: StaffDraft,
    output: Staff,
    may: officeWork,
    audit: { event: 'staff.created', about: (made) => made.id },
  }),
}
