import { withoutTurning } from '#shared/domain/fields.ts'

/** A heading or value as words to compare: lower case, no accents, camel case and punctuation taken apart. */
export function plainWords(text: string): string {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A heading as one word, so that `org_id`, `orgId` and `Org ID` are the same. */
export function oneWord(text: string): string {
  return plainWords(text).replaceAll(' ', '')
}

const JOINER = /^[\u200c\u200d]$/

/** A cell without blanks and joiners around it, and without signs that turn it around or that nobody sees. */
export function trimmed(cell: string | undefined): string {
  let text = withoutTurning(cell ?? '').trim()
  while (JOINER.test(text[0] ?? '')) text = text.slice(1).trimStart()
  while (JOINER.test(text.at(-1) ?? '')) text = text.slice(0, -1).trimEnd()
  return text
}

/** A cell, or `null` when there is nothing in it. */
export function orNull(text: string): string | null {
  return text === '' ? null : text
}
