import type {
  Owners,
  ProviderAddress,
  ProviderLanguage,
  ProviderPhone,
  ProviderRow,
  ProviderSchedule,
} from '../drafts/provider-draft.ts'
import type { Collector } from '../reading/findings.ts'
import type { ProviderReader } from '../reading/provider-reader.ts'
import { zipAtEnd } from '../reading/address-values.ts'
import { isPhone, phonesIn } from '../reading/provider-values.ts'

/** A row and what its details belong to. */
export interface DetailPlace {
  readonly index: number
  readonly owners: Owners
}

function bare(reader: ProviderReader<string>, index: number): ProviderRow {
  return { table: reader.view.table.name, row: reader.view.rowNumber(index), extra: [] }
}

/** The parts of a cell that lists several things. */
export function listIn(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(/[;|\n]|,(?!\s*(?:inc|llc|ltd)\b)/i)
        .map((part) => part.trim())
        .filter(Boolean),
    ),
  ]
}

/** The telephone numbers of a cell, each with its kind; what is no number is reported. */
export function mappedPhones<Field extends string>(
  reader: ProviderReader<Field>,
  field: Field,
  { index, owners }: DetailPlace,
  collector: Collector,
): readonly ProviderPhone[] {
  const cell = reader.view.cell(index, field)
  return phonesIn(reader.text(index, field)).flatMap(({ number, kind }, position) => {
    if (isPhone(number)) {
      const key = `${cell.table}:${cell.row}:${cell.column}:${position}`
      return [
        {
          ...bare(reader, index),
          ...owners,
          key,
          sourceId: null,
          number,
          extension: null,
          kind,
          description: '',
        },
      ]
    }
    collector.doubt({ ...cell, text: number }, 'imports:problems.notAPhone')
    return []
  })
}

/** The languages of a cell. */
export function mappedLanguages<Field extends string>(
  reader: ProviderReader<Field>,
  field: Field,
  { index, owners }: DetailPlace,
  collector: Collector,
): readonly ProviderLanguage[] {
  const cell = reader.view.cell(index, field)
  return listIn(reader.text(index, field).replace(/\s+(?:and|y|&)\s+/gi, ',')).map((name) => ({
    ...bare(reader, index),
    ...owners,
    tag: collector.language({ ...cell, text: name }, 'language'),
    name,
    note: '',
  }))
}

/** Hours as the file words them. */
export function mappedSchedule<Field extends string>(
  reader: ProviderReader<Field>,
  field: Field,
  { index, owners }: DetailPlace,
): readonly ProviderSchedule[] {
  const description = reader.text(index, field)
  if (description === '') return []
  const hours = { days: [], rule: null, opensAt: null, closesAt: null, validFrom: null, validTo: null }
  return [{ ...bare(reader, index), ...owners, ...hours, description, notes: '', holiday: false }]
}

type AddressColumn = 'address' | 'address2' | 'city' | 'state' | 'postalCode'

/** The address of a row, in one line or in its parts. */
export function mappedAddress<Field extends string>(
  reader: ProviderReader<Field | AddressColumn>,
  { index, owners }: DetailPlace,
  country: string | null,
): readonly ProviderAddress[] {
  const lines = [reader.text(index, 'address'), reader.text(index, 'address2')].filter(Boolean)
  const city = reader.orNull(index, 'city')
  const state = reader.orNull(index, 'state')
  const postalCode =
    reader.orNull(index, 'postalCode') ?? zipAtEnd(lines.at(-1) ?? '') ?? zipAtEnd(lines[0] ?? '')
  if (lines.length === 0 && !city && !state && !postalCode) return []
  return [
    {
      ...bare(reader, index),
      ...owners,
      kind: 'physical',
      attention: null,
      lines,
      city,
      region: null,
      state,
      postalCode,
      country,
    },
  ]
}
