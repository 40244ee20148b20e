import { z } from 'zod'

import { Day, Line, Nothing, OptionalLine } from '../domain/fields.ts'
import { PacketLanguage } from '../domain/packet.ts'
import { PrintedWords, TextState } from '../domain/printed-text.ts'
import { command, query, task } from './operation.ts'
import { paper } from './paper.ts'
import { everyone, oversight } from './roles.ts'

/** One text of the printed pages in one language, beside its English. */
export const TextLine = z.object({
  key: z.string(),
  english: z.string(),
  words: z.string(),
  /** What the program came with. */
  shipped: z.string(),
  state: TextState,
  /** Tells versions of the English apart that this was made from. */
  source: z.string(),
  /** The English it was made from, where that is another one now. */
  englishBefore: z.string().nullable(),
  translator: z.string(),
  translatedOn: Day.nullable(),
  reviewer: z.string().nullable(),
  reviewedOn: Day.nullable(),
  /** The school says it in its own words. */
  own: z.boolean(),
  /** Grows with every change, also when it goes back to what the program came with. */
  version: z.int(),
})
export type TextLine = z.infer<typeof TextLine>

/** How far a language is. */
export const LanguageCount = z.object({
  language: PacketLanguage,
  total: z.int(),
  reviewed: z.int(),
  outOfDate: z.int(),
  own: z.int(),
  /** Names all its texts as they are now; a printed page keeps the one of its words. */
  version: z.string(),
})
export type LanguageCount = z.infer<typeof LanguageCount>

/** A text as somebody saw it: a change of it is refused when it moved since. */
const SeenText = z.object({ key: z.string(), version: z.int().min(0) })

/** A text as somebody saw it beside its English: a change of it is refused when either moved since. */
const SeenBeside = SeenText.extend({ english: z.string() })
export type SeenBeside = z.infer<typeof SeenBeside>

/** One text a translator's file would change. */
export const TextChange = SeenBeside.extend({ before: z.string(), words: PrintedWords })
export type TextChange = z.infer<typeof TextChange>

/** A row of a translator's file that cannot be used, and why. */
export const UnusableRow = z.object({
  row: z.int(),
  english: z.string(),
  reason: z.enum(['unknown', 'english-changed', 'several', 'blanks', 'signs', 'twice', 'too-long']),
  /** The blanks or the signs it is about. */
  about: z.string(),
})
export type UnusableRow = z.infer<typeof UnusableRow>

/** All texts of one page beside their English, for whoever checks them. */
const proof = paper({
  input: z.object({ language: PacketLanguage, section: z.string().max(100) }),
  may: oversight,
  audit: { event: 'text.printed', about: () => null },
})

/** What families read on paper, in every language: whose words these are, and who checked them. */
export const translations = {
  overview: query({ input: Nothing, output: z.array(LanguageCount), may: everyone }),
  list: query({ input: z.object({ language: PacketLanguage }), output: z.array(TextLine), may: everyone }),
  /** Says one text in other words; nobody has checked those yet. */
  save: command({
    input: SeenBeside.extend({ language: PacketLanguage, words: PrintedWords, translator: OptionalLine }),
    output: z.object({ key: z.string() }),
    may: oversight,
    audit: { event: 'text.changed', about: () => null },
  }),
  /** A qualified translator found these right, all or none. */
  review: command({
    input: z.object({
      language: PacketLanguage.exclude(['en'], 'translations:errors.english'),
      texts: z.array(SeenBeside).min(1, 'translations:errors.none'),
      reviewer: Line,
      reviewedOn: Day,
    }),
    output: z.object({ count: z.int() }),
    may: oversight,
    audit: { event: 'text.reviewed', about: () => null },
  }),
  /** Says them again as the program came. */
  restore: command({
    input: z.object({
      language: PacketLanguage,
      texts: z.array(SeenText).min(1, 'translations:errors.none'),
    }),
    output: z.object({ count: z.int() }),
    may: oversight,
    audit: { event: 'text.restored', about: () => null },
  }),
  /** A spreadsheet for a translator: English beside the translation. */
  saveFile: task({
    input: z.object({
      language: PacketLanguage.exclude(['en'], 'translations:errors.english'),
      all: z.boolean(),
    }),
    output: z.object({ savedAs: z.string(), count: z.int() }),
    may: oversight,
    audit: { event: 'text.file-saved', about: () => null },
  }),
  /** Reads a translator's spreadsheet and says what it would change; nothing changes yet. */
  readFile: task({
    input: z.object({
      language: PacketLanguage.exclude(['en'], 'translations:errors.english'),
      token: z.string().nullable(),
    }),
    output: z.object({
      changes: z.array(TextChange),
      unusable: z.array(UnusableRow),
      /** Rows that say what stands here already. */
      same: z.int(),
      /** The texts it says something usable of, changed or as they stand: what its translator vouches for. */
      usable: z.array(z.string()),
      /** Rows without a translation. */
      empty: z.int(),
    }),
    may: oversight,
    audit: { event: 'text.file-read', about: () => null },
  }),
  /** Takes over what a file said, all or nothing. */
  takeOver: command({
    input: z.object({
      language: PacketLanguage.exclude(['en'], 'translations:errors.english'),
      changes: z.array(TextChange).min(1, 'translations:errors.none'),
      translator: Line,
    }),
    output: z.object({ count: z.int() }),
    may: oversight,
    audit: { event: 'text.file-taken', about: () => null },
  }),
  ...proof,
}
