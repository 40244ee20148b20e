import { tidyPhone } from '#shared/domain/phone.ts'
import type { Cost, Phone, Service } from '#shared/domain/provider.ts'

import { publishedTable } from '../../directory-export/hsds-tables.ts'
import type { SourceRow } from '../../directory-export/source-rows.ts'
import type { ExtraCell, Owners, ProviderDraft, ProviderRow } from '../drafts/provider-draft.ts'
import type { Owner } from './directory-records.ts'
import { joined } from './joined.ts'
import { openingsOf, period } from './openings-of.ts'
import { ownerFinder } from './owner-finder.ts'
import { cells, type Keeper } from './row-keeper.ts'

type Collected = Pick<Service, 'phones' | 'languages' | 'costs' | 'openings' | 'documents' | 'areas'>

const nothing = (): Collected => ({
  phones: [],
  languages: [],
  costs: [],
  openings: [],
  documents: [],
  areas: [],
})

/** A language that is spoken on a telephone, and nothing says at which service or place else. */
const isOfPhoneOnly = ({ phoneKey, ...owners }: ProviderDraft['languages'][number]): boolean =>
  phoneKey !== null &&
  [owners.serviceKey, owners.locationKey, owners.serviceAtLocationKey, owners.organizationKey].every(
    (key) => key === null,
  )

/** Numbers one can talk on come first, since the first is the one that is called. */
const NOT_TO_TALK_ON: Readonly<Record<string, number>> = { text: 1, textphone: 2, video: 2, pager: 3, fax: 4 }

const phonesInOrder = (phones: ProviderDraft['phones']): ProviderDraft['phones'] =>
  phones.toSorted(
    (one, other) => (NOT_TO_TALK_ON[one.kind ?? ''] ?? 0) - (NOT_TO_TALK_ON[other.kind ?? ''] ?? 0),
  )

/** The details of a record, and the rows of HSDS 3.0 they came from. */
export interface DetailsOf {
  readonly details: Collected
  readonly rows: SourceRow[]
}

type Field = keyof Collected

/** One row of a table of HSDS 3.0 with what became of it. */
export function sourceRow(
  { table, whole }: Pick<ProviderRow, 'table' | 'whole'>,
  field: string,
  made: readonly unknown[],
): SourceRow[] {
  const name = whole && publishedTable(table)
  return name === undefined ? [] : [{ table: name, field, made, cells: whole ?? {} }]
}

/** Gathers what belongs to each record; a row of which nothing can be made stays as it stands. */
export function collectDetails(draft: ProviderDraft, keeper: Keeper): (owner: Owner) => DetailsOf {
  const ownerOf = ownerFinder(draft)
  const collected = new Map<string, DetailsOf>()
  const at = ({ list, key }: Owner): DetailsOf => {
    const id = `${list} ${key}`
    const found = collected.get(id) ?? { details: nothing(), rows: [] }
    collected.set(id, found)
    return found
  }
  const isThree = draft.source === 'hsds' && draft.version === '3.0'
  const remember = (owner: Owner, row: ProviderRow, field: Field, made: readonly unknown[]): void => {
    if (isThree) at(owner).rows.push(...sourceRow(row, field, made))
  }
  const each = <Detail extends ProviderRow & Owners, Of extends Field>(
    field: Of,
    details: readonly Detail[],
    make: (detail: Detail) => readonly Collected[Of][number][],
    rest: (detail: Detail) => readonly ExtraCell[] = () => [],
  ): void => {
    for (const detail of details) {
      const owner = ownerOf(detail)
      const made = make(detail)
      const isKept = owner !== null && made.length > 0
      if (isKept) {
        const into: unknown[] = at(owner).details[field]
        // A language is spoken once, however often it is said.
        into.push(...made.filter((one) => typeof one !== 'string' || !into.includes(one)))
        remember(owner, detail, field, made)
      }
      const extra = [...rest(detail), ...detail.extra]
      keeper.keep(detail, owner?.key ?? '', owner, isKept ? extra : cells({ ...detail.whole }))
    }
  }
  const spoken = Map.groupBy(draft.languages.filter(isOfPhoneOnly), ({ phoneKey }) => phoneKey)
  const phones = new Map<string, Phone>()
  each('phones', phonesInOrder(draft.phones), ({ key, number, extension, kind, description: said }) => {
    if (number === '') return []
    const tidied = tidyPhone(number)
    const languages = (spoken.get(key) ?? []).map(({ name }) => name).filter((name) => !said.includes(name))
    const description = joined([said, languages.join(', ')], ' · ')
    const phone: Phone = { ...tidied, extension: extension ?? tidied.extension, kind, description }
    phones.set(key, phone)
    return [phone]
  })
  const phoneRows = new Map(draft.phones.map((phone) => [phone.key, phone]))
  for (const language of draft.languages.filter(isOfPhoneOnly)) {
    const { name, note, extra, phoneKey } = language
    const owner = ownerOf(phoneRows.get(phoneKey ?? '') ?? language)
    const phone = phones.get(phoneKey ?? '')
    if (owner && phone) remember(owner, language, 'phones', [phone])
    const isKept = owner !== null && phone !== undefined && name !== ''
    keeper.keep(
      language,
      owner?.key ?? '',
      owner,
      isKept ? [...(note ? cells({ language: name, note }) : []), ...extra] : cells({ ...language.whole }),
    )
  }
  each(
    'languages',
    draft.languages.filter((language) => !isOfPhoneOnly(language)),
    ({ tag, name }) => [tag ?? name].filter(Boolean),
    ({ name, tag, note }) => (note ? cells({ language: name || tag, note }) : []),
  )
  each('costs', draft.costs, ({ option, amount, currency, description, validFrom, validTo }) => {
    const words = joined([description, period(validFrom, validTo)], '\n')
    const cost: Cost = { option, amount, currency: currency?.toUpperCase() ?? null, description: words }
    return option || amount !== null || words ? [cost] : []
  })
  each('openings', draft.schedules, openingsOf, ({ rule }) => (rule ? cells({ ...rule }) : []))
  each('documents', draft.documents, ({ document }) => [document].filter(Boolean))
  each('areas', draft.areas, ({ name, description }) =>
    [description.includes(name) ? description : joined([name, description], ': ')].filter(Boolean),
  )
  return (owner) => at(owner)
}
