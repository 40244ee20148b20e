/** What Korean joins to a name: how somebody is called, then one or more particles. */
const KOREAN_AFTER =
  /^(?:이|씨|군|양|님|학생)?(?:이|가|은|는|을|를|의|에게서?|한테서?|께서?|와|과|하고|이?랑|도|만|야|아|부터|까지|보다|처럼|이?라고?|이?나|에|로)*$/u

/** What Arabic joins to a name: and, so; by, for, like; the. */
const ARABIC_BEFORE = ['', 'و', 'ف'].flatMap((and) =>
  ['', 'ب', 'ل', 'ك', 'ال', 'بال', 'كال', 'لل'].map((by) => and + by),
)

/** What a name ends with in the cases of Russian and Ukrainian, folded: й is и and ё is е there. */
const CYRILLIC_ENDINGS = new Set([
  ...['', 'а', 'я', 'у', 'ю', 'ы', 'и', 'е', 'о', 'і', 'ь', 'ом', 'ем', 'ои', 'еи', 'ою', 'ею', 'ов', 'ев'],
  ...['ам', 'ям', 'ами', 'ями', 'ах', 'ях', 'ым', 'им', 'ых', 'их', 'ыи', 'ии', 'ые', 'ие', 'ыми', 'ими'],
  ...['ого', 'его', 'ому', 'ему', 'ая', 'яя', 'ую', 'юю', 'ьи', 'ья', 'ью', 'ови', 'еви', 'ові', 'еві'],
])

const LONGEST_ENDING = 3
const LEAST_NAME = 4
const LEAST_STEM = 3
/** A stem as short as that is a name only where it is written large. */
const SURE_STEM = 4

const CYRILLIC = /^\p{Script=Cyrillic}+$/u
const HANGUL = /^\p{Script=Hangul}+$/u
const ARABIC = /^\p{Script=Arabic}+$/u

function cyrillicStems(name: string): readonly string[] {
  if (!CYRILLIC.test(name) || name.length < LEAST_NAME) return []
  const stem = name.replace(/(?:[ыои]и|[ая]я|[аяыиеоуюьі])$/u, '')
  // Павел, Павла: a vowel that goes when an ending comes.
  const fleeting = name.replace(/[ео](?=[лцкрн]$)/u, '')
  return [stem, fleeting].filter(({ length }) => length >= LEAST_STEM)
}

/**
 * Tells whether a folded word is one of these folded names as its language writes it in a sentence: with Korean particles
 * behind it, with what Arabic joins before it, or in another case of Russian or Ukrainian.
 */
export function nameInSentence(names: ReadonlySet<string>): (word: string, isSmall: boolean) => boolean {
  const all = [...names]
  const korean = all.filter((name) => HANGUL.test(name))
  const stems = new Set(all.flatMap(cyrillicStems))
  const arabic = new Set(
    all.filter((name) => ARABIC.test(name)).flatMap((name) => [name, name.replace(/^ال(?=..)/u, '')]),
  )
  const isKorean = (word: string): boolean =>
    korean.some((name) => word.startsWith(name) && KOREAN_AFTER.test(word.slice(name.length)))
  const isArabic = (word: string): boolean =>
    ARABIC_BEFORE.some((before) => word.startsWith(before) && arabic.has(word.slice(before.length)))
  const isCyrillic = (word: string, isSmall: boolean): boolean =>
    Array.from({ length: LONGEST_ENDING + 1 }, (_, length) => word.length - length).some(
      (cut) =>
        cut >= (isSmall ? SURE_STEM : LEAST_STEM) &&
        stems.has(word.slice(0, cut)) &&
        CYRILLIC_ENDINGS.has(word.slice(cut)),
    )
  return (word, isSmall) => {
    if (HANGUL.test(word)) return isKorean(word)
    if (ARABIC.test(word)) return isArabic(word)
    return CYRILLIC.test(word) && isCyrillic(word, isSmall)
  }
}
