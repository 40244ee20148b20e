import { z } from 'zod'

import { StaffLanguage } from '../domain/packet.ts'
import { Id, Nothing, Target, Words } from '../domain/fields.ts'
import {
  ColleagueRef,
  ItemId,
  Protocol,
  ProtocolDocument,
  ProtocolLine,
  RoleHolder,
  StartingProtocol,
} from '../domain/protocol.ts'
import { command, query, task } from './operation.ts'
import { PrintedUnseen } from './paper.ts'
import { everyone, protocolWork, protocolPublishing } from './roles.ts'

/** What a new draft begins with: a protocol written for schools of a kind, an earlier version, or nothing. */
export const ProtocolBeginning = z.discriminatedUnion('from', [
  z.object({ from: z.literal('nothing') }),
  z.object({
    from: z.literal('starting'),
    which: StartingProtocol,
    language: z.enum(['en', 'es']).default('en'),
  }),
  z.object({ from: z.literal('version'), number: z.int().min(1) }),
])
export type ProtocolBeginning = z.infer<typeof ProtocolBeginning>

/** What of a version is printed: for the wall, for the telephone, all of it, or a draft with room to write on. */
export const ProtocolPaperKind = z.enum(['card', 'crisis-card', 'protocol', 'comment'])
export type ProtocolPaperKind = z.infer<typeof ProtocolPaperKind>

/** How the school answers a concern, in versions: at most one is being written, the newest published one is followed. */
export const protocols = {
  overview: query({
    input: Nothing,
    output: z.object({
      /** What is followed today; `null` while the school published none. */
      current: Protocol.nullable(),
      draft: Protocol.nullable(),
      /** Every version, the newest first. */
      lines: z.array(ProtocolLine),
      /** Names of those who wrote and published them, by account. */
      people: z.record(z.string(), z.string()),
      holders: z.array(RoleHolder),
      /**
       * How many open cases follow each version, `null` for those that follow none: of those the asker reads, or, for the
       * school's administrator, who reads none, of all.
       */
      followers: z.array(z.object({ number: z.int().nullable(), cases: z.int().min(1) })),
    }),
    may: everyone,
  }),
  get: query({ input: z.object({ number: z.int().min(1) }), output: Protocol, may: everyone }),
  /** Starts a draft; refused while there is one. */
  begin: command({
    input: ProtocolBeginning,
    output: Protocol,
    may: protocolWork,
    audit: { event: 'protocol.begun', about: ({ id }) => id },
  }),
  /** Keeps a draft as it is now, whatever it still lacks. */
  save: command({
    input: Target.extend({ document: ProtocolDocument }),
    output: Protocol,
    may: protocolWork,
    audit: 'not audited',
  }),
  discard: command({
    input: Target,
    output: z.object({ id: Id }),
    may: protocolWork,
    audit: { event: 'protocol.discarded', about: ({ id }) => id },
  }),
  /** From now on new cases follow it; open ones stay with the version they have. Refused while it lacks something. */
  publish: command({
    input: Target.extend({ why: Words }),
    output: Protocol,
    may: protocolPublishing,
    audit: { event: 'protocol.published', about: ({ id }) => id },
  }),
  /** Who holds a role from today: the point of contact first, then whoever stands in. */
  setHolders: command({
    input: z.object({ roleId: ItemId, colleagues: z.array(ColleagueRef).max(20) }),
    output: z.object({ holders: z.array(RoleHolder) }),
    may: protocolWork,
    audit: { event: 'protocol.holders-set', about: () => null },
  }),
  /**
   * A published version on paper, or a draft to be commented. The card stands on one page; refused where a text is too
   * long for it.
   */
  print: task({
    input: z.object({
      number: z.int().min(1),
      what: ProtocolPaperKind,
      as: z.enum(['paper', 'pdf']),
      language: StaffLanguage.default('en'),
      largePrint: z.boolean().default(false),
    }),
    output: PrintedUnseen.extend({ id: Id }),
    may: everyone,
    audit: { event: 'protocol.printed', about: ({ id }) => id },
  }),
  /** A published version as one file for every member of the staff, which any browser opens. */
  saveFile: task({
    input: z.object({ number: z.int().min(1), language: StaffLanguage.default('en') }),
    output: z.object({ id: Id }),
    may: everyone,
    audit: { event: 'protocol.file-saved', about: ({ id }) => id },
  }),
}
