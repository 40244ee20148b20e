/** How surely a word is somebody's name; `null` where it is none. */
export type Likeness = 'sure' | 'perhaps' | null

/** Words that end like a name of several people and are none: `this` where somebody is called Thi, `lens` where Len is. */
const WORDS = new Set(
  `this his hers has was is as us yes its thus gas bus plus does goes says sees days ways less pass miss boss mess loss
   class news lens bass kids keys cars years months weeks
   los las sus mis tus dos tres mas mes ves vas`
    .trim()
    .split(/\s+/),
)

/** A name as short as that is another word too often to be sure of it. */
const LEAST_SURE = { large: 3, small: 4 }

function withoutEnding(word: string): readonly string[] {
  return [/^(.+)s$/u, /^(.+(?:[sxz]|ch|sh))es$/u].flatMap((ending) => ending.exec(word)?.[1] ?? [])
}

/** The names of these that a folded word may be with an s: `okafors`, `lopezes`. */
export function namesBeforeEnding(word: string, names: ReadonlySet<string>): readonly string[] {
  return WORDS.has(word) ? [] : withoutEnding(word).filter((name) => names.has(name))
}

/**
 * How surely a folded word is one of these folded names and says whose something is without an apostrophe, `Tylers mom`,
 * or means a whole family, `the Okafors`. Of a name that is a word too, `the Hills`, nobody is sure.
 */
export function nameWithEnding(
  word: string,
  isSmall: boolean,
  { known, ordinary }: { readonly known: ReadonlySet<string>; readonly ordinary: ReadonlySet<string> },
): Likeness {
  const names = namesBeforeEnding(word, known).filter((name) => !(isSmall && ordinary.has(name)))
  if (names.length === 0) return null
  const least = isSmall ? LEAST_SURE.small : LEAST_SURE.large
  return names.some((name) => name.length >= least && !ordinary.has(name)) ? 'sure' : 'perhaps'
}

/** What begins within a word: a capital after small letters, or the last of several; a number belongs to none. */
const SEAM = /(?<=[\p{Ll}\p{M}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|\p{N}+/u

/** The pieces of a word that is glued together: `SamOkafor`, `Tyler2`; none of a word in one piece. */
export function piecesOf(word: string): readonly string[] {
  const pieces = word.split(SEAM)
  return pieces.length > 1 ? pieces.filter((piece) => piece !== '') : []
}
