import type { TextLine } from '#shared/api/translations.ts'
import { sectionOf } from '#shared/domain/printed-text.ts'
import { isMessage, useText } from '#renderer/text.ts'

/** The pages a language's texts stand on, in their order, each with its name. */
export function useSections(lines: readonly TextLine[]): ReadonlyMap<string, string> {
  const { t } = useText()
  const titles = new Map(lines.map(({ key, english }) => [key, english]))
  return new Map(
    lines.map(({ key }) => {
      const section = sectionOf(key)
      const name = `translations:section.${section}`
      return [section, isMessage(name) ? t(name) : (titles.get(`${section}.title`) ?? section)]
    }),
  )
}
