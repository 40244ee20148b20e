import { z } from 'zod'

import {
  Amendment,
  AmendmentDecision,
  AmendmentDraft,
  AmendmentStage,
  Hearing,
  Statement,
} from '../domain/amendment.ts'
import { Day, Id, Target } from '../domain/fields.ts'
import { PartRef } from '../domain/records-request.ts'
import { SaidInterpreter } from '../domain/interpreter.ts'
import { PacketLanguage } from '../domain/packet.ts'
import { command, query } from './operation.ts'
import { paper } from './paper.ts'
import { casework } from './roles.ts'

/** A part that may be contested, as a form offers it. */
const PartLine = PartRef.extend({ title: z.string(), on: Day.nullable() })

/** An amendment with the part it is about. */
export const AmendmentLine = Amendment.extend({
  title: z.string(),
  partOn: Day.nullable(),
  stage: AmendmentStage,
  ownerName: z.string(),
})
export type AmendmentLine = z.infer<typeof AmendmentLine>

/** Tells whoever asked of a no, of the hearing they may ask for, and of the statement after it (34 CFR 99.20(c)). */
const letter = paper({
  input: z.object({ id: Id, language: PacketLanguage, interpreter: SaidInterpreter }),
  may: casework,
  audit: { event: 'amendment.letter-printed', about: (_, { id }) => id },
})

const changed = (made: Amendment) => made.id

export const amendments = {
  /** What was said to be wrong in a record, of the parts the asker may read, and the parts there are. */
  list: query({
    input: z.object({ studentId: Id }),
    output: z.object({
      rows: z.array(AmendmentLine),
      parts: z.array(PartLine),
      /** What the family reads, among the languages a letter is printed in. */
      familyLanguage: PacketLanguage.nullable(),
    }),
    may: casework,
  }),
  /** A parent or the student of age asks for a change. */
  ask: command({
    input: AmendmentDraft,
    output: Amendment,
    may: casework,
    audit: { event: 'amendment.asked', about: changed },
  }),
  decide: command({
    input: Target.extend({ decision: AmendmentDecision }),
    output: Amendment,
    may: ['owner', 'administrator'],
    audit: { event: 'amendment.decided', about: changed },
  }),
  /** The hearing that was offered was held, or nobody wanted it. */
  hear: command({
    input: Target.extend({ hearing: Hearing }),
    output: Amendment,
    may: ['owner', 'administrator'],
    audit: { event: 'amendment.heard', about: changed },
  }),
  /** Their statement goes from now on wherever the part goes. */
  state: command({
    input: Target.extend({ statement: Statement }),
    output: Amendment,
    may: casework,
    audit: { event: 'amendment.stated', about: changed },
  }),
  previewLetter: letter.preview,
  printLetter: letter.print,
}
