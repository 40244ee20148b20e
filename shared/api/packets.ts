import { z } from 'zod'

import { Day, Id } from '../domain/fields.ts'
import { Obstacle } from '../domain/may-disclose.ts'
import { CheckedFact } from '../domain/packet-completeness.ts'
import { PacketChoice, PacketPart, PageEnding, PrintedPage } from '../domain/packet.ts'
import { SendMethod } from '../domain/referral.ts'
import { command, query, task } from './operation.ts'
import { PrintAs, Seen } from './paper.ts'
import { AlreadyLeft, Emergency } from './referrals.ts'
import { officeWork } from './roles.ts'

/** What must be there before a page may leave, in words, with what would mend it. */
export const PacketGap = z.object({
  part: PacketPart,
  gap: z.enum([
    ...Obstacle.options,
    'no-phone',
    'school-refers',
    'no-school-phone',
    'no-birth-date',
    'birth-date-not-covered',
    'no-provider',
    'family-declined',
    'provider-kept-away',
    'names-kept-away',
    'no-letters',
    'no-school-address',
    'emergency',
    'no-choices',
    'choice-left-out',
    'choice-no-phone',
    'no-crisis-numbers',
    'student-of-age',
    'no-interpreter',
    'own-words',
  ]),
  /** Signs the printed fonts have no shape for; only with `no-letters`. */
  signs: z.string().optional(),
  /** The pages that print only with whoever interprets named; only with `no-interpreter`. */
  pages: z.array(PacketPart).optional(),
  blocks: z.boolean(),
})
export type PacketGap = z.infer<typeof PacketGap>

/** How hard the English text of a packet is to read (Flesch–Kincaid grade), and what was typed into it. */
export const PacketReading = z.object({
  grade: z.number(),
  /** `null` where nothing was typed, or in another language. */
  typed: z
    .object({ grade: z.number(), sentences: z.array(z.string()), words: z.array(z.string()) })
    .nullable(),
})
export type PacketReading = z.infer<typeof PacketReading>

export const packets = {
  /** The real pages, as they print. */
  preview: query({
    input: PacketChoice,
    output: z.object({
      studentId: Id,
      /** For a shadow root that holds the pages: nothing in it reaches further. */
      styles: z.string(),
      /** Tells these very pages from any others. */
      digest: z.string(),
      direction: z.enum(['ltr', 'rtl']),
      language: z.string(),
      pages: z.array(z.object({ part: PacketPart, html: z.string() })),
      gaps: z.array(PacketGap),
      /** What providers send a letter back for; empty where no letter to one is in the packet. */
      complete: z.array(CheckedFact),
      reading: PacketReading.nullable(),
      /** No translator has checked the words of this language. */
      unreviewed: z.boolean(),
    }),
    may: officeWork,
    opens: (preview) => preview.studentId,
  }),
  /** Prints or saves as a PDF the very pages somebody looked at, and remembers each page until somebody says where it went. */
  print: task({
    input: z.object({ choice: PacketChoice, as: PrintAs, seen: Seen }),
    output: z.object({
      printed: z.boolean(),
      /** The name offered for the PDF, which the person may have changed; `null` on paper. */
      savedAs: z.string().nullable(),
      pages: z.array(PrintedPage),
    }),
    may: officeWork,
    audit: { event: 'packet.printed', about: (_, { choice }) => choice.referralId },
  }),
  /** Where each page went. "Sent to provider" sends the referral and writes one disclosure. */
  settle: command({
    input: z.object({
      referralId: Id,
      endings: z.array(z.object({ pageId: Id, ending: PageEnding })).min(1),
      method: SendMethod.nullable(),
      emergency: Emergency.nullable(),
      /** The parent who was handed those that were printed for no one of them; of a student of age nobody guesses. */
      handedTo: Id.nullable().default(null),
      alreadyLeft: AlreadyLeft.nullable().default(null),
      /** The day they went, where that is not today. */
      wentOn: Day.nullable().default(null),
    }),
    output: z.array(PrintedPage),
    may: officeWork,
    audit: { event: 'packet.settled', about: (_, { referralId }) => referralId },
  }),
}
