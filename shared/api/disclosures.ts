import { z } from 'zod'

import { Id } from '../domain/fields.ts'
import { SaidInterpreter } from '../domain/interpreter.ts'
import { PacketLanguage } from '../domain/packet.ts'
import { paper } from './paper.ts'
import { casework } from './roles.ts'

/** What left the school about a student. The program writes it wherever something leaves; nobody types it in. */
export const disclosures = {
  /** The record kept with a student's own, for whoever may inspect it (34 CFR 99.32(a), (c)). */
  ...paper({
    input: z.object({
      studentId: Id,
      /** What its reader reads. */
      language: PacketLanguage,
      /** Who reads it to the family, while nobody has checked what it says of their rights. */
      interpreter: SaidInterpreter,
    }),
    may: casework,
    audit: { event: 'disclosures.printed', about: (_, { studentId }) => studentId },
  }),
}
