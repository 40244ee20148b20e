import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import amiri from '@fontsource/amiri/unicode.json' with { type: 'json' }
import notoSans from '@fontsource/noto-sans/unicode.json' with { type: 'json' }

interface Family {
  readonly name: string
  readonly folder: string
  /** How much larger it is drawn, so that both scripts look the same size on one line. */
  readonly scale: string
  /** Which signs each file of the family holds. */
  readonly subsets: Readonly<Record<string, string>>
}

/** The letters a printed page may hold: Noto Sans, and Amiri for Arabic script. */
const FAMILIES: readonly Family[] = [
  { name: 'Noto Sans', folder: 'noto-sans', scale: '100%', subsets: notoSans },
  { name: 'Amiri', folder: 'amiri', scale: '124%', subsets: { arabic: amiri.arabic } },
]
const WEIGHTS = [400, 700] as const

/** The stack every printed page uses, Arabic first where the page is read from the right. */
export const fontStacks = {
  ltr: '"Noto Sans", "Amiri"',
  rtl: '"Amiri", "Noto Sans"',
} as const

/** The font files a built program carries in `fonts/` beside it. */
export function fontFiles(): readonly { readonly folder: string; readonly file: string }[] {
  return FAMILIES.flatMap(({ folder, subsets }) =>
    Object.keys(subsets).flatMap((subset) =>
      WEIGHTS.map((weight) => ({ folder, file: `${folder}-${subset}-${weight}-normal.woff2` })),
    ),
  )
}

const encoded = new Map<string, string>()

function base64Of(folder: string, file: string): string {
  const known = encoded.get(file)
  if (known) return known
  const carried = fileURLToPath(new URL(`./fonts/${file}`, import.meta.url))
  const path = existsSync(carried)
    ? carried
    : fileURLToPath(import.meta.resolve(`@fontsource/${folder}/files/${file}`))
  const read = readFileSync(path).toString('base64')
  encoded.set(file, read)
  return read
}

type Range = readonly [from: number, to: number]

function rangesOf(unicodeRange: string): readonly Range[] {
  return unicodeRange.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace('U+', '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
  })
}

function holdsAny(unicodeRange: string, signs: readonly number[]): boolean {
  const ranges = rangesOf(unicodeRange)
  return signs.some((sign) => ranges.some(([from, to]) => from <= sign && sign <= to))
}

function fontFace(
  { name, folder, scale }: Family,
  subset: string,
  unicodeRange: string,
  weight: number,
): string {
  const data = base64Of(folder, `${folder}-${subset}-${weight}-normal.woff2`)
  return `@font-face{font-family:"${name}";font-weight:${weight};font-style:normal;size-adjust:${scale};src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${unicodeRange}}`
}

/** Signs that are not drawn: blanks, line ends, joiners, marks of direction, halves of a variation. */
const UNSEEN = /[\p{White_Space}\p{Cc}\p{Cf}\p{Variation_Selector}]/u

const carriedRanges = FAMILIES.flatMap(({ subsets }) => Object.values(subsets).flatMap(rangesOf))

/** The signs of a text that no font of a printed page holds, each once: they would print as empty boxes. */
export function signsWithoutFont(text: string): readonly string[] {
  return [...new Set(text)].filter((sign) => {
    const code = sign.codePointAt(0) ?? 0
    return !UNSEEN.test(sign) && !carriedRanges.some(([from, to]) => from <= code && code <= to)
  })
}

/** The fonts a text needs, inside the page itself: it prints the same on every machine, without a network. */
export function fontFaces(text: string): string {
  const signs = [...new Set(text)].map((sign) => sign.codePointAt(0) ?? 0)
  return FAMILIES.flatMap((family) =>
    Object.entries(family.subsets)
      .filter(([, unicodeRange]) => holdsAny(unicodeRange, signs))
      .flatMap(([subset, unicodeRange]) =>
        WEIGHTS.map((weight) => fontFace(family, subset, unicodeRange, weight)),
      ),
  ).join('\n')
}
