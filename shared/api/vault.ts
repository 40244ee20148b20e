import { z } from 'zod'

import { Password, UserName } from '../domain/account.ts'
import { BackupStanding } from '../domain/backup.ts'
import { CrisisCard } from '../domain/crisis-card.ts'
import { Fault } from '../domain/fault.ts'
import { Id, Instant, Line, Nothing, OptionalLine } from '../domain/fields.ts'
import { SessionPin } from '../domain/locking.ts'
import { TimeZone } from '../domain/school.ts'
import { Role } from '../domain/session.ts'
import { VaultFinding } from '../domain/vault-finding.ts'
import { gate } from './operation.ts'

export const SessionView = z.object({
  accountId: Id,
  user: z.string(),
  name: z.string(),
  roles: z.array(Role),
})
export type SessionView = z.infer<typeof SessionView>

/** What lifts the curtain: the PIN of this sitting, or the password. */
export const CurtainKey = z.discriminatedUnion('with', [
  z.object({ with: z.literal('pin'), pin: z.string().max(100) }),
  z.object({ with: z.literal('password'), password: Password }),
])
export type CurtainKey = z.infer<typeof CurtainKey>

/** The door of the program: what can be asked before anyone has signed in. */
export const vault = {
  /** Whether there is a vault, and whether somebody is signed in. */
  state: gate({
    input: Nothing,
    output: z.object({
      state: z.enum(['none', 'locked', 'curtain', 'open']),
      session: SessionView.nullable(),
      /** The PIN of this sitting: how many tries it has left; null when none is set. */
      pin: z.object({ triesLeft: z.int() }).nullable(),
      demo: z.boolean(),
      /** The user name of whoever was at work before the office locked, while the program runs. */
      lastUser: z.string().nullable(),
      /** Whether the recovery sheet was typed back within a year. */
      recoverySheetConfirmed: z.boolean(),
      recoverySheetSeenAt: z.string().nullable(),
    }),
  }),
  /**
   * What to do in a crisis as the school's protocol says it, also before anybody signed in; `null` while there is none,
   * or none that can be read.
   */
  crisisCard: gate({ input: Nothing, output: z.object({ card: CrisisCard.nullable() }) }),
  /** Makes the vault and its owner, and signs them in. The recovery code is shown once. */
  create: gate({
    input: z.object({
      schoolName: Line,
      timeZone: TimeZone,
      phone: OptionalLine.default(''),
      /** Whether the days on which nearly every school is closed are days without school here too. */
      usualClosures: z.boolean().default(false),
      /** The language those days are named in. */
      language: z.enum(['en', 'es']).default('en'),
      ownerName: Line,
      user: UserName,
      password: Password,
    }),
    output: z.object({ recoveryCode: z.string(), session: SessionView }),
  }),
  /** Checks the recovery sheet that was typed back; a new one takes the old one's place with it. */
  confirmRecovery: gate({
    input: z.object({ code: z.string().max(100), isNew: z.boolean().default(false) }),
    output: z.object({ correct: z.boolean() }),
  }),
  /** Makes a new recovery sheet; it takes the old one's place once it was typed back. */
  newRecoverySheet: gate({
    input: z.object({ password: Password }),
    output: z.object({ recoveryCode: z.string() }),
  }),
  /** Replaces the keys of the vault and locks it; passwords and the sheet stay as they are. */
  replaceKeys: gate({ input: z.object({ password: Password }), output: Nothing }),
  /** Prints the recovery sheet that was made in this sitting. */
  printRecoverySheet: gate({
    input: z.object({ as: z.enum(['paper', 'pdf']), language: z.enum(['en', 'es']).default('en') }),
    output: z.object({ done: z.boolean() }),
  }),
  unlock: gate({
    input: z.object({
      user: UserName,
      password: Password,
      /** Asked for when somebody else chose the present one. */
      newPassword: Password.optional(),
      /** What was wrong with the files, was told, and is gone on with. */
      despite: z.array(VaultFinding).default([]),
    }),
    output: z.object({ session: SessionView }),
  }),
  /** Opens with the recovery sheet and sets a new password. */
  unlockWithRecovery: gate({
    input: z.object({
      code: z.string().max(100),
      user: UserName,
      newPassword: Password,
      despite: z.array(VaultFinding).default([]),
    }),
    output: z.object({ session: SessionView }),
  }),
  /** Who may come in, owners first: for whoever has the recovery sheet and knows no user name. */
  namesBehindSheet: gate({
    input: z.object({ code: z.string().max(100) }),
    output: z.object({
      people: z.array(z.object({ user: z.string(), name: z.string(), isOwner: z.boolean() })),
    }),
  }),
  /** Opens the demo school in a throw-away vault beside the real one. */
  openDemo: gate({ input: Nothing, output: z.object({ session: SessionView }) }),
  /** Locks the vault. For somebody else the next screen asks who they are. */
  lock: gate({ input: z.object({ forSomebodyElse: z.boolean().default(false) }), output: Nothing }),
  /** Somebody moved in the window; nothing else counts as being there. */
  present: gate({ input: Nothing, output: Nothing }),
  /** Lets the curtain fall over a window that shows it already. */
  drawCurtain: gate({ input: Nothing, output: Nothing }),
  liftCurtain: gate({ input: CurtainKey, output: Nothing }),
  /** Sets or replaces the PIN of this sitting for whoever says their password. It is written nowhere and gone at the lock. */
  setPin: gate({ input: z.object({ pin: SessionPin, password: Password }), output: Nothing }),
  /** Goes on without a PIN; the password lifts the curtain. */
  takePin: gate({ input: Nothing, output: Nothing }),
  /** The backups in a folder; `token: null` asks for it. Or what was set aside on this computer, without asking. */
  findBackups: gate({
    input: z.object({
      token: z.string().max(500).nullable().default(null),
      setAside: z.boolean().default(false),
    }),
    output: z.object({
      /** The newest first. Of one that cannot be read nothing is known but its name. */
      backups: z.array(
        z.object({
          id: Id,
          /** A vault that a backup took the place of can be brought back like a backup. */
          kind: z.enum(['backup', 'set-aside']),
          isReadable: z.boolean(),
          name: z.string(),
          madeAt: Instant.nullable(),
          bytes: z.int().nullable(),
          standing: BackupStanding,
        }),
      ),
    }),
  }),
  /** Reads a whole backup; `problem` names the sentence that says why it cannot be used. */
  checkBackup: gate({
    input: z.object({ backupId: Id }),
    output: z.object({ problem: z.string().nullable() }),
  }),
  /**
   * Puts a backup in the place of the records that are here, for somebody who could sign in on its day: with their
   * password of then, or with the recovery sheet. With a password they are an owner of the records that are here. What was here is kept under the name that is answered.
   */
  restore: gate({
    input: z.object({
      backupId: Id,
      user: UserName,
      secret: z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('password'),
          password: Password,
          /** The password of today, where it is another than that of the backup's day. */
          presentPassword: Password.optional(),
        }),
        z.object({ kind: z.literal('sheet'), code: z.string().max(100) }),
      ]),
      /** It was made before the keys were replaced, and is wanted all the same. */
      olderKeys: z.boolean().default(false),
    }),
    output: z.object({ setAside: z.string().nullable() }),
  }),
  /** What went wrong inside the program on this computer, newest first: what a reference stands for. */
  faults: gate({ input: Nothing, output: z.object({ faults: z.array(Fault) }) }),
  /** Stops a running task; nothing it staged is kept. */
  cancel: gate({ input: z.object({ callId: z.string().max(100) }), output: Nothing }),
}
