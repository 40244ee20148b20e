import { foldText } from '#shared/domain/folded-text.ts'
import { nameInSentence } from '#shared/domain/name-forms.ts'
import type { Student } from '#shared/domain/student.ts'
import { PARTICLES } from '#shared/domain/without-names.ts'

import { APOSTROPHE, wordsOf } from '../search/folding.ts'

type CalledAtSchool = Pick<Student, 'givenName' | 'familyName' | 'preferredName'>

/** Whether one name is the other, or a part of it: `Pérez` and `Pérez Soto`. */
function isPartOf(one: string, other: string): boolean {
  const [fewer, more] = [wordsOf(one), wordsOf(other)].toSorted((left, right) => left.length - right.length)
  if (!fewer || !more || fewer.length === 0) return false
  return fewer.every((word) => more.includes(word)) || fewer.join('') === more.join('')
}

function givenNames({ givenName, preferredName }: CalledAtSchool): readonly string[] {
  return preferredName ? [givenName, preferredName] : [givenName]
}

/** Whether two names may be one person's: a name used at school and a second family name are no other name. */
export function namesAgree(one: CalledAtSchool, other: CalledAtSchool): boolean {
  const inEitherOrder = [one, other].map((each) =>
    wordsOf(`${each.givenName} ${each.familyName}`).toSorted().join(' '),
  )
  if (inEitherOrder[0] === inEitherOrder[1]) return true
  return (
    isPartOf(one.familyName, other.familyName) &&
    givenNames(one).some((mine) => givenNames(other).some((theirs) => isPartOf(mine, theirs)))
  )
}

/** Words in front of a name that are no part of it. */
const TITLES: readonly string[] = [
  ...['mr', 'mrs', 'ms', 'miss', 'mister', 'dr', 'dra', 'mme', 'madame', 'monsieur'],
  ...['sr', 'sra', 'srta', 'senor', 'senora', 'senorita', 'don', 'dona'],
]

/** What somebody learned, in letters behind a name: no part of it, and no further name. */
const LEARNED: ReadonlySet<string> = new Set(
  [
    'phd psyd edd dsw dnp md do dds dmd od pharmd jd esq mba mph mpa ma ms msc msw bsw ba bs bsn msn med mdiv',
    'lcsw licsw lmsw lisw lsw csw acsw lcswr lcswc lpc lpcc lcpc lcmhc lmhc lmhca lpca ncc lac lgpc lmft mft amft lcmft',
    'lp lssp ncsp nctm bcba bcaba ladc lcdc cadc casac cac mac cdp sudp rn lpn np aprn arnp crnp fnp pmhnp cns pa pac',
    'slp ccc ot otr cotr pt dpt rd ldn ibclc cfle cpc rpt rdt atr atrbc mtbc cctp ccdp emdr',
  ].flatMap((line) => line.split(' ')),
)

/** It is written as such letters are, with more than one of them large: `Do` is a name, `DO` is none. */
const isLearned = (written: string): boolean =>
  /\p{Lu}.*\p{Lu}/u.test(written) && LEARNED.has(written.toLowerCase())

/** One written word, and where it stands. */
interface Written {
  readonly word: string
  readonly from: number
  readonly to: number
  /** It begins as names do. */
  readonly isCapital: boolean
  /** Only blanks are between it and the word before. */
  readonly follows: boolean
  /** Nothing but a dot and blanks is between them, as behind an initial or `Mrs.` */
  readonly afterDot: boolean
  /** A sentence begins with it, which would write any word large. */
  readonly opens: boolean
  /** Letters behind a name that say what somebody learned. */
  readonly isLearned: boolean
}

const LETTER = String.raw`[\p{L}\p{N}\p{M}]`
/** An `s` at the end of a name that says whose something is, as in `Ann’s`, is no part of it. */
const WORD = new RegExp(`${LETTER}+(?:${APOSTROPHE}(?!s(?!${LETTER}))${LETTER}+)*`, 'giu')

function read(text: string): readonly Written[] {
  const found = [...text.matchAll(WORD)]
  return found.map(({ 0: word, index }, at) => {
    const before = found[at - 1]
    const between = before && text.slice(before.index + before[0].length, index)
    return {
      ...{ word: wordsOf(word).join(''), from: index, to: index + word.length },
      isCapital: /^[\p{Lu}\p{Lt}]/u.test(word),
      follows: between !== undefined && between.trim() === '',
      afterDot: between !== undefined && /^\.\s*$/.test(between),
      opens: between === undefined || /[.!?:;\n\u2022]/u.test(between),
      isLearned: isLearned(word),
    }
  })
}

/** Where something stands in a text. */
interface Place {
  readonly from: number
  readonly to: number
}

/** A name as it is looked for: one of the first words and one of the second stand together wherever it is meant. */
interface Called {
  readonly first: readonly string[]
  readonly second: readonly string[]
}

/** Words in front of a name that make it the name of a place. */
const PLACES: readonly string[] = [
  ...[
    'santa',
    'santo',
    'san',
    'sta',
    'saint',
    'st',
    'villa',
    'casa',
    'monte',
    'mount',
    'port',
    'fort',
    'lake',
  ],
]

/** Names that are words a sentence often begins with: there they are the word. */
const OPENERS: ReadonlySet<string> = new Set(
  'will may mark hope grant chance drew pat sue bill rob chase page good long young skip win rose'.split(' '),
)

/** Scripts whose languages join something to a name in a sentence, or give it another ending. */
const CHANGING = /[\p{Script=Hangul}\p{Script=Arabic}\p{Script=Cyrillic}]/u

const HANGUL = /^\p{Script=Hangul}+$/u

/** Of a Korean name as long as that whatever goes on behind it is no part of it: `김민수상담소`. */
const WHOLE_KOREAN = 3

/** Which of these words of a name a written one is, as its language writes it in a sentence: `Ивану` is Иван. */
function wordOfName(words: readonly string[]): (written: Written) => string {
  const forms = words
    .filter((word) => CHANGING.test(word))
    .map((word) => {
      const whole = word.normalize('NFC')
      const isLong = HANGUL.test(whole) && whole.length >= WHOLE_KOREAN
      return { word, whole, isLong, isForm: nameInSentence(new Set([whole])) }
    })
  return ({ word, isCapital }) => {
    if (forms.length === 0 || words.includes(word)) return word
    const compared = word.normalize('NFC')
    const form = forms.find(
      ({ whole, isLong, isForm }) =>
        isForm(compared, !isCapital) || (isLong && HANGUL.test(compared) && compared.startsWith(whole)),
    )
    return form?.word ?? word
  }
}

/** Every order of two parts of a name: each of its words may come first, and those before it last. */
const turned = (words: readonly string[]): readonly (readonly string[])[] =>
  words.map((_, at) => [...words.slice(at), ...words.slice(0, at)])

const isParticle = (word: string): boolean => PARTICLES.includes(word)

/** The words that tell a name from another; the small ones in front of them stand in every other sentence too. */
const telling = (words: readonly string[]): readonly string[] =>
  words.filter((word, at) => !isParticle(word) || at === words.length - 1)

/** A name may be written with a few small words more than it is known by. */
const MORE_WORDS = 4

/**
 * Where in a text the words of a name stand one next to the other. All of them are the name, wherever they stand. A part of
 * them, as without a second family name, or the family name first, is somebody else where a further name goes on right
 * before or after it: `Luis Varga` may be Luis Alberto Varga Soto, and `Luis Varga Marsh` is not. A name of one word stands
 * after the word a sentence begins with, as in `Call Rosa`, and not in `Santa Rosa`.
 */
function placesIn(asWritten: readonly Written[], { first, second }: Called): Place[] {
  const whole = [...first, ...second]
  const meant = wordOfName(whole)
  const written = asWritten.map((one) => ({ ...one, word: meant(one) }))
  const orders = turned(whole).map((words) => words.join(''))
  const isName = (at: number) => {
    const next = written[at]
    return next !== undefined && next.isCapital && !next.isLearned && !TITLES.includes(next.word)
  }
  const stands = (start: number, end: number): boolean => {
    const run = written.slice(start, end)
    const words = run.map(({ word }) => word)
    const order = orders.indexOf(telling(words).join(''))
    const isTogether = run.slice(1).every(({ follows }) => follows)
    if (whole.length > 1 && (order === 0 || (order > 0 && isTogether))) return true
    const isPart =
      order >= 0 ||
      (words.length > 1 &&
        [words[0], words.at(-1)].every((word) => word !== undefined && whole.includes(word)) &&
        words.every((word) => whole.includes(word) || isParticle(word)) &&
        [first, second].every((part) => part.some((word) => words.includes(word))))
    const goesOn = written[end]?.follows === true && isName(end)
    const before = written[start - 1]
    const isOpening = whole.length === 1 && before?.opens === true && !PLACES.includes(before.word)
    const wentBefore = written[start]?.follows === true && isName(start - 1) && !isOpening
    const beginsIt = whole.length > 1 && words[0] === whole[0]
    return isPart && !goesOn && (beginsIt || !wentBefore)
  }
  const places: Place[] = []
  for (let start = 0; start < written.length; start += 1) {
    const { word = '', from = 0 } = written[start] ?? {}
    if (!orders.some((order) => order.startsWith(word))) continue
    const longest = Math.min(written.length, start + whole.length + MORE_WORDS)
    const end = Array.from({ length: longest - start }, (_, less) => longest - less).find((each) =>
      stands(start, each),
    )
    if (end !== undefined) places.push({ from, to: written[end - 1]?.to ?? from })
  }
  return places
}

/** Somebody known by one text alone. */
export interface Sought {
  readonly name: string
  /** Nobody else who may be meant has the family name. */
  readonly isOnly: boolean
}

/** Whether two people known by one text alone may have one family name. */
export function shareFamilyName(one: string, other: string): boolean {
  const families = [one, other].map((name) => calledBy(name).flatMap(({ second }) => second))
  return families[0]?.some((word) => families[1]?.includes(word)) === true
}

/** Scripts in which words are not set apart. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{M}]+$/u

/** Where a name stands in a text whose words are not set apart: `请打电话给王小明`. */
function unspacedIn(text: string, name: string): Place[] {
  const parts = foldText(name)
    .folded.split(/[\s·・]+/)
    .filter((part) => part !== '')
  if (parts.join('').length < 2 || !parts.every((part) => UNSPACED.test(part))) return []
  const { folded, startOf, endOf } = foldText(text)
  const orders = [parts, parts.toReversed()].map((order) => order.join(String.raw`[\s·・]*`))
  return [...folded.matchAll(new RegExp(orders.join('|'), 'gu'))].map(({ index, 0: { length } }) => ({
    from: startOf(index),
    to: endOf(index + length),
  }))
}

/**
 * Where a family name stands behind what `isBefore` says of the word before it, and no further name goes on behind it:
 * `R. Varga`, `Mrs. Varga`.
 */
function familyNameIn(
  written: readonly Written[],
  { second }: Called,
  isBefore: (word: string) => boolean,
): Place[] {
  return written.flatMap(({ word, from, isCapital }, at) => {
    const family = written[at + 1]
    const next = written[at + 2]
    const isNear = family?.isCapital === true && (family.follows || family.afterDot)
    const goesOn = next?.follows === true && next.isCapital && !next.isLearned
    if (!isCapital || !isNear || !isBefore(word) || goesOn || !second.includes(family.word)) return []
    return [{ from, to: family.to }]
  })
}

/** An initial before a family name: `R. Varga`. */
const initialsIn = (written: readonly Written[], called: Called): Place[] =>
  familyNameIn(
    written,
    called,
    (word) => word.length === 1 && called.first.some((name) => name.startsWith(word)),
  )

/** A title before a family name, which may be that of anybody in the family: `Mrs. Varga`. */
const titledIn = (written: readonly Written[], called: Called): Place[] =>
  familyNameIn(written, called, (word) => TITLES.includes(word))

/** Everywhere a name known as one text stands; with a title and the family name too, where nobody else goes by those. */
function allPlaces(text: string, { name, isOnly }: Sought): readonly Place[] {
  const written = read(text)
  const byWords = calledBy(name).flatMap((called) => [
    ...placesIn(written, called),
    ...initialsIn(written, called),
    ...(isOnly ? titledIn(written, called) : []),
  ])
  return [...byWords, ...unspacedIn(text, name)]
}

/** Of a name known as one text the first word is the given name, as far as anybody knows. */
function calledBy(name: string): readonly Called[] {
  const words = wordsOf(name)
  const known = telling(words.filter((word) => !TITLES.includes(word)))
  const [first, ...second] = known.length > 0 ? known : words
  return first === undefined || (second.length === 0 && first.length < 2) ? [] : [{ first: [first], second }]
}

/**
 * Finds in a few written words the name of one of these people, however it is written: without capitals and accents, the
 * family name first, or without a second one. One name alone is that of many.
 */
export function nameIn(typed: string): (named: CalledAtSchool) => boolean {
  const written = read(typed)
  const together = written.map(({ word }) => word).join('')
  return (named) => {
    const second = telling(wordsOf(named.familyName))
    return givenNames(named)
      .map((name): Called => ({ first: telling(wordsOf(name)), second }))
      .flatMap(({ first }) => (second.length > 0 ? [{ first, second }] : calledBy(first.join(' '))))
      .some(
        (called) =>
          called.first.length > 0 &&
          called.second.length > 0 &&
          // Most names of a school share no word with it, and need not be compared.
          [called.first, called.second].every((part) => part.some((word) => together.includes(word))) &&
          placesIn(written, called).length > 0,
      )
  }
}

/**
 * Whether a few written words name somebody whose name is known as one text alone. One word is a name only by itself: Rosa
 * is not in `Santa Rosa Family Clinic`.
 */
export function namesSomebody(typed: string, name: string, isOnly = false): boolean {
  return allPlaces(typed, { name, isOnly }).length > 0
}

/**
 * Where a first name stands alone that may be that of somebody known by more names: `Call Rosa` of Rosa Varga. It is written
 * large, no further name is beside it, and it is no word that a sentence may begin with, as in `Will she come`.
 */
function perhapsIn(written: readonly Written[], { first, second }: Called): Place[] {
  if (second.length === 0) return []
  const isNamed = (at: number) => {
    const { isCapital = false, opens = true } = written[at] ?? {}
    return isCapital && !opens && !TITLES.includes(written[at]?.word ?? '')
  }
  return written.flatMap(({ word, isCapital, opens, follows, from, to }, at) => {
    if (!isCapital || !first.includes(word)) return []
    if (opens && OPENERS.has(word)) return []
    const before = written[at - 1]
    const isPlace = follows && before !== undefined && PLACES.includes(before.word)
    const goesOn = written[at + 1]?.follows === true && isNamed(at + 1)
    return isPlace || goesOn || (follows && isNamed(at - 1)) ? [] : [{ from, to }]
  })
}

/**
 * Words with a mark behind each first name, or family name with a title, that may be that of one of these people, for
 * somebody to look at.
 */
export function withPerhaps(words: string, names: readonly string[], mark: string): string {
  const written = read(words)
  const ends = new Set(
    names
      .flatMap(calledBy)
      .flatMap((called) => [...perhapsIn(written, called), ...titledIn(written, called)])
      .map(({ to }) => to),
  )
  return [...ends]
    .toSorted((one, other) => other - one)
    .reduce((told, to) => told.slice(0, to) + mark + told.slice(to), words)
}

/** Words with a sign in the place of each of these names, found as `namesSomebody` finds them. */
export function withoutNamesOf(words: string, names: readonly (string | Sought)[], sign: string): string {
  const places = names.flatMap((one) =>
    allPlaces(words, typeof one === 'string' ? { name: one, isOnly: false } : one),
  )
  let [told, end] = ['', 0]
  for (const { from, to } of places.toSorted((one, other) => one.from - other.from)) {
    if (from >= end) told += words.slice(end, from) + sign
    end = Math.max(end, to)
  }
  return told + words.slice(end)
}
