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
