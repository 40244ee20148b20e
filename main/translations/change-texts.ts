import type { SeenBeside } from '#shared/api/translations.ts'
import { conflictError, invalidError, notFoundError } from '#shared/app-error.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import { blanksProblem, type KeptText } from '#shared/domain/printed-text.ts'

import type { CommandContext } from '../context.ts'
import type { WritableDb } from '../db/types.ts'
import { signsWithoutFont } from '../print/fonts.ts'
import { sourceOf, versionsOf } from './school-texts.ts'
import { deleteText, insertText, listTexts, putBack } from './texts.sql.ts'

interface SeenText {
  readonly key: string
  readonly version: number
}

/** Each text as it is kept now. Throws `conflict` where one moved since it was seen. */
export function requireSeen(
  { db }: Pick<CommandContext, 'db'>,
  language: PacketLanguage,
  seen: readonly SeenText[],
): ReadonlyMap<string, KeptText> {
  const kept = new Map(listTexts(db, { language }).map((text) => [text.key, text]))
  const versions = versionsOf(db, language)
  for (const { key, version } of seen) if ((versions.get(key) ?? 0) !== version) throw conflictError()
  return kept
}

/**
 * Each text as it is kept now. Throws `conflict` where one moved since it was seen, or the English beside it; `not_found`
 * where no page has it.
 */
export function requireSeenBeside(
  context: Pick<CommandContext, 'db'>,
  language: PacketLanguage,
  seen: readonly SeenBeside[],
): ReadonlyMap<string, KeptText> {
  const sources = sourceOf(context.db, language)
  for (const { key, english } of seen) {
    const source = sources.get(key)
    if (source === undefined) throw notFoundError()
    if (source !== english) throw conflictError()
  }
  return requireSeen(context, language, seen)
}

/** Refuses words that lack a blank of their English, or that no font of the pages draws. */
export function refuseUnfit(key: string, english: string, words: string): void {
  const problem = blanksProblem(key, english, words)
  if (problem) throw invalidError([{ path: 'words', ...problem }])
  const signs = signsWithoutFont(words)
  if (signs.length > 0)
    throw invalidError([
      { path: 'words', message: 'translations:errors.signs', values: { signs: signs.join(' ') } },
    ])
}

interface Put {
  readonly key: string
  /** `null` as the program came. */
  readonly text: Omit<KeptText, 'language' | 'key' | 'changedAt' | 'changedBy' | 'version'> | null
}

/** A text of the school, or none, and how often it was changed. */
interface Standing {
  readonly text: KeptText | undefined
  readonly version: number
}

function standingOf(db: WritableDb, language: PacketLanguage, keys: readonly string[]): readonly Standing[] {
  const kept = new Map(listTexts(db, { language }).map((text) => [text.key, text]))
  const versions = versionsOf(db, language)
  return keys.map((key) => ({ text: kept.get(key), version: versions.get(key) ?? 0 }))
}

/** A version only grows, also when a text goes back to what the program came with: it names one text for ever. */
function place(db: WritableDb, language: PacketLanguage, key: string, { text, version }: Standing): void {
  if (!text) return void putBack(db, { language, key, version })
  deleteText(db, { language, key })
  insertText(db, { ...text, version })
}

/** Puts texts in the place of those that were there, and says how they come back unless somebody changed them again. */
export function putTexts(context: CommandContext, language: PacketLanguage, puts: readonly Put[]): void {
  const { db, now, session } = context
  const keys = puts.map(({ key }) => key)
  const before = standingOf(db, language, keys)
  puts.forEach(({ key, text: said }, at) => {
    const version = (before[at]?.version ?? 0) + 1
    const text = said
      ? { ...said, language, key, changedAt: now, changedBy: session.accountId, version }
      : undefined
    place(db, language, key, { text, version })
  })
  const after = standingOf(db, language, keys)
  context.undoable((later) => {
    const present = standingOf(later.db, language, keys)
    if (JSON.stringify(present) !== JSON.stringify(after)) throw conflictError()
    keys.forEach((key, at) =>
      place(later.db, language, key, { text: before[at]?.text, version: (present[at]?.version ?? 0) + 1 }),
    )
  })
}
