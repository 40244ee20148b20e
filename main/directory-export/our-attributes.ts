import type { Service } from '#shared/domain/provider.ts'

/** What stands in `link_type` of an attribute that says what HSDS has no column for. */
export const OUR_ATTRIBUTES = {
  payer: 'footbridge-payer',
  telehealth: 'footbridge-telehealth',
  slidingFee: 'footbridge-sliding-fee',
  help: 'footbridge-help',
  modality: 'footbridge-modality',
  culture: 'footbridge-culture',
  clinicianGender: 'footbridge-clinician-gender',
  /** An address that nobody can divide into the columns of one. */
  address: 'footbridge-address',
} as const

/** The vocabulary these attributes are terms of. */
export const OUR_TAXONOMY = { name: 'Footbridge', description: 'What HSDS has no column for' } as const

type Ours = Pick<
  Service,
  'payers' | 'telehealth' | 'slidingFee' | 'help' | 'modalities' | 'cultures' | 'clinicianGenders'
>

/** What a service says that HSDS 3.0 has no column for, as a kind and a value. */
export function ourAttributes(service: Ours): readonly (readonly [kind: string, value: string])[] {
  const { payers, telehealth, slidingFee, help, modalities, cultures, clinicianGenders } = service
  const each = (kind: string, values: readonly string[]) => values.map((value) => [kind, value] as const)
  const yesNo = (kind: string, value: boolean | null) =>
    value === null ? [] : [[kind, value ? 'yes' : 'no'] as const]
  return [
    ...each(OUR_ATTRIBUTES.payer, payers),
    ...yesNo(OUR_ATTRIBUTES.telehealth, telehealth),
    ...yesNo(OUR_ATTRIBUTES.slidingFee, slidingFee),
    ...each(OUR_ATTRIBUTES.help, help),
    ...each(OUR_ATTRIBUTES.modality, modalities),
    ...each(OUR_ATTRIBUTES.culture, cultures),
    ...each(OUR_ATTRIBUTES.clinicianGender, clinicianGenders),
  ]
}
