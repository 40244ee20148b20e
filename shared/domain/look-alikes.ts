/** Letters of Cyrillic and Greek, folded, that look like Latin ones large or small. */
const LATIN: Readonly<Record<string, string>> = {
  ...{ а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', г: 'r', һ: 'h', н: 'h', і: 'i', ј: 'j', к: 'k', ӏ: 'l' },
  ...{ м: 'm', п: 'n', о: 'o', р: 'p', ԛ: 'q', ѕ: 's', т: 't', у: 'y', ѵ: 'v', ԝ: 'w', х: 'x', з: 'z' },
  ...{ α: 'a', β: 'b', ε: 'e', ζ: 'z', η: 'hn', ι: 'i', κ: 'k', μ: 'm', ν: 'nv', ο: 'o', ρ: 'p' },
  ...{ σ: 'o', τ: 't', υ: 'uy', χ: 'x', ω: 'w', γ: 'y' },
}

/** Digits that stand for letters. */
const DIGITS: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'li', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '9': 'g' },
}

/** So many ways to read one word are enough to find a name by. */
const MOST_READINGS = 16

const IN_TWO_SCRIPTS = /^(?=.*\p{Script=Latin})(?=.*[\p{Script=Cyrillic}\p{Script=Greek}])/u

const LETTERS = /\p{Script=Latin}/gu

/** A word as short as that is a grade, a room or a time. */
const LEAST_SIGNS = 3
const LEAST_LETTERS = 2

function readings(word: string, table: Readonly<Record<string, string>>): readonly string[] {
  return [...word].reduce<readonly string[]>(
    (all, sign) =>
      all
        .flatMap((read) => [...(table[sign] ?? sign)].map((letter) => read + letter))
        .slice(0, MOST_READINGS),
    [''],
  )
}

/**
 * How a folded word may be read that is written with letters of another script among its own, `Таylor`, or with digits for
 * letters, `Tyl3r`; nothing where it is written as any word is.
 */
export function readAlike(word: string): readonly string[] {
  const isMixed = IN_TWO_SCRIPTS.test(word)
  const letters = word.match(LETTERS)?.length ?? 0
  const isNumbered = /\d/u.test(word) && letters >= LEAST_LETTERS && word.length >= LEAST_SIGNS
  if (!isMixed && !isNumbered) return []
  return readings(word, { ...(isMixed && LATIN), ...(isNumbered && DIGITS) })
}
