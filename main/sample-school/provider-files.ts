import type { Chance } from './chance.ts'
import { csvFile } from './csv.ts'
import { dayText, type DayNumber } from './days.ts'
import type { OrganizationKind, ServiceKind } from './provider-kinds.ts'
import type { ProviderOrganization, ProviderService } from './providers.ts'

const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  am: 'Amharic',
  ar: 'Arabic',
  en: 'English',
  es: 'Spanish',
  fa: 'Persian',
  fr: 'French',
  hi: 'Hindi',
  ht: 'Haitian Creole',
  ko: 'Korean',
  nv: 'Navajo',
  pt: 'Portuguese',
  ru: 'Russian',
  so: 'Somali',
  ti: 'Tigrinya',
  uk: 'Ukrainian',
  ur: 'Urdu',
  vi: 'Vietnamese',
  zh: 'Chinese',
}

const PAYER_NAMES: Readonly<Record<ServiceKind['payers'][number], string>> = {
  medicaid: 'Medicaid',
  chip: 'CHIP',
  private: 'Private insurance',
  'sliding-fee': 'Sliding fee',
  free: 'Free of charge',
  'self-pay': 'Self-pay',
}

const HOURS: Readonly<
  Record<OrganizationKind['hours'], readonly [days: string, opens: string, closes: string, words: string]>
> = {
  office: ['MO,TU,WE,TH,FR', '09:00', '17:00', 'Monday to Friday, 9 am to 5 pm'],
  evenings: ['MO,TU,WE,TH,FR', '12:00', '20:00', 'Monday to Friday, noon to 8 pm'],
  weekends: ['TH,FR,SA', '10:00', '18:00', 'Thursday to Saturday, 10 am to 6 pm'],
  always: ['MO,TU,WE,TH,FR,SA,SU', '00:00', '23:59', 'Open day and night'],
}

function statedWait(weeks: number): string {
  if (weeks < 1) return 'No wait'
  return weeks < 2
    ? 'About 1 week'
    : `${Math.max(1, Math.floor(weeks * 0.7))} to ${Math.ceil(weeks * 1.3)} weeks`
}

function feesOf({ kind }: ProviderService): string {
  if (kind.payers.includes('free') && !kind.fee) return 'Free of charge.'
  const accepted = kind.payers.filter((payer) => payer !== 'free').map((payer) => PAYER_NAMES[payer])
  return `Accepts: ${accepted.join(', ')}.${kind.fee ? ` From $${kind.fee} a session without insurance.` : ''}`
}

const all = <Item, Row>(items: readonly Item[], rows: (item: Item) => readonly Row[]): readonly Row[] =>
  items.flatMap((item) => rows(item))

/** The directory in the Human Services Data Specification 3.0, tabular, by file name. */
export function providerFiles(
  organizations: readonly ProviderOrganization[],
  { checkedOn, chance }: { readonly checkedOn: DayNumber; readonly chance: Chance },
): ReadonlyMap<string, string> {
  const services = organizations.flatMap((organization) => organization.services)
  const links = services.flatMap((service) =>
    service.organization.places.map((place) => ({ id: chance.uuid(), service, place })),
  )
  const taxonomy = chance.uuid()
  const terms = new Map(
    [...new Set(services.flatMap(({ kind }) => kind.reasons))].map((reason) => [reason, chance.uuid()]),
  )
  const checked = (): string => dayText(checkedOn - Math.floor(chance.logNormal(45, 0.9)))
  const from = dayText(checkedOn - 400)

  return new Map([
    [
      'organizations.csv',
      csvFile(
        [
          'id',
          'name',
          'alternate_name',
          'description',
          'email',
          'website',
          'tax_status',
          'tax_id',
          'year_incorporated',
          'legal_status',
          'logo',
          'uri',
          'parent_organization_id',
        ],
        organizations.map(({ id, name, kind, email, website }) => ({
          id,
          name,
          description: kind.description,
          email,
          website,
          year_incorporated: chance.between(1950, 2018),
          legal_status: 'Nonprofit',
        })),
      ),
    ],
    [
      'services.csv',
      csvFile(
        [
          'id',
          'organization_id',
          'program_id',
          'name',
          'alternate_name',
          'description',
          'url',
          'email',
          'status',
          'interpretation_services',
          'application_process',
          'fees_description',
          'wait_time',
          'fees',
          'accreditations',
          'eligibility_description',
          'minimum_age',
          'maximum_age',
          'assured_date',
          'assurer_email',
          'licenses',
          'alert',
          'last_modified',
        ],
        services.map((service) => {
          const { id, kind, organization } = service
          const day = checked()
          return {
            id,
            organization_id: organization.id,
            name: kind.name,
            description: kind.telehealth ? `${kind.description} Also by video.` : kind.description,
            url: organization.website,
            email: organization.email,
            status: 'active',
            interpretation_services:
              organization.kind.answers > 0.85 ? 'Telephone interpreters in over 100 languages' : null,
            application_process: kind.apply,
            fees_description: feesOf(service),
            wait_time: statedWait(kind.weeks),
            eligibility_description: kind.eligibility ?? null,
            minimum_age: kind.ages[0],
            maximum_age: kind.ages[1],
            assured_date: day,
            last_modified: `${day}T15:00:00.000Z`,
          }
        }),
      ),
    ],
    [
      'locations.csv',
      csvFile(
        [
          'id',
          'location_type',
          'url',
          'organization_id',
          'name',
          'alternate_name',
          'description',
          'transportation',
          'latitude',
          'longitude',
          'external_identifier',
          'external_identifier_type',
        ],
        all(organizations, ({ id: organizationId, places }) =>
          places.map(({ id, name, district, bus }) => ({
            id,
            location_type: 'physical',
            organization_id: organizationId,
            name,
            description: `In ${district}.`,
            transportation: `Bus ${bus} stops within a five-minute walk.`,
          })),
        ),
      ),
    ],
    [
      'service_at_location.csv',
      csvFile(
        ['id', 'service_id', 'location_id', 'description'],
        links.map(({ id, service, place }) => ({ id, service_id: service.id, location_id: place.id })),
      ),
    ],
    [
      'addresses.csv',
      csvFile(
        [
          'id',
          'location_id',
          'attention',
          'address_1',
          'address_2',
          'city',
          'region',
          'state_province',
          'postal_code',
          'country',
          'address_type',
        ],
        all(organizations, ({ places }) =>
          places.map(({ id, street, district, postalCode }) => ({
            id: chance.uuid(),
            location_id: id,
            address_1: street,
            city: district,
            state_province: 'MA',
            postal_code: postalCode,
            country: 'US',
            address_type: 'physical',
          })),
        ),
      ),
    ],
    [
      'phones.csv',
      csvFile(
        [
          'id',
          'location_id',
          'service_id',
          'organization_id',
          'contact_id',
          'service_at_location_id',
          'number',
          'extension',
          'type',
          'description',
        ],
        [
          ...organizations.map(({ id, phone }) => ({
            id: chance.uuid(),
            organization_id: id,
            number: phone,
            type: 'voice',
            description: 'Main line',
          })),
          ...services.map(({ id, phone }) => ({
            id: chance.uuid(),
            service_id: id,
            number: phone,
            type: 'voice',
            description: 'Intake',
          })),
          ...all(organizations, ({ places }) =>
            places.map(({ id, phone }) => ({
              id: chance.uuid(),
              location_id: id,
              number: phone,
              type: 'voice',
              description: 'Front desk',
            })),
          ),
        ],
      ),
    ],
    [
      'languages.csv',
      csvFile(
        ['id', 'service_id', 'location_id', 'phone_id', 'name', 'code', 'note'],
        all(services, ({ id, organization }) =>
          organization.languages.map((code) => ({
            id: chance.uuid(),
            service_id: id,
            name: LANGUAGE_NAMES[code] ?? code,
            code,
          })),
        ),
      ),
    ],
    [
      'cost_options.csv',
      csvFile(
        ['id', 'service_id', 'valid_from', 'valid_to', 'option', 'currency', 'amount', 'amount_description'],
        all(services, ({ id, kind }) =>
          kind.payers.map((payer) => {
            const charged = kind.fee !== undefined && (payer === 'sliding-fee' || payer === 'self-pay')
            return {
              id: chance.uuid(),
              service_id: id,
              option: PAYER_NAMES[payer],
              currency: 'USD',
              amount: payer === 'free' ? 0 : charged ? kind.fee : null,
              amount_description: charged ? 'per session' : null,
            }
          }),
        ),
      ),
    ],
    [
      'schedules.csv',
      csvFile(
        [
          'id',
          'service_id',
          'location_id',
          'service_at_location_id',
          'valid_from',
          'valid_to',
          'dtstart',
          'timezone',
          'until',
          'count',
          'wkst',
          'freq',
          'interval',
          'byday',
          'byweekno',
          'bymonthday',
          'byyearday',
          'description',
          'opens_at',
          'closes_at',
          'schedule_link',
          'attending_type',
          'notes',
        ],
        services.map(({ id, organization }) => {
          const [byday, opens, closes, description] = HOURS[organization.kind.hours]
          return {
            id: chance.uuid(),
            service_id: id,
            dtstart: from,
            freq: 'WEEKLY',
            interval: 1,
            wkst: 'MO',
            byday,
            description,
            opens_at: opens,
            closes_at: closes,
          }
        }),
      ),
    ],
    [
      'required_documents.csv',
      csvFile(
        ['id', 'service_id', 'document', 'uri'],
        all(services, ({ id, kind }) =>
          (kind.documents ?? []).map((document) => ({ id: chance.uuid(), service_id: id, document })),
        ),
      ),
    ],
    [
      'service_areas.csv',
      csvFile(
        ['id', 'service_id', 'name', 'description', 'extent', 'extent_type', 'uri'],
        all(organizations, ({ places, services: offered }) =>
          offered.map(({ id }) => ({
            id: chance.uuid(),
            service_id: id,
            name: `${places[0]?.district ?? ''} and neighboring towns`,
          })),
        ),
      ),
    ],
    [
      'accessibility.csv',
      csvFile(
        ['id', 'location_id', 'description', 'details', 'url'],
        all(organizations, ({ places }) =>
          places.map(({ id }) => ({
            id: chance.uuid(),
            location_id: id,
            description: chance.happens(0.8)
              ? 'Step-free entrance and lift.'
              : 'Two steps at the entrance; ring the bell for the ramp.',
          })),
        ),
      ),
    ],
    [
      'taxonomies.csv',
      csvFile(
        ['id', 'name', 'description', 'uri', 'version'],
        [
          {
            id: taxonomy,
            name: 'What it helps with',
            description: 'Reasons a school refers for',
            version: '1',
          },
        ],
      ),
    ],
    [
      'taxonomy_terms.csv',
      csvFile(
        ['id', 'code', 'name', 'description', 'parent_id', 'taxonomy', 'language', 'taxonomy_id', 'term_uri'],
        [...terms].map(([reason, id]) => ({
          id,
          code: reason,
          name: reason.replaceAll('-', ' '),
          description: reason.replaceAll('-', ' '),
          language: 'en',
          taxonomy_id: taxonomy,
        })),
      ),
    ],
    [
      'attributes.csv',
      csvFile(
        ['id', 'link_id', 'taxonomy_term_id', 'link_type', 'link_entity', 'value'],
        all(services, ({ id, kind }) =>
          kind.reasons.map((reason) => ({
            id: chance.uuid(),
            link_id: id,
            taxonomy_term_id: terms.get(reason) ?? null,
            link_entity: 'service',
            link_type: 'helps with',
          })),
        ),
      ),
    ],
  ])
}
