import type { TextLine } from '#shared/api/translations.ts'
import { plain } from '#renderer/ui/plain.ts'

/** Who translated one of these texts and is named as whoever reviewed them: two pairs of eyes are one then. */
export function translatorsAmong(
  lines: readonly Pick<TextLine, 'translator'>[],
  reviewer: string,
): readonly string[] {
  const named = plain(reviewer)
  return [...new Set(lines.map(({ translator }) => translator.trim()))].filter(
    (translator) => translator !== '' && named.includes(plain(translator)),
  )
}
