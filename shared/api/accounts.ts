import { z } from 'zod'

import { Account, AccountDraft, Password } from '../domain/account.ts'
import { Id, Line, Nothing } from '../domain/fields.ts'
import { StaffDraft, Staff } from '../domain/staff.ts'
import { Role } from '../domain/session.ts'
import { command, query, task } from './operation.ts'
import { everyone, officeWork, ownerOnly } from './roles.ts'

const AnAccount = z.object({ id: Id })

/** People who sign in. */
export const accounts = {
  /** Everyone who can own a case or a task. */
  list: query({
    input: Nothing,
    output: z.array(z.object({ id: Id, name: Line, roles: z.array(Role), active: z.boolean() })),
    may: everyone,
  }),
  /** Everyone who signs in or did, with what the owner needs to look after them. */
  overview: query({ input: Nothing, output: z.array(Account), may: ownerOnly }),
  /** Lets a colleague sign in, with a password they replace by their own the first time. */
  create: task({
    input: AccountDraft.extend({ password: Password }),
    output: AnAccount,
    may: ownerOnly,
    audit: { event: 'account.created', about: ({ id }) => id },
  }),
  /** Another name or other roles; nobody changes their own roles. */
  update: command({
    input: AccountDraft.omit({ user: true }).extend({ id: Id }),
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
