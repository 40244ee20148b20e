import { z } from 'zod'

import { StaffReader } from '../domain/acknowledgement.ts'
import { Day, Id } from '../domain/fields.ts'
import { StaffLanguage } from '../domain/packet.ts'
import { ColleagueRef } from '../domain/protocol.ts'
import { command, query, task } from './operation.ts'
import { PrintedUnseen } from './paper.ts'
import { everyone } from './roles.ts'

const OfVersion = z.object({ protocolId: Id })

/** Who of the staff has read which version; those of an earlier version stay with it. */
export const acknowledgements = {
  /** Everybody who works here, and whoever acknowledged it and left since, by name. */
  list: query({ input: OfVersion, output: z.object({ readers: z.array(StaffReader) }), may: everyone }),
  /** "I have read it", for oneself. */
  acknowledge: command({
    input: OfVersion,
    output: OfVersion,
    may: everyone,
    audit: { event: 'protocol.acknowledged', about: ({ protocolId }) => protocolId },
  }),
  /** What a signed sheet says; whoever acknowledged it already keeps their day. */
  record: command({
    input: OfVersion.extend({ on: Day, colleagues: z.array(ColleagueRef).min(1).max(500) }),
    output: OfVersion.extend({ added: z.int() }),
    may: everyone,
    audit: { event: 'protocol.acknowledgements-recorded', about: ({ protocolId }) => protocolId },
  }),
  /** Takes out what was entered by mistake. */
  remove: command({
    input: OfVersion.extend({ colleague: ColleagueRef }),
    output: OfVersion,
    may: everyone,
    audit: { event: 'protocol.acknowledgement-removed', about: ({ protocolId }) => protocolId },
  }),
  /** A sheet to sign, with the names that are still missing. */
  printSheet: task({
    input: OfVersion.extend({ as: z.enum(['paper', 'pdf']), language: StaffLanguage.default('en') }),
    output: OfVersion.extend(PrintedUnseen.shape),
    may: everyone,
    audit: { event: 'protocol.sheet-printed', about: ({ protocolId }) => protocolId },
  }),
}
