import { z } from 'zod'

import { EndsOn, Sees } from './access.ts'
import { Id, Line } from './fields.ts'
import { Role } from './session.ts'

/** The name somebody signs in with: short, and the same in capitals and small letters. */
export const UserName = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'common:fields.required')
  .max(100, 'common:fields.tooLong')

/** A password as it is typed; whether it is good enough is judged where it is set. */
export const Password = z.string().max(1000)

const Roles = z
  .array(Role)
  .min(1, 'accounts:errors.noRole')
  .refine((roles) => new Set(roles).size === roles.length, 'common:fields.notAllowed')

/** What the owner says of somebody who will sign in. */
export const AccountDraft = z.object({
  user: UserName,
  name: Line,
  roles: Roles,
  sees: Sees.default('office'),
  endsOn: EndsOn.default(null),
})
export type AccountDraft = z.infer<typeof AccountDraft>

/** Somebody who signs in, as the owner sees them. */
export const Account = z.object({
  id: Id,
  user: z.string(),
  name: z.string(),
  roles: z.array(Role),
  /** Whether they may sign in. */
  active: z.boolean(),
  sees: Sees,
  /** Their last day here. */
  endsOn: EndsOn,
  /** Somebody else chose the password; they choose their own when they sign in. */
  passwordIsTemporary: z.boolean(),
  lastSignedInAt: z.string().nullable(),
  /** Open cases they own. */
  openCases: z.int(),
  /** Open cases of others they are named on. */
  namedOn: z.int(),
})
export type Account = z.infer<typeof Account>
