import { foldText, type FoldedText } from './folded-text.ts'
import { nameInSentence } from './name-forms.ts'
import { readAlike } from './look-alikes.ts'
import { type Likeness, namesBeforeEnding, nameWithEnding, piecesOf } from './names-with-endings.ts'
import { barelyNamed, type Guess, namesApart } from './perhaps-names.ts'
import { type Bearer, otherOfOneName } from './same-name.ts'

/** What somebody at the school may be called in a text. */
export interface Named {
  readonly givenName: string
  readonly familyName: string
  readonly preferredName: string | null
  /** What their family calls them at home. */
  readonly alsoCalled?: readonly string[]
}

/** Where a name stands in a text: `[start, end)`. */
export interface FoundName {
  readonly start: number
  readonly end: number
  readonly words: string
  /** Whether it has to be decided about; what is not sure may be anything else as well. */
  readonly isSure: boolean
}

type Span = Pick<FoundName, 'start' | 'end'>

const LEAST_SIGNS = 2
/** Given and family name together are another word where they are shorter: `also` of Al So. */
const LEAST_WHOLE = 6
/** A piece of a word as short as that is hardly a name. */
const LEAST_PIECE = 3

/** Both initials with their dots; one initial and what stands between it and a name. */
const INITIALS = /(?<![\p{L}\p{N}.])(\p{L})\.\s?(\p{L})\.?(?![\p{L}\p{N}])/gu
/** How many signs before a name its initials stand in. */
const NEAR = 12
const INITIAL_BEFORE = /(?<![\p{L}\p{N}])(?:\p{L}\.\s?)+$/u

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu

/** What may stand between the parts of one name. */
const BETWEEN = /^(?:\s|-)+(?:(?:de|del|da|dos|la|las|los|van|von|der|den|bin|ibn|al|el)\s+)*$/iu

/** Scripts in which words are not set apart. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

const HANGUL = /^\p{Script=Hangul}+$/u

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

/** A folded word without what says whose something is. */
const plain = (word: string): string => word.replace(/['’]s$/u, '').replaceAll(/['’]/gu, '')

const fold = (words: string): string => foldText(words).folded

const calledBy = ({ givenName, familyName, preferredName, alsoCalled = [] }: Named): string[] => [
  ...[givenName, familyName, preferredName ?? ''],
  ...alsoCalled,
]

function partsOf(named: Named): string[] {
  return calledBy(named)
    .flatMap((name) => fold(name).split(/[\s-]+/))
    .map(plain)
    .filter((part) => part.length >= LEAST_SIGNS && !PARTICLES.has(part))
}

const bearerOf = (named: Named): Bearer => ({
  parts: partsOf(named),
  initial: fold(named.familyName).charAt(0),
})

/** The parts of a name, its particles too. */
const piecesOfName = (name: string): string[] =>
  fold(name)
    .split(/[\s-]+/)
    .map(plain)
    .filter((part) => part !== '')

/** A name of several parts as one word: `AnaMaria`. */
function runTogether(named: Named): string[] {
  return calledBy(named)
    .map(piecesOfName)
    .filter(({ length }) => length > 1)
    .map((parts) => parts.join(''))
}

/** What somebody is called and their family name as one word, either first: `samokafor`. */
function asOneWord({ givenName, familyName, preferredName, alsoCalled = [] }: Named): string[] {
  const family = piecesOfName(familyName)
  const families = [family.join(''), ...family.filter((part) => !PARTICLES.has(part))]
  return [givenName, preferredName ?? '', ...alsoCalled]
    .map(piecesOfName)
    .flatMap((parts) => [parts.join(''), parts[0] ?? ''])
    .flatMap((given) => families.flatMap((last) => [given + last, last + given]))
    .filter((word) => word.length >= LEAST_WHOLE && !families.includes(word))
}

/** A family name as short as that behind an initial is a word of other sentences: `shall` of S. Hall. */
const LEAST_OF_LOGIN = 5

/** What somebody signs in as: the first letter of what they are called and their family name, `tgarcia`. */
function loginsOf({ givenName, familyName, preferredName }: Named): string[] {
  const family = piecesOfName(familyName)
  const families = [family.join(''), ...family].filter(
    (name) => name.length >= LEAST_SIGNS + 1 && /^[a-z]+$/u.test(name),
  )
  return [givenName, preferredName ?? '']
    .map((name) => fold(name).charAt(0))
    .filter((first) => /^[a-z]$/u.test(first))
    .flatMap((first) => families.map((last) => first + last))
}

/** Names of one letter in scripts that set words apart. */
function lettersOf(named: Named): string[] {
  return calledBy(named)
    .map((name) => plain(fold(name).trim()))
    .filter((name) => /^\p{L}$/u.test(name) && !UNSPACED.test(name) && !HANGUL.test(name))
}

/** Names of scripts in which a name is one word or stands between others without a space. */
function wholeOf(named: Named, script: RegExp): string[] {
  const { givenName, familyName } = named
  return [familyName + givenName, givenName + familyName, ...calledBy(named)]
    .map(fold)
    .filter((name) => name.length >= LEAST_SIGNS && script.test(name))
}

/** The first letters of a given and a family name: `M.O.` */
function initialsOf({ givenName, familyName }: Named): string[] {
  const [first] = fold(givenName)
  const [last] = fold(familyName)
  return first && last ? [first + last] : []
}

const isWrittenSmall = (word: string): boolean => word === word.toLowerCase() && word !== word.toUpperCase()

/** Everywhere these words stand, small or large; words of nothing but signs that are not compared, as they are. */
function wherever(text: string, { folded, startOf, endOf }: FoldedText, words: readonly string[]): Span[] {
  return words.flatMap((one) => {
    const sought = fold(one).trim()
    if (sought === '') return placesOf(text, one)
    return placesOf(folded, sought).map(({ start, end }) => ({ start: startOf(start), end: endOf(end) }))
  })
}

function placesOf(text: string, sought: string): Span[] {
  const literal = sought.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return [...text.matchAll(new RegExp(literal, 'giu'))].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }))
}

/** Names that touch or overlap, or have nothing but a space or a small word between them, as one. */
function joined(text: string, spans: readonly (Span & { readonly isSure?: boolean })[]): FoundName[] {
  const found = spans.map(({ start, end, isSure = true }) => ({
    ...{ start, end, isSure },
    words: text.slice(start, end),
  }))
  const inOrder = found.toSorted((one, other) => one.start - other.start || other.end - one.end)
  return inOrder.reduce<FoundName[]>((all, next) => {
    const last = all.at(-1)
    const isOne = last && (next.start <= last.end || BETWEEN.test(text.slice(last.end, next.start)))
    if (!last || !isOne) return [...all, next]
    const end = Math.max(last.end, next.end)
    const isSure = last.isSure || next.isSure
    return [...all.slice(0, -1), { start: last.start, end, words: text.slice(last.start, end), isSure }]
  }, [])
}

/**
 * Finds names of others in texts about somebody whose own name is no finding: whole or in part, however they are
 * written, with the marks of the name or without, in the forms their language gives them in a sentence, and by both
 * initials (`M.O.`), an initial before the name, or its letters set apart; with an s that says whose something is or means
 * a family, `Tylers mom`, `the Okafors`; glued to another, `SamOkafor`; and somebody else of the student's own name where
 * the words say so, `the other Ines`. It marks rather too much than too little; what a name is, a person decides
 * (34 CFR 99.12(a)). What may as well be anything else, a name of one letter, initials without dots, a name written as two
 * words, a short name or one that is a word with an s, is found and not sure. So are letters of another script and digits that stand for
 * letters (`Таylor`, `Tyl3r`), and what somebody signs in as (`tgarcia`). A single initial and nicknames nobody wrote down are not found:
 * whoever reads looks for them. `more` are words that are found wherever they stand.
 */
export function nameFinder(
  own: readonly Named[],
  others: readonly Named[],
  more: readonly string[] = [],
): (text: string) => FoundName[] {
  const except = <Value>(all: readonly Value[], ours: readonly Value[]) => {
    const left = new Set(all)
    for (const each of ours) left.delete(each)
    return left
  }
  const allOf = (named: Named) => [...partsOf(named), ...runTogether(named)]
  const known = except(others.flatMap(allOf), own.flatMap(allOf))
  const letters = except(others.flatMap(lettersOf), own.flatMap(lettersOf))
  const wholes = (script: RegExp) =>
    except(
      others.flatMap((other) => wholeOf(other, script)),
      own.flatMap((each) => wholeOf(each, script)),
    )
  const unspaced = [...wholes(UNSPACED)]
  const initials = except(others.flatMap(initialsOf), own.flatMap(initialsOf))
  const inSentence = nameInSentence(new Set([...known, ...wholes(HANGUL)]))
  const isOwn = nameInSentence(new Set(own.flatMap((each) => [...partsOf(each), ...wholeOf(each, HANGUL)])))
  const whole = except(others.flatMap(asOneWord), own.flatMap(asOneWord))
  const logins = except(others.flatMap(loginsOf), own.flatMap(loginsOf))
  const inOneWord = new Set([...known, ...whole])
  const mine = new Set(own.flatMap((each) => [...allOf(each), ...asOneWord(each)]))
  const sameName = otherOfOneName(own.map(bearerOf), others.map(bearerOf))
  const inOnePiece = (compared: string, isSmall: boolean): Likeness => {
    if (known.has(compared)) return isSmall && ORDINARY.has(compared) ? null : 'sure'
    if (mine.has(compared) || isOwn(compared, isSmall)) return null
    if (whole.has(compared) || inSentence(compared, isSmall)) return 'sure'
    return nameWithEnding(compared, isSmall, { known: inOneWord, ordinary: ORDINARY })
  }
  const isMine = (compared: string) =>
    mine.has(compared) || isOwn(compared, false) || namesBeforeEnding(compared, mine).length > 0
  const glued = (word: string): Likeness => {
    const pieces = piecesOf(word).map((piece) => plain(fold(piece)))
    const named = pieces.filter((piece) => piece.length >= LEAST_PIECE && inOnePiece(piece, false) !== null)
    if (named.length === 0) return null
    return pieces.every((piece) => named.includes(piece) || isMine(piece)) ? 'sure' : 'perhaps'
  }
  const isLogin = (compared: string): boolean => {
    const login = compared.replace(/\d+$/u, '')
    if (!logins.has(login)) return false
    const isNumbered = login !== compared
    return isNumbered || (login.length > LEAST_OF_LOGIN && !ORDINARY.has(login.slice(1)))
  }
  const looksLikeOne = (compared: string): boolean => {
    const read = readAlike(compared)
    return !read.some((each) => mine.has(each)) && read.some((each) => known.has(each) || whole.has(each))
  }
  const likenessOf = (folded: string, word: string): Likeness => {
    const compared = plain(folded)
    const inPiece = inOnePiece(compared, isWrittenSmall(word))
    if (inPiece !== null || mine.has(compared)) return inPiece
    return isLogin(compared) || looksLikeOne(compared) ? 'sure' : glued(word)
  }
  return (text) => {
    const inText = foldText(text)
    const { folded, startOf, endOf } = inText
    const spanOf = ({ index, 0: { length } }: RegExpExecArray): Span => ({
      start: startOf(index),
      end: endOf(index + length),
    })
    const isLarge = ({ start, end }: Span) => !isWrittenSmall(text.slice(start, end))
    const inWords = [...folded.matchAll(WORD)]
    const words = inWords.flatMap((found) => {
      const span = spanOf(found)
      const likeness = likenessOf(found[0], text.slice(span.start, span.end))
      if (likeness === null) return []
      const isSure = likeness === 'sure'
      const near = Math.max(0, found.index - NEAR)
      const before = INITIAL_BEFORE.exec(folded.slice(near, found.index))
      const start = before ? startOf(near + before.index) : span.start
      return [{ ...span, start: isLarge({ start, end: span.start }) ? start : span.start, isSure }]
    })
    const byInitials = [...folded.matchAll(INITIALS)]
      .filter(([, first = '', last = '']) => initials.has(first + last))
      .map(spanOf)
      .filter(isLarge)
    const place = ({ start, end, isSure }: Guess) => ({
      ...{ start: startOf(start), end: endOf(end) },
      isSure,
    })
    const isShouting = ({ start, end }: Span) => {
      const written = text.slice(start, end).replace(/['’]s$/u, '')
      return written === written.toUpperCase() && written !== written.toLowerCase()
    }
    const bare = barelyNamed(text, folded, { letters, initials }).map(place).filter(isShouting)
    const same = sameName(
      folded,
      inWords.map(({ index, 0: word }) => ({ index, length: word.length, word: plain(word) })),
      (at) => text.slice(endOf(at)),
    ).map(place)
    const apart = namesApart(folded, known).map(place)
    return joined(text, [
      ...words,
      ...byInitials,
      ...apart,
      ...bare,
      ...same,
      ...wherever(text, inText, [...unspaced, ...more]),
    ])
  }
}
