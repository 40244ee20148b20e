import type { ReadableDb } from '../db/types.ts'
import type { Destination } from './directory.ts'
import { everyProviderRow, listRowsOf, type ProviderRow } from './providers.sql.ts'

/** Whom an organization or a service names as somebody to turn to, and how they are reached, as files told it. */
interface KnownPeople {
  readonly names: readonly string[]
  readonly numbers: readonly string[]
  readonly emails: readonly string[]
}

/** A provider as a page may name it: an organization, or one of its services and where that is. */
type NamedProvider = Pick<Destination, 'organization'> & Partial<Destination>

/** The same with the people it is known by. */
export type KnownProvider = NamedProvider & { readonly people: KnownPeople }

const NAMING_PEOPLE = ['contact', 'contacts']
const NUMBERS: readonly string[] = ['number', 'phone', 'phone_number', 'telephone']

/** Whoever stands at another service of the organization says nothing of this one. */
function isAbout(
  { aboutId }: ProviderRow,
  { service, organization, locations = [] }: NamedProvider,
): boolean {
  const own = [organization.id, service?.id, ...locations.map(({ id }) => id)]
  return aboutId === null || own.includes(aboutId)
}

function peopleIn(rows: readonly ProviderRow[], provider: NamedProvider): KnownPeople {
  const about = rows.filter((row) => isAbout(row, provider))
  const cells = (from: readonly ProviderRow[], isMeant: (column: string) => boolean) =>
    from.flatMap(({ cells: all }) =>
      all.filter(({ column }) => isMeant(column.toLowerCase())).map(({ value }) => value),
    )
  return {
    names: cells(
      about.filter(({ sourceTable }) => NAMING_PEOPLE.includes(sourceTable)),
      (column) => column === 'name',
    ),
    numbers: cells(about, (column) => NUMBERS.includes(column)),
    emails: cells(about, (column) => column === 'email'),
  }
}

/** A provider with the people it is known by. */
export function withPeople<Provider extends NamedProvider>(
  db: ReadableDb,
  provider: Provider,
): Provider & KnownProvider {
  const rows = listRowsOf(db, { organizationId: provider.organization.id })
  return { ...provider, people: peopleIn(rows, provider) }
}

/** Many providers with the people they are known by, what files told of them read once. */
export function allWithPeople<Provider extends NamedProvider>(
  db: ReadableDb,
  providers: readonly Provider[],
): readonly (Provider & KnownProvider)[] {
  const rows = Map.groupBy(everyProviderRow(db, {}), ({ organizationId }) => organizationId)
  return providers.map((provider) => ({
    ...provider,
    people: peopleIn(rows.get(provider.organization.id) ?? [], provider),
  }))
}
