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

/** One line that must be filled in. */
export const Line = z
  .string()
  .trim()
  .max(200, message('common:fields.tooLong'))
  .regex(VISIBLE_SIGN, message('common:fields.required'))

/** One line that may stay empty. */
export const OptionalLine = z.string().trim().max(200, message('common:fields.tooLong'))

/** A paragraph that must be filled in. */
export const Words = z
  .string()
  .trim()
  .max(8000, message('common:fields.tooLong'))
  .regex(VISIBLE_SIGN, message('common:fields.required'))

/** A paragraph that may stay empty. */
export const OptionalWords = z.string().trim().max(8000, message('common:fields.tooLong'))

/** A BCP 47 language tag such as `es` or `zh-Hant`. */
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, message('common:fields.notAllowed'))

/** Nothing needed: operations without input take `{}`. */
export const Nothing = z.object({})

/** An identified record at a version: what a change names. */
export const Target = z.object({ id: Id, version: Version })
