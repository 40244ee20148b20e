import { type KindOfHelp, kindsOfHelp } from '#shared/domain/kind-of-help.ts'

import type { Table } from '../../spreadsheet/table.ts'
import type { LooseRecords } from '../drafts/provider-links.ts'
import { oneWord } from '../reading/plain-words.ts'
import type { Collector } from '../reading/findings.ts'
import { payers } from '../reading/value-lists.ts'
import { viewTable } from '../reading/table-view.ts'

/** Tables of terms, and tables that tie terms to services, as 1.1, 2.x and 3.0 call them. */
const TERMS = ['taxonomy', 'taxonomies', 'taxonomyterm', 'taxonomyterms']
const TIES = [
  ...['servicetaxonomy', 'servicestaxonomy', 'servicetaxonomies', 'servicestaxonomies'],
  ...['serviceattribute', 'serviceattributes', 'otherattribute', 'otherattributes'],
  ...['attribute', 'attributes', 'linktaxonomy', 'linktaxonomies'],
]

const named = (tables: readonly Table[], names: readonly string[]): readonly Table[] =>
  tables.filter(({ name }) => names.includes(oneWord(name)))

function termNames(tables: readonly Table[]): ReadonlyMap<string, string> {
  return new Map(
    named(tables, TERMS).flatMap((table) => {
      const view = viewTable(table, { id: ['id'], name: ['name', 'term'] })
      return Array.from(
        { length: view.size },
        (_, index) => [view.text(index, 'id'), view.text(index, 'name')] as const,
      ).filter(([id, name]) => id !== '' && name !== '')
    }),
  )
}

/** The words by which a classification calls each service. */
function wordsOf(tables: readonly Table[]): ReadonlyMap<string, readonly string[]> {
  const names = termNames(tables)
  const words = new Map<string, string[]>()
  for (const table of named(tables, TIES)) {
    const view = viewTable(table, {
      service: ['service_id', 'link_id'],
      term: ['taxonomy_term_id', 'taxonomy_id'],
      entity: ['link_entity', 'link_type'],
    })
    for (let index = 0; index < view.size; index += 1) {
      const entity = view.text(index, 'entity')
      const word = names.get(view.text(index, 'term'))
      if (word === undefined || (entity !== '' && oneWord(entity) !== 'service')) continue
      const service = view.text(index, 'service')
      words.set(service, [...(words.get(service) ?? []), word])
    }
  }
  return words
}

const kindsIn = (word: string): readonly KindOfHelp[] =>
  kindsOfHelp({ name: word, description: '', organizationName: '' })

/** More words than these are not named in a sentence. */
const MOST_NAMED = 12

/**
 * Services with what the words of a classification say of them: which help they are, where the word is known, and who pays.
 * What their own words say stands beside it, since a classification is hardly ever whole. The words that say neither are
 * told; they stay, as they stand, beside their records.
 */
export function withClassification(
  services: LooseRecords['services'],
  tables: readonly Table[],
  collector: Pick<Collector, 'note'>,
): LooseRecords['services'] {
  const words = wordsOf(tables)
  if (words.size === 0) return services
  const unknown = new Set<string>()
  const classified = services.map((service) => {
    const said = words.get(service.sourceId ?? '') ?? []
    const kinds = new Set(said.flatMap(kindsIn))
    const paid = said.flatMap((word) => payers.find(word) ?? [])
    for (const word of said)
      if (kindsIn(word).length === 0 && payers.find(word) === undefined) unknown.add(word)
    if (kinds.size === 0 && paid.length === 0) return service
    const own = kindsOfHelp({ ...service, organizationName: service.organization.name ?? '' })
    return {
      ...service,
      payers: [...new Set([...service.payers, ...paid])],
      ...(kinds.size > 0 && service.help === undefined && { help: [...new Set([...kinds, ...own])] }),
    }
  })
  if (unknown.size > 0)
    collector.note('imports:notes.hsds.termsKept', {
      count: unknown.size,
      terms: [...unknown].slice(0, MOST_NAMED).join(', ') + (unknown.size > MOST_NAMED ? ' …' : ''),
    })
  return classified
}
