import { z } from 'zod'

import { BackupAttempt, BackupDestination, BackupDrill, BackupPlan, Restore } from '../domain/backup.ts'
import { Id, Instant, Nothing } from '../domain/fields.ts'
import { command, query, task } from './operation.ts'
import { casework, everyone, ownerOnly } from './roles.ts'

/** How an office stands with its backups. */
export const BackupOverview = z.object({
  plan: BackupPlan,
  destinations: z.array(BackupDestination),
  lastGoodAt: Instant.nullable(),
  /** Days since the last good backup; `null` where there is none. */
  age: z.int().nullable(),
  /** Everybody is told. */
  late: z.boolean(),
  /** The latest attempts, the newest first; a folder that is in use no more is in it. */
  history: z.array(BackupAttempt.extend({ name: z.string() })),
})
export type BackupOverview = z.infer<typeof BackupOverview>

const Attempts = z.object({ attempts: z.array(BackupAttempt) })

/** Encrypted copies of everything, in folders the owner chose. */
export const backups = {
  overview: query({ input: Nothing, output: BackupOverview, may: everyone }),
  /** Makes a backup in one folder, or in each; what went wrong in one is told in its attempt. */
  make: task({
    input: z.object({ destinationId: Id.nullable().default(null) }),
    output: Attempts,
    may: casework,
    audit: { event: 'backup.asked', about: () => null },
  }),
  /** Makes what is due by the owner's plan; whoever is at work may set it off. */
  makeDue: task({
    input: Nothing,
    output: Attempts,
    may: everyone,
    audit: { event: 'backup.due', about: () => null },
  }),
  /** Takes up backups of these records that lie in the folders and that the records know nothing of, once read whole. */
  takeUp: task({
    input: Nothing,
    output: Attempts,
    may: everyone,
    audit: { event: 'backup.taken-up', about: () => null },
  }),
  /** Backups that took the place of the records, until an owner read of it; the oldest first. */
  restores: query({ input: Nothing, output: z.array(Restore), may: ownerOnly }),
  /** Says that it was read. */
  readRestore: command({
    input: z.object({ id: Id }),
    output: z.object({ id: Id }),
    may: ownerOnly,
    audit: { event: 'restore.read', about: () => null },
  }),
  /** Opens the newest backup in a folder with the recovery sheet alone, and touches nothing else. */
  drill: task({
    input: z.object({ destinationId: Id, code: z.string().max(100) }),
    output: BackupDrill,
    may: ownerOnly,
    audit: { event: 'backup.tried', about: () => null },
  }),
  /** Chooses one more folder; `token: null` asks for it. */
  addDestination: task({
    input: z.object({ token: z.string().max(500).nullable().default(null) }),
    output: z.object({ id: Id }),
    may: ownerOnly,
    audit: { event: 'backup.folder-chosen', about: () => null },
  }),
  /** Uses a folder no more; what lies in it stays. */
  removeDestination: command({
    input: z.object({ id: Id }),
    output: z.object({ id: Id }),
    may: ownerOnly,
    audit: { event: 'backup.folder-left', about: () => null },
  }),
  setPlan: command({
    input: BackupPlan,
    output: BackupPlan,
    may: ownerOnly,
    audit: { event: 'backup.plan-set', about: () => null },
  }),
}
