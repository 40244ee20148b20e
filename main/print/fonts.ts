import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inflateSync } from 'node:zlib'

import amiri from '@fontsource/amiri/unicode.json' with { type: 'json' }
import notoSans from '@fontsource/noto-sans/unicode.json' with { type: 'json' }
import notoSansKr from '@fontsource/noto-sans-kr/unicode.json' with { type: 'json' }
import notoSansSc from '@fontsource/noto-sans-sc/unicode.json' with { type: 'json' }
import notoSansTc from '@fontsource/noto-sans-tc/unicode.json' with { type: 'json' }
import { assertNever } from '#shared/assert-never.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'

import coverage from './font-coverage.json' with { type: 'json' }

/** A family of letters, cut into files. */
export interface Family {
  readonly name: string
  readonly folder: keyof typeof coverage
  /** How much larger it is drawn, so that both scripts look the same size on one line. */
  readonly scale: string
  /** Which signs each file of the family is asked for. */
  readonly subsets: Readonly<Record<string, string>>
}

/** Below this number are the letters of Europe, which Noto Sans draws on every page. */
const FIRST_ASIAN_SIGN = 0x2000

/** The numbered files a large script was cut into, without the Latin letters that come along. */
function numbered(ranges: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const itsOwn = (unicodeRange: string): string =>
    unicodeRange
      .split(',')
      .filter((part) => Number.parseInt(part.trim().slice(2), 16) >= FIRST_ASIAN_SIGN)
      .join(',')
  return Object.fromEntries(
    Object.entries(ranges)
      .filter(([subset]) => subset.startsWith('['))
      .map(([subset, unicodeRange]) => [subset.slice(1, -1), itsOwn(unicodeRange)]),
  )
}

const asian = (region: 'sc' | 'tc' | 'kr', ranges: Readonly<Record<string, string>>): Family => ({
  name: `Noto Sans ${region.toUpperCase()}`,
  folder: `noto-sans-${region}`,
  scale: '100%',
  subsets: numbered(ranges),
})

/** The letters a printed page may hold: Noto Sans, Amiri for Arabic script, and a family for each way Chinese signs are drawn. */
const LATIN: Family = { name: 'Noto Sans', folder: 'noto-sans', scale: '100%', subsets: notoSans }
const ARABIC: Family = {
  name: 'Amiri',
  folder: 'amiri',
  scale: '124%',
  subsets: { arabic: amiri.arabic },
}
const SIMPLIFIED = asian('sc', notoSansSc)
const TRADITIONAL = asian('tc', notoSansTc)
const KOREAN = asian('kr', notoSansKr)

/** Every family a printed page may hold. */
export const FAMILIES: readonly Family[] = [LATIN, ARABIC, SIMPLIFIED, TRADITIONAL, KOREAN]
const WEIGHTS = [400, 700] as const

/** The families of a page, that of its own script first: simplified, traditional and Korean signs share their numbers. */
function familiesOf(language: PacketLanguage): readonly Family[] {
  switch (language) {
    case 'ar':
      return [ARABIC, LATIN, SIMPLIFIED, TRADITIONAL, KOREAN]
    case 'zh-Hans':
      return [SIMPLIFIED, LATIN, ARABIC, TRADITIONAL, KOREAN]
    case 'zh-Hant':
      return [TRADITIONAL, LATIN, ARABIC, SIMPLIFIED, KOREAN]
    case 'ko':
      return [KOREAN, LATIN, ARABIC, TRADITIONAL, SIMPLIFIED]
    case 'en':
    case 'es':
    case 'vi':
    case 'tl':
    case 'ht':
    case 'ru':
    case 'pt':
    case 'fr':
    case 'so':
      return FAMILIES
    default:
      return assertNever(language)
  }
}

/** The families of a printed page in its language, as CSS. */
export function fontStack(language: PacketLanguage): string {
  return familiesOf(language)
    .map(({ name }) => `"${name}"`)
    .join(', ')
}

/** The file of one part of a family. */
export const fileName = (folder: string, subset: string, weight: number): string =>
  `${folder}-${subset}-${weight}-normal.woff2`

/** The font files a built program carries in `fonts/` beside it. */
export function fontFiles(): readonly { readonly folder: string; readonly file: string }[] {
  return FAMILIES.flatMap(({ folder, subsets }) =>
    Object.keys(subsets).flatMap((subset) =>
      WEIGHTS.map((weight) => ({ folder, file: fileName(folder, subset, weight) })),
    ),
  )
}

/** Keeps what was made once. */
function remembered<Value>(make: (folder: string, file: string) => Value): typeof make {
  const known = new Map<string, Value>()
  return (folder, file) => {
    const value = known.get(file) ?? make(folder, file)
    known.set(file, value)
    return value
  }
}

const fontFile = remembered((folder, file): Buffer => {
  const carried = fileURLToPath(new URL(`./fonts/${file}`, import.meta.url))
  return readFileSync(
    existsSync(carried) ? carried : fileURLToPath(import.meta.resolve(`@fontsource/${folder}/files/${file}`)),
  )
})

const base64Of = remembered((folder, file) => fontFile(folder, file).toString('base64'))

interface Coverage {
  readonly files: readonly string[]
  /** For each sign, the place of its file, counted from one. */
  readonly table: Uint8Array
}

const coverages = new Map<Family, Coverage>()

/** What a family draws, as `build/font-coverage.ts` found it in the fonts: to read them here takes half a second. */
function coverageOf(family: Family): Coverage {
  const known = coverages.get(family)
  if (known) return known
  const table = inflateSync(Buffer.from(coverage[family.folder], 'base64'))
  const made = { files: Object.keys(family.subsets), table }
  coverages.set(family, made)
  return made
}

/** The file of a family that is asked for a sign and draws it. */
function drawing(family: Family, sign: number): string | undefined {
  const { files, table } = coverageOf(family)
  return files[(table[sign] ?? 0) - 1]
}

/** Signs that are not drawn: blanks, line ends, joiners, marks of direction, halves of a variation; a sign of format may be. */
const UNSEEN = /[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}]/u

const codeOf = (sign: string): number => sign.codePointAt(0) ?? 0

/** The signs of a text that no font of a printed page draws, each once: they would print as empty boxes. */
export function signsWithoutFont(text: string): readonly string[] {
  return [...new Set(text)].filter(
    (sign) => !UNSEEN.test(sign) && !FAMILIES.some((family) => drawing(family, codeOf(sign)) !== undefined),
  )
}

type Place = (folder: string, file: string) => string

function fontFace(family: Family, subset: string, weight: number, place: Place): string {
  const { name, folder, scale, subsets } = family
  const source = place(folder, fileName(folder, subset, weight))
  return `@font-face{font-family:"${name}";font-weight:${weight};font-style:normal;size-adjust:${scale};src:url(${source}) format("woff2");unicode-range:${subsets[subset]}}`
}

const inside: Place = (folder, file) => `data:font/woff2;base64,${base64Of(folder, file)}`

/** Every font of the printed pages from where its file lies, for a window that fetches those it needs. */
export function fontRules(place: Place): string {
  return FAMILIES.flatMap((family) =>
    Object.keys(family.subsets).flatMap((subset) =>
      WEIGHTS.map((weight) => fontFace(family, subset, weight, place)),
    ),
  ).join('\n')
}

/** A text and the language of its page. */
interface PageText {
  readonly language: PacketLanguage
  readonly text: string
}

/**
 * The fonts texts need, inside the page itself: it prints the same on every machine, without a network. Each sign
 * comes with the first of its page's families that draws it.
 */
export function fontFaces(pages: readonly PageText[]): string {
  const needed = new Map(FAMILIES.map((family) => [family, new Set<string>()]))
  for (const { language, text } of pages)
    for (const sign of new Set(text)) {
      for (const family of familiesOf(language)) {
        const subset = drawing(family, codeOf(sign))
        if (subset === undefined) continue
        needed.get(family)?.add(subset)
        break
      }
    }
  return FAMILIES.flatMap((family) =>
    Object.keys(family.subsets)
      .filter((subset) => needed.get(family)?.has(subset))
      .flatMap((subset) => WEIGHTS.map((weight) => fontFace(family, subset, weight, inside))),
  ).join('\n')
}
