import type { FilesByName } from './import-files.ts'

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const two = (number: number): string => String(number).padStart(2, '0')
const FAMILY = ['Pérez', 'Nguyen', 'Okafor', 'Larsen', 'Haddad', 'Kim', 'Silva', 'Novak']
const GIVEN = ['Ana', 'Luis', 'Mai', 'Chidi', 'Freja', 'Omar', 'Jin', 'Petra', 'Rosa']

/** A OneRoster 1.1 export of a made-up school with two contacts for each student. */
export function bigRoster(students: number): FilesByName {
  const name = (index: number) => `${GIVEN[index % GIVEN.length]},${FAMILY[index % FAMILY.length]}${index}`
  return {
    'manifest.csv':
      'propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.users,bulk\nfile.demographics,bulk\n',
    'users.csv': [
      'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,identifier,email,sms,phone,agentSourcedIds,grades,password',
      ...upTo(students).map(
        (index) =>
          `s${index},active,,true,school,student,u${index},${name(index)},${10_000 + index},,,,"p${index},q${index}",${two((index % 12) + 1)},secret${index}`,
      ),
      ...upTo(students).flatMap((index) => [
        `p${index},active,,true,school,parent,,${name(index + 1)},,p${index}@example.org,,305-555-${1000 + (index % 9000)},,,`,
        `q${index},active,,true,school,guardian,,${name(index + 2)},,,,305-556-${1000 + (index % 9000)},,,`,
      ]),
    ].join('\n'),
    'demographics.csv': [
      'sourcedId,status,birthDate,sex',
      ...upTo(students).map((index) => `s${index},active,2010-${two((index % 12) + 1)}-11,female`),
    ].join('\n'),
  }
}

const WORDS =
  'counseling family youth therapy group housing immigration custody medical partnership benefit children county evening'.split(
    ' ',
  )

const words = (count: number, from: number): string =>
  upTo(count)
    .map((index) => WORDS[(index * 5 + from) % WORDS.length])
    .join(' ')

/** An HSDS 3.0 directory of made-up services, ten to an organization, each with a place and a telephone. */
export function bigDirectory(services: number): FilesByName {
  const organizations = Math.ceil(services / 10)
  return {
    'organizations.csv': [
      'id,name,description,email,website',
      ...upTo(organizations).map(
        (index) => `o${index},Harbor ${words(2, index)} ${index},${words(25, index)},,harbor${index}.example`,
      ),
    ].join('\n'),
    'services.csv': [
      'id,organization_id,name,description,status,minimum_age,maximum_age,wait_time',
      ...upTo(services).map(
        (index) =>
          `s${index},o${index % organizations},${words(2, index)} ${index},${words(50, index)},active,${index % 10},,${index % 4} weeks`,
      ),
    ].join('\n'),
    'locations.csv': [
      'id,organization_id,name',
      ...upTo(services).map((index) => `l${index},o${index % organizations},House ${index}`),
    ].join('\n'),
    'service_at_location.csv': [
      'id,service_id,location_id',
      ...upTo(services).map((index) => `sl${index},s${index},l${index}`),
    ].join('\n'),
    'addresses.csv': [
      'id,location_id,address_1,city,state_province,postal_code,country,address_type',
      ...upTo(services).map(
        (index) => `a${index},l${index},${index} Main Street,Town,NY,${10_001 + (index % 200)},US,physical`,
      ),
    ].join('\n'),
    'phones.csv': [
      'id,service_id,number,type',
      ...upTo(services).map((index) => `t${index},s${index},555-010-${1000 + (index % 9000)},voice`),
    ].join('\n'),
    'languages.csv': [
      'id,service_id,name,code',
      ...upTo(services).map((index) => `g${index},s${index},Spanish,es`),
    ].join('\n'),
  }
}
