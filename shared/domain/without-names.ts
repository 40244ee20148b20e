const LEAST_SIGNS = 2

/** Marks a name is written with or without; a vowel that is written as a mark is no such mark. */
const MARKS = String.raw`[\p{M}&&\p{Diacritic}]`
const WORD = String.raw`[\p{L}\p{N}\p{M}]`

/** Small words in front of a name, which stand in every other sentence too. */
export const PARTICLES: readonly string[] = [
  ...['de', 'del', 'da', 'das', 'do', 'dos', 'di', 'du', 'des', 'la', 'las', 'los', 'le', 'el', 'al'],
  ...['van', 'von', 'der', 'den', 'ter', 'ten', 'zu', 'bin', 'ibn', 'bint', 'abu'],
]

const isParticle = (part: string): boolean => PARTICLES.includes(part.toLowerCase())

const plain = (name: string): string => name.trim().normalize('NFD').replaceAll(new RegExp(MARKS, 'gv'), '')

/** The names as somebody may write them: whole, and each part that is a name by itself. */
function known(names: readonly string[]): readonly string[] {
  const found = names.map(plain).flatMap((name) => {
    const parts = name.split(/[\s-]+/)
    return [name, ...parts.filter((part, at) => at === parts.length - 1 || !isParticle(part))]
  })
  // The whole name before its parts.
  return [...new Set(found)]
    .filter(({ length }) => length >= LEAST_SIGNS)
    .toSorted((one, other) => other.length - one.length)
}

/** One sign of a name, with whatever marks it has where it is written. */
function written(sign: string): string {
  if (/\s/.test(sign)) return String.raw`\s+`
  if (/['’]/.test(sign)) return `['’]`
  return `${sign.replace(/[.*+?^${}()|[\]\\/]/, String.raw`\$&`)}${MARKS}*`
}

/**
 * Words with a code in the place of each name, whole words alone, however they are written, with the marks of the name or
 * without. It takes away what somebody wrote without thinking; what they wrote around it is theirs.
 */
export function withoutNames(words: string, names: readonly string[], code: string): string {
  const all = known(names)
  if (all.length === 0) return words
  const one = all.map((name) => [...name].map(written).join('')).join('|')
  const name = String.raw`(?<!${WORD})(?:${one})(?!${WORD})`
  const between = String.raw`\s+(?:(?:${PARTICLES.join('|')})\s+)*`
  const found = new RegExp(`${name}(?:${between}${name})*`, 'giv')
  return words.normalize('NFD').replaceAll(found, code).normalize('NFC')
}
