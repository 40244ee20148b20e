import type { Service } from '#shared/domain/provider.ts'

/** What stands in `link_type` of an attribute that says what HSDS has no column for. */
export const OUR_ATTRIBUTES = {
  payer: 'footbridge-payer',
  telehealth: 'footbridge-telehealth',
  slidingFee: 'footbridge-sliding-fee',
  /** An address that nobody can divide into the columns of one. */
  address: 'footbridge-address',
} as const

/** The vocabulary these attributes are terms of. */
export const OUR_TAXONOMY = { name: 'Footbridge', description: 'What HSDS has no column for' } as const

/** What a service says that HSDS 3.0 has no column for, as a kind and a value. */
export function ourAttributes({
  payers,
  telehealth,
  slidingFee,
}: Pick<Service, 'payers' | 'telehealth' | 'slidingFee'>): readonly (readonly [
  kind: string,
  value: string,
])[] {
  return [
    ...payers.map((payer) => [OUR_ATTRIBUTES.payer, payer] as const),
    ...(telehealth === null ? [] : [[OUR_ATTRIBUTES.telehealth, telehealth ? 'yes' : 'no'] as const]),
    ...(slidingFee === null ? [] : [[OUR_ATTRIBUTES.slidingFee, slidingFee ? 'yes' : 'no'] as const]),
  ]
}
