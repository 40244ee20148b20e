import { z } from 'zod'

import { CaseCode } from '../domain/case-code.ts'
import { Day, Id, Instant, Nothing, Target } from '../domain/fields.ts'
import { HeardAnswer, SlipAnswer, SlipAnswerDraft, UncodedCard } from '../domain/slip-answer.ts'
import { Slip } from '../domain/slip.ts'
import { command, query } from './operation.ts'
import { ReferralView } from './referrals.ts'
import { officeWork } from './roles.ts'

/** A paper that was entered before, as it tells itself from another. */
export const EnteredBefore = SlipAnswer.pick({
  id: true,
  slip: true,
  tick: true,
  cameOn: true,
  referralId: true,
}).extend({
  recordedAt: Instant,
  who: z.string(),
})
export type EnteredBefore = z.infer<typeof EnteredBefore>

/** A case that a paper may have come back for. */
export const SlipMatch = z.object({
  code: CaseCode,
  /** Which paper it is; `null` where only the case was named. */
  slip: Slip.nullable(),
  caseId: Id,
  studentName: z.string(),
  referrals: z.array(
    ReferralView.pick({ id: true, destination: true, serviceName: true, state: true, pathway: true }).extend({
      /** Whether a packet of it was printed and may be with the family. */
      hasPacket: z.boolean(),
    }),
  ),
  /** The referral it was printed for; `null` where it may be one of several, or the case has none. */
  referralId: Id.nullable(),
  /** What papers of this case said that hold, the newest first. */
  before: z.array(EnteredBefore),
})
export type SlipMatch = z.infer<typeof SlipMatch>

/**
 * A paper of a pile: what it says, and where one of its kind was entered for the referral before, what it is: another one,
 * or by its id the answer it corrects.
 */
export const PileRow = z.object({
  said: SlipAnswerDraft,
  again: z.union([z.literal('another'), Id]).nullable(),
  /** When to ask again about a waiting list it tells of; `null` is the usual day. */
  askOn: Day.nullish(),
})
export type PileRow = z.infer<typeof PileRow>

const MOST_PAPERS = 500

/** Where a line of the pile stands in the form it was typed into. */
const LineKey = z.string().regex(/^[\w-]{1,40}$/)

/** Papers that come back to the office by their code. */
export const slips = {
  /**
   * What a code leads to, however it was typed, pasted or scanned. Where it does not read, the cases whose code comes
   * close; a case the asker may not read is not there, as if nobody had its code.
   */
  find: query({
    input: z.object({ typed: z.string().max(200) }),
    output: z.object({
      /** Whether it reads as a code; otherwise what is found are guesses. */
      isRead: z.boolean(),
      matches: z.array(SlipMatch),
    }),
    may: officeWork,
  }),
  /**
   * Enters papers that came back, by the lines they were typed into: all of them or nothing. Each is kept as it is,
   * moves its referral where it can, and puts what it asks for on somebody's list. What is refused is told for each
   * line, so that the others can be entered without it and nothing is lost. A card without a code is kept under the id of
   * its line: entered again it is the same card.
   */
  enter: command({
    input: z
      .object({ rows: z.record(LineKey, PileRow), cards: z.record(Id, UncodedCard) })
      .refine(({ rows, cards }) => {
        const papers = Object.keys(rows).length + Object.keys(cards).length
        return papers > 0 && papers <= MOST_PAPERS
      }),
    output: z.object({ entered: z.int(), moved: z.int(), tasks: z.int() }),
    may: officeWork,
    audit: { event: 'slip.pile-entered', about: () => null },
  }),
  /** What a paper said was read wrong: what it says stands beside what was entered, and holds from now on. */
  amend: command({
    input: Target.extend({ said: SlipAnswerDraft }),
    output: SlipAnswer,
    may: officeWork,
    audit: { event: 'slip.amended', about: ({ id }) => id },
  }),
  /** How the cards without a code were answered, since the first one came. */
  cards: query({
    input: Nothing,
    output: z.object({
      total: z.int().min(0),
      since: Day.nullable(),
      counts: z.array(
        z.object({
          question: z.enum(['helped', 'respected', 'safe']),
          answers: z.record(HeardAnswer, z.int().min(0)),
        }),
      ),
    }),
    may: officeWork,
  }),
}
