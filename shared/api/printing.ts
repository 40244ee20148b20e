import { z } from 'zod'

import { Day, Id, Instant } from '../domain/fields.ts'
import { FormInHistory, PrintedForm } from '../domain/form.ts'
import { Obstacle } from '../domain/may-disclose.ts'
import { Relation } from '../domain/student.ts'
import { EndingOfMany, FormBatch, PacketBatch } from '../domain/many-at-once.ts'
import { PacketLanguage, PacketPart, PrintedPage } from '../domain/packet.ts'
import { PageStop } from '../domain/page-stop.ts'
import { SendMethod } from '../domain/referral.ts'
import { WhyWaits } from '../domain/usual-packet.ts'
import { command, query, task } from './operation.ts'
import { PacketGap } from './packets.ts'
import { PrintAs, Seen } from './paper.ts'
import { officeWork } from './roles.ts'
import { AlreadyLeft, Emergency } from './referrals.ts'

/** Why a packet or a form of many does not print. */
export const NotForPaper = z.enum([
  ...PacketGap.shape.gap.options,
  'may-not-interpret',
  'entered-in-error',
  'gone',
  'moved',
  'form-not-again',
])
export type NotForPaper = z.infer<typeof NotForPaper>

/** One packet of many before it prints: what it would hold, or why it does not print. */
export const PacketOfMany = z.object({
  referralId: Id,
  /** Empty where it is no longer there. */
  studentListName: z.string(),
  /** Where it leads: a provider, or help at school. */
  destination: z.string(),
  language: PacketLanguage,
  /** For whom it is; `null` for the whole family. */
  addresseeId: Id.nullable(),
  /** Whom it may be for. */
  mayHave: z.array(z.object({ id: Id, name: z.string(), relation: Relation })),
  /** The language of whom it is for, where no page is written in it. */
  unprinted: z.string().nullable(),
  /** Who of them does not read. */
  doNotRead: z.array(z.string()),
  /** Where what is missing can be set right; `null` where it is no longer there. */
  about: z.object({ studentId: Id, caseId: Id, organizationId: Id.nullable() }).nullable(),
  parts: z.array(PacketPart),
  /** Why it goes without the letter to its provider, which it would hold otherwise. */
  withoutLetter: Obstacle.nullable(),
  /** Why its form to sign does not go along by itself: it was taken back or declined. */
  formWaits: WhyWaits.nullable(),
  /** Numbers that are missing on its pages: of its provider, or of the school. */
  noNumber: z.array(z.enum(['no-phone', 'no-school-phone'])),
  stop: NotForPaper.nullable(),
  /** The signs no font draws, where they are what stops it. */
  signs: z.string(),
  /** Tells its very pages from any others; empty where it is no longer there. */
  digest: z.string(),
})
export type PacketOfMany = z.infer<typeof PacketOfMany>

/** The forms of one student of many before they print: whether they do, or why not. */
export const FormsOfMany = z.object({
  studentId: Id,
  language: PacketLanguage,
  /** The languages its contacts read, where a page is written in them: more than one where it is to be chosen. */
  languagesRead: z.array(PacketLanguage),
  stop: NotForPaper.nullable(),
  /** The signs no font draws, where they are what stops it. */
  signs: z.string(),
  /** Tells its very pages from any others; empty where they do not print. */
  digest: z.string(),
})
export type FormsOfMany = z.infer<typeof FormsOfMany>

/** A page of a packet that may still go somewhere, with whose it is; who reads it out to a family is for no list. */
export const UnsaidPage = PrintedPage.omit({ interpreter: true }).extend({
  studentId: Id,
  studentListName: z.string(),
  destination: z.string(),
  /** For whom it was printed; `null` for the whole family, for a provider, and for whoever nobody may contact by now. */
  printedFor: z.object({ name: z.string(), relation: Relation }).nullable(),
  /** Why it must not go by now. */
  stop: PageStop.nullable(),
})
export type UnsaidPage = z.infer<typeof UnsaidPage>

/** A form of a student that may still go somewhere. */
export const UnsaidForm = FormInHistory.extend({
  studentListName: z.string(),
  /** To whom an answer to a records request goes; empty of anything else. */
  to: z.string(),
  /** Why it must not go by now. */
  stop: PageStop.nullable(),
})
export type UnsaidForm = z.infer<typeof UnsaidForm>

/** A packet that did not come out of the printer. */
export const UnprintedPacket = z.object({ referralId: Id, studentListName: z.string(), printedAt: Instant })
export type UnprintedPacket = z.infer<typeof UnprintedPacket>

/** What came of printing many: how many were handed to the printer, and which were not, with the reason. */
const PrintedMany = z.object({
  /** Whether the printer took all of it. */
  printed: z.boolean(),
  savedAs: z.string().nullable(),
  count: z.int(),
  /** How many pages come out, empty ones among them; `null` where the printer does not tell. */
  pages: z.int().nullable(),
  refused: z.array(z.object({ id: Id, why: NotForPaper, signs: z.string() })),
})

export const printing = {
  /** What each of many packets would hold, and which of them may not be printed. */
  readyPackets: query({ input: PacketBatch, output: z.array(PacketOfMany), may: officeWork }),
  /** Of many students, for whom forms may not be printed. */
  readyForms: query({ input: FormBatch, output: z.array(FormsOfMany), may: officeWork }),
  /** Prints those of many packets that may be printed as one document, and says why not the others. */
  printPackets: task({
    input: z.object({
      batch: PacketBatch,
      as: PrintAs,
      /** The packets that were looked at, by referral; what was not, or reads otherwise by now, is left out and named. */
      seen: z.record(Id, Seen),
    }),
    output: PrintedMany,
    may: officeWork,
    audit: { event: 'packet.many-printed', about: () => null },
  }),
  /** One or several forms for many students, as one document. */
  printForms: task({
    input: z.object({
      batch: FormBatch,
      as: PrintAs,
      /** The forms that were looked at, by student; what was not, or reads otherwise by now, is left out and named. */
      seen: z.record(Id, Seen),
    }),
    output: PrintedMany,
    may: officeWork,
    audit: { event: 'form.many-printed', about: () => null },
  }),
  /** Printed pages that name a student and of which nobody has said where they went. */
  unsaid: query({
    input: z.object({}),
    output: z.object({
      pages: z.array(UnsaidPage),
      forms: z.array(UnsaidForm),
      notPrinted: z.array(UnprintedPacket),
    }),
    may: officeWork,
  }),
  /** Printed pages that name a student and were kept: they may still go. */
  kept: query({
    input: z.object({}),
    output: z.object({ pages: z.array(UnsaidPage), forms: z.array(UnsaidForm) }),
    may: officeWork,
  }),
  /** Where many pages went, or that they did not come out; what is sent to a provider is said for each by itself. */
  settle: command({
    input: z
      .object({
        pages: z.array(z.object({ referralId: Id, pageId: Id })).max(5000),
        formIds: z.array(Id).max(5000),
        ending: EndingOfMany,
        /** The day they went; `null` for today. */
        wentOn: Day.nullable().default(null),
        /** The parent who was handed what was printed for no one of them; `null` where nobody said which. */
        handedTo: Id.nullable().default(null),
        alreadyLeft: AlreadyLeft.nullable().default(null),
      })
      .refine(({ pages, formIds }) => pages.length + formIds.length > 0),
    output: z.object({ settled: z.int() }),
    may: officeWork,
    audit: { event: 'printed.settled', about: () => null },
  }),
  /** A form that names a student went to the provider of one of their referrals: one disclosure. */
  sendForm: command({
    input: z.object({
      ...{ id: Id, referralId: Id, method: SendMethod, emergency: Emergency.nullable() },
      alreadyLeft: AlreadyLeft.nullable().default(null),
      /** The day it went; `null` for today. */
      wentOn: Day.nullable().default(null),
    }),
    output: PrintedForm,
    may: officeWork,
    audit: { event: 'form.sent', about: (sent) => sent.studentId },
  }),
}
