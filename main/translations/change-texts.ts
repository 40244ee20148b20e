import { conflictError, invalidError, notFoundError } from '#shared/app-error.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import { blanksProblem, type KeptText } from '#shared/domain/printed-text.ts'

import type { CommandContext } from '../context.ts'
import type { WritableDb } from '../db/types.ts'
import { signsWithoutFont } from '../print/fonts.ts'
import { deleteText, insertText, listTexts } from './texts.sql.ts'

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
  for (const { key, version } of seen) if ((kept.get(key)?.version ?? 0) !== version) throw conflictError()
  return kept
}

/** Refuses words that lack a blank of their English, or that no font of the pages draws. */
export function refuseUnfit(key: string, english: string | undefined, words: string): void {
  if (english === undefined) throw notFoundError()
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

const versionsOf = (db: WritableDb, language: PacketLanguage, keys: readonly string[]) => {
  const kept = new Map(listTexts(db, { language }).map((text) => [text.key, text]))
  return keys.map((key) => kept.get(key))
}

/** Puts texts in the place of those that were there, and says how they come back unless somebody changed them again. */
export function putTexts(context: CommandContext, language: PacketLanguage, puts: readonly Put[]): void {
  const { db, now, session } = context
  const keys = puts.map(({ key }) => key)
  const before = versionsOf(db, language, keys)
  puts.forEach(({ key, text }, at) => {
    deleteText(db, { language, key })
    const version = (before[at]?.version ?? 0) + 1
    if (text)
      insertText(db, { ...text, language, key, changedAt: now, changedBy: session.accountId, version })
  })
  const after = versionsOf(db, language, keys)
  context.undoable((later) => {
    const present = versionsOf(later.db, language, keys)
    if (JSON.stringify(present) !== JSON.stringify(after)) throw conflictError()
    keys.forEach((key, at) => {
      deleteText(later.db, { language, key })
      const old = before[at]
      // A version that was seen in between is not seen again as another text.
      if (old) insertText(later.db, { ...old, version: (present[at]?.version ?? old.version) + 1 })
    })
  })
}
