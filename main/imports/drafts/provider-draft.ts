import type { Repair } from '#shared/domain/import.ts'

import type { Findings, Origin } from '../reading/findings.ts'

/** A cell nobody had a field for, kept beside its record so that nothing is lost. */
export interface ExtraCell {
  readonly column: string
  readonly value: string
}

/** A row of the source with the cells that found no field. */
export interface ProviderRow extends Origin {
  readonly extra: readonly ExtraCell[]
  /** The row as it stands in a published format, so that it can leave as it came. */
  readonly whole?: Readonly<Record<string, string>>
}

/** A record other rows may point at. */
export interface KeyedRow extends ProviderRow {
  readonly key: string
  /** Its id in the source; `null` when there is none or another record has the same. */
  readonly sourceId: string | null
}

export interface ProviderOrganization extends KeyedRow {
  readonly name: string
  readonly alternateName: string | null
  readonly description: string
  readonly email: string | null
  readonly website: string | null
  /** Made for records that name an organization of which the files say nothing: its name is nobody's word. */
  readonly isMade?: true
  /** Made under the name that the records give it. */
  readonly isCalledSo?: true
}

export type ServiceStatus = 'active' | 'inactive' | 'defunct' | 'temporarily-closed'

export interface ProviderService extends KeyedRow {
  /** `null` while an orphan. */
  readonly organizationKey: string | null
  readonly name: string
  readonly alternateName: string | null
  readonly description: string
  readonly website: string | null
  readonly email: string | null
  readonly status: ServiceStatus | null
  readonly minimumAge: number | null
  readonly maximumAge: number | null
  readonly interpretation: string
  readonly applicationProcess: string
  readonly eligibility: string
  readonly wait: string
  readonly fees: string
  readonly alert: string
  readonly telehealth: boolean | null
  readonly slidingFee: boolean | null
  readonly payers: readonly string[]
  // What only a directory that this program gave away says.
  readonly help?: readonly string[]
  readonly modalities?: readonly string[]
  readonly cultures?: readonly string[]
  readonly clinicianGenders?: readonly string[]
}

export interface ProviderLocation extends KeyedRow {
  readonly organizationKey: string | null
  readonly name: string
  readonly alternateName: string | null
  readonly description: string
  readonly transportation: string
  readonly website: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly accessibility: string
  /** The rows of which that was made. */
  readonly accessibilityRows?: readonly Readonly<Record<string, string>>[]
}

export interface ProviderServiceAtLocation extends KeyedRow {
  readonly serviceKey: string | null
  readonly locationKey: string | null
  readonly description: string
}

/** What a detail belongs to; HSDS may name several at once. */
export interface Owners {
  readonly organizationKey: string | null
  readonly serviceKey: string | null
  readonly locationKey: string | null
  readonly serviceAtLocationKey: string | null
  readonly contactKey: string | null
  readonly phoneKey: string | null
}

export interface ProviderAddress extends ProviderRow, Owners {
  readonly kind: string | null
  readonly attention: string | null
  readonly lines: readonly string[]
  readonly city: string | null
  readonly region: string | null
  readonly state: string | null
  readonly postalCode: string | null
  readonly country: string | null
}

export interface ProviderPhone extends KeyedRow, Owners {
  readonly number: string
  readonly extension: string | null
  readonly kind: string | null
  readonly description: string
}

export interface ProviderLanguage extends ProviderRow, Owners {
  /** BCP 47, or `null` when the language was not recognised: then `name` is what the file says. */
  readonly tag: string | null
  readonly name: string
  readonly note: string
}

export interface ProviderCost extends ProviderRow, Owners {
  readonly option: string
  readonly amount: number | null
  readonly currency: string | null
  readonly description: string
  readonly validFrom: string | null
  readonly validTo: string | null
}

export interface ProviderSchedule extends ProviderRow, Owners {
  /** Days as HSDS writes them, `MO` … `SU`; empty when the file names none. */
  readonly days: readonly string[]
  /** What comes round otherwise than every week, as HSDS writes it; `null` where nothing does. */
  readonly rule: { readonly freq: string; readonly byday: string; readonly interval: string } | null
  readonly opensAt: string | null
  readonly closesAt: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly description: string
  readonly notes: string
  /** An exception for a holiday; without hours, closed. */
  readonly holiday: boolean
}

export interface ProviderContact extends KeyedRow, Owners {
  readonly name: string | null
  readonly title: string | null
  readonly department: string | null
  readonly email: string | null
}

export interface ProviderDocument extends ProviderRow, Owners {
  readonly document: string
}

export interface ProviderArea extends ProviderRow, Owners {
  readonly name: string
  readonly description: string
}

/** A row of a table without a place of its own in the directory, kept as it stands. */
export interface OtherRow extends Origin {
  readonly cells: readonly ExtraCell[]
}

/** The records of a directory, list by list. */
export interface ProviderRecords {
  readonly organizations: readonly ProviderOrganization[]
  readonly services: readonly ProviderService[]
  readonly locations: readonly ProviderLocation[]
  readonly servicesAtLocations: readonly ProviderServiceAtLocation[]
  readonly addresses: readonly ProviderAddress[]
  readonly phones: readonly ProviderPhone[]
  readonly languages: readonly ProviderLanguage[]
  readonly costs: readonly ProviderCost[]
  readonly schedules: readonly ProviderSchedule[]
  readonly contacts: readonly ProviderContact[]
  readonly documents: readonly ProviderDocument[]
  readonly areas: readonly ProviderArea[]
  readonly other: readonly OtherRow[]
}

/** A list of records that may point at others. */
export type LinkedList = Exclude<keyof ProviderRecords, 'organizations' | 'other'>

/** The field through which a record points at another. */
export type LinkField = keyof Owners

/** A record that points at another one which is not in the source, or at none where it must. */
export interface Orphan extends Origin {
  readonly id: string
  readonly kind: 'service-without-organization' | 'location-without-organization' | 'link-to-missing'
  readonly list: LinkedList
  readonly link: LinkField
  readonly name: string
  /** What the source points at; empty when it points at nothing. */
  readonly missing: string
  /** The orphan whose question this one goes with: records that miss the same organization have one answer. */
  readonly askedWith: string
  /** The id of the organization that is missing; `null` where the source gives none. */
  readonly missingId: string | null
  /** What the source calls it; `null` where it gives its id alone. */
  readonly missingName: string | null
  /** The first is the recommended one. */
  readonly repairs: readonly Repair[]
}

/** A row that became no record because it has no name; its id says of what it is. */
export interface UnnamedRow {
  readonly list: 'organizations' | 'services'
  readonly sourceId: string
}

/** Records that seem to be one and the same; all of them stay until the office says otherwise. */
export interface DuplicateRecords {
  readonly id: string
  readonly kind: 'same-id' | 'same-name'
  readonly list: 'organizations' | 'services' | 'locations'
  readonly name: string
  readonly keys: readonly string[]
  readonly rows: readonly Origin[]
  /** The first is the recommended one. */
  readonly repairs: readonly Repair[]
}

/** A directory of providers, read and checked, with nothing written anywhere. */
export interface ProviderDraft extends Findings, ProviderRecords {
  readonly source: 'hsds' | 'providers-tables'
  readonly version: string | null
  readonly orphans: readonly Orphan[]
  readonly duplicates: readonly DuplicateRecords[]
  readonly unnamed: readonly UnnamedRow[]
  /** Rows of all tables read, with those that had to be left out. */
  readonly rows: number
  readonly rowsLeftOut: number
}
