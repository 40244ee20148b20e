import type { Wanted } from '../reading/table-view.ts'

/** What is read of `users.csv`, in the spellings of OneRoster 1.0, 1.1 and 1.2. */
export const USER_FIELDS = {
  sourcedId: ['sourcedId'],
  status: ['status'],
  enabledUser: ['enabledUser'],
  orgs: ['orgSourcedIds', 'orgSourcedId'],
  primaryOrg: ['primaryOrgSourcedId'],
  role: ['role'],
  givenName: ['givenName'],
  familyName: ['familyName'],
  preferredName: ['preferredGivenName', 'preferredFirstName'],
  pronouns: ['pronouns'],
  identifier: ['identifier'],
  email: ['email'],
  sms: ['sms'],
  phone: ['phone'],
  agents: ['agentSourcedIds', 'agents'],
  grades: ['grades', 'grade'],
  // OneRoster has no columns for these; exports that tell them use the standard's prefix for extensions.
  homeZip: ['metadata.homeZip', 'metadata.zip', 'metadata.zipCode', 'metadata.postalCode'],
  language: ['metadata.homeLanguage', 'metadata.language'],
} as const satisfies Wanted<string>

export const DEMOGRAPHIC_FIELDS = {
  user: ['userSourcedId', 'sourcedId'],
  status: ['status'],
  birthDate: ['birthDate'],
  sex: ['sex'],
  'american-indian-or-alaska-native': ['americanIndianOrAlaskaNative'],
  asian: ['asian'],
  'black-or-african-american': ['blackOrAfricanAmerican'],
  'native-hawaiian-or-pacific-islander': ['nativeHawaiianOrOtherPacificIslander'],
  white: ['white'],
  'two-or-more-races': ['demographicRaceTwoOrMoreRaces'],
  'hispanic-or-latino': ['hispanicOrLatinoEthnicity'],
} as const satisfies Wanted<string>

/** The race and ethnicity columns of `demographics.csv`, named as the draft names them. */
export const RACE_FIELDS = [
  'american-indian-or-alaska-native',
  'asian',
  'black-or-african-american',
  'native-hawaiian-or-pacific-islander',
  'white',
  'two-or-more-races',
  'hispanic-or-latino',
] as const

export const ROLE_FIELDS = {
  user: ['userSourcedId'],
  status: ['status'],
  role: ['role'],
  endDate: ['endDate'],
  org: ['orgSourcedId'],
} as const satisfies Wanted<string>

export const CLASS_FIELDS = {
  sourcedId: ['sourcedId'],
  status: ['status'],
  title: ['title'],
  code: ['classCode'],
  type: ['classType'],
} as const satisfies Wanted<string>

export const ENROLLMENT_FIELDS = {
  class: ['classSourcedId'],
  user: ['userSourcedId'],
  role: ['role'],
  status: ['status'],
  primary: ['primary'],
  endDate: ['endDate'],
} as const satisfies Wanted<string>

export const ORG_FIELDS = {
  sourcedId: ['sourcedId'],
  name: ['name'],
} as const satisfies Wanted<string>

/** Columns every OneRoster table has and nobody needs to be told about. */
export const BOOKKEEPING = ['sourcedId', 'status', 'dateLastModified'] as const
