/** What somebody at the school may be called in a text. */
export interface Named {
  readonly givenName: string
  readonly familyName: string
  readonly preferredName: string | null
}

/** Where a name stands in a text: `[start, end)`. */
export interface FoundName {
  readonly start: number
  readonly end: number
  readonly words: string
}

const LEAST_SIGNS = 2

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu

/** What may stand between the parts of one name. */
const BETWEEN = /^(?:\s|-)+(?:(?:de|del|da|dos|la|las|los|van|von|der|den|bin|ibn|al|el)\s+)*$/iu

/** Scripts in which words are not set apart. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Names that are words of every other sentence: written small they are the word. */
const ORDINARY = new Set(
  `will may mark grace hope rose art angel long young king brown white black green day april june august summer autumn
   dawn joy faith grant chance drew pat sue bill rob jack ray gene jean dean miles chase hunter mason carter cook baker
   hill woods field park parks rice price rich love good best moon sun sky river star case page ward wells banks rivers
   stone wood bell ball bush cash crystal daisy frank guy harmony ivy iris lily max melody olive page pierce porter reed
   rain ruby sage scarlet skip trinity violet wade west win
   luz sol paz cruz flores reyes santos campos mar dolores esperanza rosa mercedes consuelo leon leal rico bravo blanco
   rubio moreno delgado prado rios sierra vega luna`
    .trim()
    .split(/\s+/),
)

const PARTICLES = new Set(
  'de del da das do dos la las los le el al van von der den bin ibn bint abu'.split(' '),
)

/** A word as it is compared: without marks and signs, small, and without what says whose something is. */
function plain(word: string): string {
  return word
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replace(/['’]s$/iu, '')
    .replaceAll(/['’]/gu, '')
    .toLowerCase()
}

function partsOf({ givenName, familyName, preferredName }: Named): string[] {
  return [givenName, familyName, preferredName ?? '']
    .flatMap((name) => name.split(/[\s-]+/))
    .map(plain)
    .filter((part) => part.length >= LEAST_SIGNS && !PARTICLES.has(part))
}

function unspacedOf({ givenName, familyName, preferredName }: Named): string[] {
  return [familyName + givenName, givenName + familyName, givenName, preferredName ?? ''].filter(
    (name) => name.length >= LEAST_SIGNS && UNSPACED.test(name),
  )
}

const isWrittenSmall = (word: string): boolean => word === word.toLowerCase() && word !== word.toUpperCase()

/** Everywhere these words stand, small or large. */
function wherever(text: string, words: readonly string[]): FoundName[] {
  return words.flatMap((one) => {
    const literal = one.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    return [...text.matchAll(new RegExp(literal, 'giu'))].map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
      words: found,
    }))
  })
}

/** Names that touch or overlap, or have nothing but a space or a small word between them, as one. */
function joined(text: string, found: readonly FoundName[]): FoundName[] {
  const inOrder = found.toSorted((one, other) => one.start - other.start || other.end - one.end)
  return inOrder.reduce<FoundName[]>((all, next) => {
    const last = all.at(-1)
    const isOne = last && (next.start <= last.end || BETWEEN.test(text.slice(last.end, next.start)))
    if (!last || !isOne) return [...all, next]
    const end = Math.max(last.end, next.end)
    return [...all.slice(0, -1), { start: last.start, end, words: text.slice(last.start, end) }]
  }, [])
}

/**
 * Finds names of others in texts about somebody whose own name is no finding: whole or in part, however they are
 * written, with the marks of the name or without. It marks rather too much than too little; what a name is, a person
 * decides (34 CFR 99.12(a)). `more` are words that are found wherever they stand.
 */
export function nameFinder(
  own: Named,
  others: readonly Named[],
  more: readonly string[] = [],
): (text: string) => FoundName[] {
  const ours = new Set(partsOf(own))
  const known = new Set(others.flatMap(partsOf).filter((part) => !ours.has(part)))
  const oursUnspaced = new Set(unspacedOf(own))
  const unspaced = [...new Set(others.flatMap(unspacedOf))].filter((name) => !oursUnspaced.has(name))
  const isName = (word: string): boolean => {
    const compared = plain(word)
    return known.has(compared) && !(isWrittenSmall(word) && ORDINARY.has(compared))
  }
  return (text) => {
    const words = [...text.matchAll(WORD)]
      .filter(([word]) => isName(word))
      .map(({ index, 0: word }) => ({ start: index, end: index + word.length, words: word }))
    return joined(text, [...words, ...wherever(text, [...unspaced, ...more])])
  }
}
