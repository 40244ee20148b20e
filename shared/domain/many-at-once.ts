import { z } from 'zod'

import { Id, message } from './fields.ts'
import { FormId, FORMS } from './form.ts'
import { Interpreter } from './interpreter.ts'
import { PacketLanguage, PacketPart, PageEnding, PaperSize } from './packet.ts'

/** How many families or students one print may be for: more than that nobody carries to a printer at once. */
export const MOST_AT_ONCE = 300

const many = z
  .array(Id)
  .min(1, message('printing:errors.nobody'))
  .max(MOST_AT_ONCE, message('printing:errors.tooMany'))

/** How many papers in one document look. */
const Look = z.object({
  paper: PaperSize,
  largePrint: z.boolean(),
  /** Whether each family begins on a new sheet of a printer that prints both sides. */
  onNewSheets: z.boolean(),
  /** Who reads to a family what it signs in words nobody has checked, by student; said of each family by itself. */
  interpreters: z.record(Id, Interpreter).default({}),
})

/** Packets for many referrals in one go, and how they look. */
export const PacketBatch = Look.extend({
  referralIds: many,
  /** The same pages for all; `null` gives each family what belongs to the pathway of its referral. */
  parts: z.array(PacketPart).min(1, message('packets:errors.noParts')).nullable(),
  /** How the parts follow each other. */
  order: z.array(PacketPart),
  /** The same language for all; `null` gives each family the one it reads. */
  language: PacketLanguage.nullable(),
  /** For whom each packet is, by referral, where several may have it; `null` for the whole family. */
  addressees: z.record(Id, Id.nullable()).default({}),
  /** The referrals whose form to sign goes along although the family took it back or declined. */
  askAgain: z.array(Id).max(MOST_AT_ONCE).default([]),
})
export type PacketBatch = z.infer<typeof PacketBatch>

/** Forms for many students in one go, and how they look. */
export const FormBatch = Look.extend({
  studentIds: many,
  forms: z
    .array(FormId)
    .min(1, message('forms:errors.none'))
    .refine((forms) => forms.every((form) => FORMS[form].forStudent)),
  /** The same language for all; `null` gives each family the one it reads. */
  language: PacketLanguage.nullable(),
  /** The language for one family of which several are read, by student. */
  languages: z.record(Id, PacketLanguage).default({}),
})
export type FormBatch = z.infer<typeof FormBatch>

/** How pages of many students may end at once; what is sent to a provider is said for each by itself. */
export const EndingOfMany = PageEnding.exclude(['sent-to-provider'])
export type EndingOfMany = z.infer<typeof EndingOfMany>
