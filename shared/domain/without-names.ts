const LEAST_SIGNS = 2

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/**
 * Words with a code in the place of each name, whole words alone, however they are written. It takes away what somebody
 * wrote without thinking; what they wrote around it is theirs.
 */
export function withoutNames(words: string, names: readonly string[], code: string): string {
  const known = [...new Set(names.map((name) => name.trim()).filter(({ length }) => length >= LEAST_SIGNS))]
    // The whole name before its parts.
    .toSorted((one, other) => other.length - one.length)
    .map(escaped)
  if (known.length === 0) return words
  const name = String.raw`(?<![\p{L}\p{N}])(?:${known.join('|')})(?![\p{L}\p{N}])`
  const all = new RegExp(String.raw`${name}(?:\s+${name})*`, 'giu')
  return words.replaceAll(all, code)
}
