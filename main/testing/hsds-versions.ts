import type { ExportFiles } from './sample-exports.ts'

/** An id as every version may have it, the same for the same record in each of them. */
const id = (letter: string, number: number): string => {
  const digits = `${letter.charCodeAt(0)}${String(number).padStart(4, '0')}`.padStart(12, '0')
  return `00000000-0000-4000-8000-${digits}`
}

const [bay, pier] = [id('o', 1), id('o', 2)]
const [teens, grief, food] = [id('s', 1), id('s', 2), id('s', 3)]
const [house, dock] = [id('l', 1), id('l', 2)]

const lines = (...of: readonly string[]): string => `${of.join('\n')}\n`

const TERMS = [
  [id('x', 1), 'Bereavement Counseling'],
  [id('x', 2), 'Food Pantries'],
  [id('x', 3), 'RQ-99'],
] as const

/** What all versions write alike. */
const ALIKE = {
  'funding.csv': lines('id,organization_id,service_id,source', `${id('f', 1)},${bay},,County of Bay`),
  'programs.csv': lines('id,organization_id,name', `${id('p', 1)},${bay},Bay Youth Program`),
  'contacts.csv': lines(
    'id,organization_id,service_id,service_at_location_id,name,title,department,email',
    `${id('c', 1)},${bay},,,Ann Ray,Intake worker,Intake,ann@bay.example`,
  ),
  'required_documents.csv': lines('id,service_id,document', `${id('d', 1)},${teens},School identification`),
  'metadata.csv': lines(
    'id,resource_id,resource_type,last_action_date,last_action_type,field_name,previous_value,replacement_value,updated_by',
    `${id('m', 1)},${teens},service,2025-01-02,update,fees,Ten dollars,Free,Bay editor`,
  ),
  'meta_table_descriptions.csv': lines('id,name,language,character_set', `${id('n', 1)},all tables,en,UTF-8`),
}

const PAIRS = lines(
  'id,service_id,location_id,description',
  `${id('a', 1)},${teens},${house},Second floor`,
  `${id('a', 2)},${grief},${house},`,
  `${id('a', 3)},${food},${dock},`,
)

/** What 1.1 and 2.x write alike. */
const BEFORE_THREE = {
  ...ALIKE,
  'organizations.csv': lines(
    'id,name,alternate_name,description,email,url,tax_status,legal_status',
    `${bay},Bay House,Bay,Help for families,help@bay.example,https://bay.example,501c3,Nonprofit`,
    `${pier},Pier Pantry,,Food for the bay,,https://pier.example,,`,
  ),
  'services.csv': lines(
    'id,organization_id,program_id,name,alternate_name,description,url,email,status,interpretation_services,application_process,wait_time,fees,accreditations,licenses',
    `${teens},${bay},${id('p', 1)},Teen talk,Talk,Talking with teens,https://bay.example/teens,teens@bay.example,active,Spanish by phone,Call us,Two weeks,Sliding scale,Bay board,L-7`,
    `${grief},${bay},,Seasons,,After somebody died,,,active,,Walk in,,Free,,`,
    `${food},${pier},,Pantry,,Bags of food,,,inactive,,,,,,`,
  ),
  'locations.csv': lines(
    'id,organization_id,name,alternate_name,description,transportation,latitude,longitude',
    `${house},${bay},Main house,The house,By the bay,Bus 1,40.1,-75.2`,
    `${dock},${pier},Dock,,,,,`,
  ),
  'services_at_location.csv': PAIRS,
  'phones.csv': lines(
    'id,location_id,service_id,organization_id,contact_id,service_at_location_id,number,extension,type,language,department,description',
    `${id('t', 1)},,${teens},,,,215-555-0111,,fax,,,Fax desk`,
    `${id('t', 2)},,${teens},,,,215-555-0101,7,voice,"en,es",Intake,Front desk`,
    `${id('t', 3)},,,${bay},,,215-555-0100,,TTY,,,Relay`,
    `${id('t', 4)},${dock},,,,,215-555-0120,,voice,,,`,
  ),
  'physical_addresses.csv': lines(
    'id,location_id,attention,address_1,address_2,city,region,state_province,postal_code,country',
    `${id('b', 1)},${house},Ann Ray,12 Pier Street,Suite 4,Baytown,Bay region,PA,19001,US`,
    `${id('b', 2)},${dock},,1 Dock Road,,Baytown,,PA,19002,US`,
  ),
  'postal_addresses.csv': lines(
    'id,location_id,attention,address_1,address_2,city,region,state_province,postal_code,country',
    `${id('b', 3)},${house},Mail room,PO Box 77,,Baytown,,PA,19003,US`,
  ),
  'payments_accepted.csv': lines(
    'id,service_id,payment',
    `${id('y', 1)},${teens},Medicaid`,
    `${id('y', 2)},${teens},Barter of herrings`,
  ),
  'languages.csv': lines(
    'id,service_id,location_id,language',
    `${id('g', 1)},${teens},,es`,
    `${id('g', 2)},,${dock},Haitian Creole`,
  ),
  'accessibility_for_disabilities.csv': lines(
    'id,location_id,accessibility,details',
    `${id('q', 1)},${house},Ramp,Ring twice`,
  ),
  'service_areas.csv': lines('id,service_id,service_area,description', `${id('r', 1)},${teens},Baytown,`),
}

/** HSDS 1.1. */
const onePointOne: ExportFiles = {
  ...BEFORE_THREE,
  'eligibility.csv': lines('id,service_id,eligibility', `${id('e', 1)},${teens},Ages 12 to 18`),
  'regular_schedules.csv': lines(
    'id,service_id,location_id,service_at_location_id,weekday,opens_at,closes_at',
    `${id('h', 1)},${teens},,,1,09:00:00,17:00:00`,
    `${id('h', 2)},${teens},,,2,09:00:00,17:00:00`,
  ),
  'holiday_schedules.csv': lines(
    'id,service_id,location_id,service_at_location_id,closed,opens_at,closes_at,start_date,end_date',
    `${id('h', 9)},${food},,,true,,,2025-12-24,2025-12-26`,
  ),
  'taxonomy.csv': lines(
    'id,name,parent_id,parent_name,vocabulary',
    ...TERMS.map(([term, name]) => `${term},${name},,,AIRS`),
  ),
  'services_taxonomy.csv': lines(
    'id,service_id,taxonomy_id,taxonomy_detail',
    `${id('z', 1)},${grief},${TERMS[0][0]},`,
    `${id('z', 2)},${food},${TERMS[1][0]},`,
    `${id('z', 3)},${teens},${TERMS[2][0]},`,
  ),
}

/** HSDS 2.0.1. */
const two: ExportFiles = {
  ...BEFORE_THREE,
  'eligibility.csv': lines(
    'id,service_id,eligibility,minimum_age,maximum_age',
    `${id('e', 1)},${teens},Ages 12 to 18,12,18`,
  ),
  'schedules.csv': lines(
    'id,service_id,location_id,service_at_location_id,valid_from,valid_to,dtstart,freq,interval,byday,description,opens_at,closes_at',
    `${id('h', 1)},${teens},,,,,,WEEKLY,1,"MO,TU",,09:00,17:00`,
    `${id('h', 9)},${food},,,2025-12-24,2025-12-26,,,,,holiday,,`,
  ),
  'taxonomy_terms.csv': lines(
    'id,term,description,parent_id,taxonomy,language',
    ...TERMS.map(([term, name]) => `${term},${name},${name},,AIRS,en`),
  ),
  'service_attributes.csv': lines(
    'id,service_id,taxonomy_term_id',
    `${id('z', 1)},${grief},${TERMS[0][0]}`,
    `${id('z', 2)},${food},${TERMS[1][0]}`,
    `${id('z', 3)},${teens},${TERMS[2][0]}`,
  ),
  'other_attributes.csv': lines(
    'id,link_id,link_type,taxonomy_term_id',
    `${id('z', 4)},${house},location,${TERMS[2][0]}`,
  ),
}

/** HSDS 3.0. */
const three: ExportFiles = {
  ...ALIKE,
  'organizations.csv': lines(
    'id,name,alternate_name,description,email,website,tax_status,legal_status',
    `${bay},Bay House,Bay,Help for families,help@bay.example,https://bay.example,501c3,Nonprofit`,
    `${pier},Pier Pantry,,Food for the bay,,https://pier.example,,`,
  ),
  'services.csv': lines(
    'id,organization_id,program_id,name,alternate_name,description,url,email,status,interpretation_services,application_process,wait_time,fees_description,accreditations,licenses,eligibility_description,minimum_age,maximum_age',
    `${teens},${bay},${id('p', 1)},Teen talk,Talk,Talking with teens,https://bay.example/teens,teens@bay.example,active,Spanish by phone,Call us,Two weeks,Sliding scale,Bay board,L-7,Ages 12 to 18,12,18`,
    `${grief},${bay},,Seasons,,After somebody died,,,active,,Walk in,,Free,,,,,`,
    `${food},${pier},,Pantry,,Bags of food,,,inactive,,,,,,,,,`,
  ),
  'locations.csv': lines(
    'id,location_type,organization_id,name,alternate_name,description,transportation,latitude,longitude',
    `${house},physical,${bay},Main house,The house,By the bay,Bus 1,40.1,-75.2`,
    `${dock},physical,${pier},Dock,,,,,`,
  ),
  'service_at_location.csv': PAIRS,
  'phones.csv': lines(
    'id,location_id,service_id,organization_id,contact_id,service_at_location_id,number,extension,type,description',
    `${id('t', 1)},,${teens},,,,215-555-0111,,fax,Fax desk`,
    `${id('t', 2)},,${teens},,,,215-555-0101,7,voice,"Intake, Front desk"`,
    `${id('t', 3)},,,${bay},,,215-555-0100,,textphone,Relay`,
    `${id('t', 4)},${dock},,,,,215-555-0120,,voice,`,
  ),
  'addresses.csv': lines(
    'id,location_id,attention,address_1,address_2,city,region,state_province,postal_code,country,address_type',
    `${id('b', 1)},${house},Ann Ray,12 Pier Street,Suite 4,Baytown,Bay region,PA,19001,US,physical`,
    `${id('b', 2)},${dock},,1 Dock Road,,Baytown,,PA,19002,US,physical`,
    `${id('b', 3)},${house},Mail room,PO Box 77,,Baytown,,PA,19003,US,postal`,
  ),
  'languages.csv': lines(
    'id,service_id,location_id,phone_id,name,code,note',
    `${id('g', 1)},${teens},,,Spanish,es,`,
    `${id('g', 2)},,${dock},,Haitian Creole,ht,`,
    `${id('g', 3)},,,${id('t', 2)},English,en,`,
    `${id('g', 4)},,,${id('t', 2)},Spanish,es,`,
  ),
  'accessibility.csv': lines('id,location_id,description,details', `${id('q', 1)},${house},Ramp,Ring twice`),
  'service_areas.csv': lines('id,service_id,name,description', `${id('r', 1)},${teens},Baytown,`),
  'schedules.csv': lines(
    'id,service_id,location_id,service_at_location_id,valid_from,valid_to,freq,interval,byday,description,opens_at,closes_at,attending_type',
    `${id('h', 1)},${teens},,,,,WEEKLY,1,"MO,TU",,09:00:00,17:00:00,`,
    `${id('h', 9)},${food},,,2025-12-24,2025-12-26,,,,holiday,,,`,
  ),
  'taxonomies.csv': lines('id,name,description', `${id('k', 1)},AIRS,A list of services`),
  'taxonomy_terms.csv': lines(
    'id,code,name,description,parent_id,taxonomy,language,taxonomy_id',
    ...TERMS.map(([term, name]) => `${term},,${name},${name},,AIRS,en,${id('k', 1)}`),
    `${id('x', 4)},,Medicaid,Medicaid,,AIRS,en,${id('k', 1)}`,
  ),
  'attributes.csv': lines(
    'id,link_id,taxonomy_term_id,link_type,link_entity,value',
    `${id('z', 1)},${grief},${TERMS[0][0]},,service,`,
    `${id('z', 2)},${food},${TERMS[1][0]},,service,`,
    `${id('z', 3)},${teens},${TERMS[2][0]},,service,`,
    `${id('z', 4)},${teens},${id('x', 4)},,service,`,
  ),
}

/** HSDS 3.1, which added tables and columns to 3.0. */
const threePointOne: ExportFiles = {
  ...three,
  'urls.csv': lines(
    'id,label,url,organization_id,service_id',
    `${id('u', 1)},Donate,https://bay.example/give,${bay},`,
  ),
  'units.csv': lines('id,name,scheme,identifier,uri', `${id('v', 1)},Beds,,,`),
  'service_capacities.csv': lines(
    'id,service_id,unit_id,available,maximum,description,updated',
    `${id('w', 1)},${teens},${id('v', 1)},3,10,Three places,2025-11-01`,
  ),
}

/** The same two organizations, three services and two places in every published version. */
export const hsdsVersions = { '1.1': onePointOne, '2.0': two, '3.0': three, '3.1': threePointOne } as const

/** A data package of these files as a program writes it, saying which version it is. */
export function asPackage(files: ExportFiles, version: string): ExportFiles {
  const resources = Object.keys(files).map((path) => ({ name: path.replace(/s?\.csv$/, ''), path }))
  return { ...files, 'datapackage.json': JSON.stringify({ name: 'human_services_data', version, resources }) }
}
