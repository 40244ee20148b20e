/** A person's name in its two parts. */
export interface NameParts {
  readonly givenName: string
  readonly familyName: string
}

/** How whole names without a comma are written in a file. */
export type NameOrder = 'given-first' | 'family-first'

/** Takes a whole name apart: at its comma (`Last, First`), else at the last or first blank; nothing for a single word. */
export function splitName(name: string, order: NameOrder): NameParts | undefined {
  const comma = name.indexOf(',')
  if (comma >= 0) {
    const familyName = name.slice(0, comma).trim()
    const givenName = name.slice(comma + 1).trim()
    return familyName && givenName ? { givenName, familyName } : undefined
  }
  const words = name.split(/\s+/).filter(Boolean)
  if (words.length < 2) return undefined
  if (order === 'family-first') return { familyName: words[0] ?? '', givenName: words.slice(1).join(' ') }
  return { givenName: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? '' }
}

/** A name as it is spoken, whichever way the file has it. */
export function spokenName(name: string): string {
  const parts = name.includes(',') ? splitName(name, 'given-first') : undefined
  return parts ? `${parts.givenName} ${parts.familyName}` : name
}
