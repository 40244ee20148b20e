import { z } from 'zod'

/** What an account may be. Several per person are possible. */
export const Role = z.enum(['owner', 'counselor', 'office', 'administrator'])
export type Role = z.infer<typeof Role>

/** Who is asking. Made by the program at sign-in, never sent by a window. */
export interface Session {
  readonly accountId: string
  readonly name: string
  readonly roles: readonly Role[]
}
