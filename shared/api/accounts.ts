import { z } from 'zod'

import { Id, Line, Nothing } from '../domain/fields.ts'
import { StaffDraft, Staff } from '../domain/staff.ts'
import { Role } from '../domain/session.ts'
import { command, query } from './operation.ts'
import { everyone, officeWork } from './roles.ts'

/** People who sign in. */
export const accounts = {
  /** Everyone who can own a case or a task. */
  list: query({
    input: Nothing,
    output: z.array(z.object({ id: Id, name: Line, roles: z.array(Role), active: z.boolean() })),
    may: everyone,
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
