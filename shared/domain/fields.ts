import { z } from 'zod'

import type { MessageKey } from '../text/catalogues.ts'

/** Names a message where zod expects its text, so that a misspelt key stops the build. */
export function message(key: MessageKey): string {
  return key
}

/** UUIDv7, made by the program; never printed or exported. */
export const Id = z.uuid()

/** A day of the calendar, `2026-12-08`, that exists. */
export const Day = z.iso.date(message('common:fields.notADate'))

/** A moment, ISO with `Z`. */
export const Instant = z.iso.datetime()

/** Grows by one with every change; a stale one is a conflict. */
export const Version = z.int().min(1)

/** Something a person can see: nothing, and invisible signs alone, would be a blank line in every list. */
const VISIBLE_SIGN = /[\p{L}\p{N}\p{P}\p{S}]/u

/**
 * Signs that turn what follows around, that nobody sees, or that are none: no text of a person needs one. What joins, parts
 * or shapes the letters of a script (U+200C, U+200D, variation selectors) stays, and so do line ends and tabs.
 */
const TURNING =
  /[[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Cs}\p{Cc}\u2800\ufff9-\ufffb]--[\t\n\v\f\r\u0085\u200c-\u200d\p{Variation_Selector}]]/gv

/** A text without signs that turn what follows around, or that nobody sees. */
export function withoutTurning(text: string): string {
  return text.replaceAll(TURNING, '')
}

/** A text as one line: what a pasted line end or tab parts is parted by a blank. */
function oneLine(text: string): string {
  return withoutTurning(text).replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
}

/** Text that is kept as one line, whatever was pasted. */
const OneLine = z.string().overwrite(oneLine).trim()

/** One line that must be filled in. */
export const Line = OneLine.max(200, message('common:fields.tooLong')).regex(
  VISIBLE_SIGN,
  message('common:fields.required'),
)

/** One line that may stay empty. */
export const OptionalLine = OneLine.max(200, message('common:fields.tooLong'))

/** One line that may be as long as a web address or an imported street address. */
export const LongLine = OneLine.max(1000, message('common:fields.tooLong'))

/** A paragraph that may stay empty: its line ends and tabs stay. */
export const OptionalWords = z
  .string()
  .overwrite(withoutTurning)
  .trim()
  .max(8000, message('common:fields.tooLong'))

/** A paragraph that must be filled in. */
export const Words = OptionalWords.regex(VISIBLE_SIGN, message('common:fields.required'))

/** A BCP 47 language tag such as `es` or `zh-Hant`. */
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, message('common:fields.notAllowed'))

/** Nothing needed: operations without input take `{}`. */
export const Nothing = z.object({})

/** An identified record at a version: what a change names. */
export const Target = z.object({ id: Id, version: Version })
