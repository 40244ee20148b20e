import { foldText } from './folded-text.ts'
import { Payer } from './provider.ts'

/** How directories write each way to pay, beside its own word; separated by commas. */
export const PAYER_SPELLINGS: Readonly<Partial<Record<Payer, string>>> = {
  medicaid: 'medi-cal,ahcccs,mainecare,masshealth',
  chip: "children's health insurance program,childrens health insurance",
  private: 'private insurance,commercial,commercial insurance,seguro privado,insurance',
  'sliding-fee': 'sliding fee,sliding scale,sliding fee scale,escala móvil,income based',
  free: 'no cost,gratis,gratuito,no charge',
  'self-pay': 'self pay,cash,out of pocket,pago directo',
}

const asWords = (text: string): string =>
  foldText(text)
    .folded.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const known: ReadonlyMap<string, Payer> = new Map(
  Payer.options.flatMap((payer) =>
    [payer, ...(PAYER_SPELLINGS[payer]?.split(',') ?? [])].map((words) => [asWords(words), payer] as const),
  ),
)

/** Which way to pay these words of a directory name, if any. */
export const payerIn = (words: string): Payer | undefined => known.get(asWords(words))

/** Insurance that families call by one name; ways to pay are too often other words. */
const NAMED: readonly Payer[] = ['medicaid', 'chip']

/** A payer of no student that providers name too. */
const MEDICARE = 'medicare'

/** The insurance one word names, as lists of payers write it in small letters; `null` where it names none. */
export function insuranceNamed(word: string): string | null {
  const payer = payerIn(word)
  if (payer !== undefined) return NAMED.includes(payer) ? payer : null
  return asWords(word) === MEDICARE ? MEDICARE : null
}
