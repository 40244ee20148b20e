import type { ReferralView } from '#shared/api/referrals.ts'
import { ruleError } from '#shared/app-error.ts'
import { addresseesOf } from '#shared/domain/addressee.ts'
import { homeOnPaper } from '#shared/domain/home-on-paper.ts'
import { usualConsentEnd } from '#shared/domain/consent.ts'
import type { PacketChoice } from '#shared/domain/packet.ts'
import { shownPhone, tidyPhone } from '#shared/domain/phone.ts'
import type { Location, Opening, Phone } from '#shared/domain/provider.ts'
import type { School } from '#shared/domain/school.ts'
import type { Contact, InsuranceClass, Student } from '#shared/domain/student.ts'

import type { QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { theCalendar } from '../calendar/calendar.ts'
import { FROM_NOWHERE, milesFrom, type MilesTo } from '../postal-areas/home-distance.ts'
import { serviceDestination, type Destination } from '../providers/directory.ts'
import { withPeople } from '../providers/known-people.ts'
import { goesByKeptAway, keptAwayFrom, mayBeOffered } from '../providers/offered.ts'
import { referralNumbers } from '../referrals/referral-numbers.ts'
import { numbersOfProtocol, numbersToDial } from '../protocols/numbers-to-call.ts'
import { servicesForFamilies } from '../school-services/for-families.ts'
import { theSchoolService } from '../school-services/keep.ts'
import { theSchool } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudent } from '../students/the-student.ts'
import { textsOnPaper } from '../students/words-on-paper.ts'
import { FAMILY_INFORMATION, mayOneHaveIt } from './own-hands.ts'
import type {
  HelpFacts,
  LetterContact,
  PacketFacts,
  ProviderChoice,
  ProviderLetterFacts,
} from './packet-facts.ts'

const MOST_PHONES = 3

const NOTHING_KNOWN = {
  description: '',
  alert: '',
  website: null,
  minimumAge: null,
  maximumAge: null,
  languages: [],
  interpretation: '',
  payers: [],
  fees: '',
  costs: [],
  openings: [],
  documents: [],
  applicationProcess: '',
  eligibility: '',
  statedWait: '',
  telehealth: null,
  slidingFee: null,
  verifiedOn: null,
} satisfies Partial<HelpFacts>

function asDialed(phone: Phone): Phone {
  const { number, extension } = tidyPhone(phone.number)
  return { ...phone, number, extension: extension ?? phone.extension }
}

/** The numbers of a place, each with the name of the place where it says nothing of itself. */
function phonesOfPlace({ name, phones }: Location): readonly Phone[] {
  return phones.map((phone) => ({ ...phone, description: phone.description || name }))
}

const FOR_NEW_PEOPLE =
  /\b(?:intakes?|appointments?|admissions?|new (?:clients?|patients?|families)|citas?|admisi[oó]n)\b/iu
const FOR_TEXT_TELEPHONES = /\b(?:tty|tdd)\b/i

/** First the number for whoever comes for the first time, last those for text telephones. */
function turnOf({ kind, description }: Phone): number {
  if (FOR_TEXT_TELEPHONES.test(`${kind ?? ''} ${description}`)) return 2
  return FOR_NEW_PEOPLE.test(description) ? 0 : 1
}

/** The numbers a family would call, in the order to try them, the service's own first; a fax machine answers nobody. */
function phonesToCall(
  { service, organization, elsewhere }: Destination,
  place: Location | undefined,
): readonly Phone[] {
  const ofIts = [...service.phones, ...(place?.phones ?? []), ...organization.phones]
  const all = ofIts.length > 0 ? ofIts : elsewhere.flatMap(phonesOfPlace)
  const voices = all.filter(({ number, kind }) => number !== '' && !/fax/i.test(kind ?? ''))
  const byNumber = new Map(voices.toReversed().map((phone) => [phone.number.replaceAll(/\D/g, ''), phone]))
  return [...byNumber.values()]
    .toReversed()
    .toSorted((one, other) => turnOf(one) - turnOf(other))
    .slice(0, MOST_PHONES)
    .map(asDialed)
}

function firstFilled<Item>(...lists: readonly (readonly Item[])[]): Item[] {
  return [...(lists.find((list) => list.length > 0) ?? [])]
}

/** Hours somebody typed in for this very service are newer than what a directory says of the place. */
function hoursInWords({ openings }: Destination['service']): readonly Opening[] {
  const isTyped = openings.every(
    ({ day, opensAt, closesAt }) => day === null && opensAt === null && closesAt === null,
  )
  return isTyped ? openings : []
}

/** What a family is told of a service; of a place only where one was chosen, or there is but one. */
export function providerHelp(
  destination: Destination,
  locationId: string | null,
  milesTo: MilesTo = FROM_NOWHERE,
): HelpFacts {
  const { service, organization, locations } = destination
  const chosen = locations.find(({ id }) => id === locationId)
  const place = chosen ?? (locations.length === 1 ? locations[0] : undefined)
  return {
    ...service,
    name: organization.name,
    service: service.name === organization.name ? '' : service.name,
    description: service.description || organization.description,
    website: service.website ?? organization.website,
    phones: phonesToCall(destination, place),
    openings: firstFilled(hoursInWords(service), place?.openings ?? [], service.openings),
    languages: firstFilled(service.languages, place?.languages ?? []),
    place: place ? { ...place, miles: milesTo(place) } : null,
  }
}

/** Help at school, with what its list says of it where it stands there. */
function schoolHelp(db: ReadableDb, view: ReferralView, school: School): HelpFacts {
  const { name, address, phone } = school
  const own = view.schoolServiceId === null ? undefined : theSchoolService(db, view.schoolServiceId)
  return {
    ...NOTHING_KNOWN,
    name: view.destination,
    description: own?.whatToExpect ?? '',
    languages: own?.languages ?? [],
    openings: own?.meets ? [{ day: null, opensAt: null, closesAt: null, description: own.meets }] : [],
    service: '',
    phones: phone === '' ? [] : [{ number: phone, extension: null, kind: null, description: '' }],
    place: { name, address, transportation: '', accessibility: '', miles: null },
  }
}

/**
 * The given name a letter home may use: the one every contact of the student is known to use. Where a preferred
 * name may not be known at home, no name stands in the letter.
 */
export function nameUsedAtHome(
  student: Pick<Student, 'givenName' | 'preferredName'>,
  contacts: readonly Pick<Contact, 'studentNameUsed' | 'doNotContact'>[],
): string | null {
  const known = student.preferredName ? null : student.givenName
  const names = contacts
    .filter(({ doNotContact }) => !doNotContact)
    .map(({ studentNameUsed }) => studentNameUsed || known)
  const [first = known] = names
  return names.every((name) => name === first) ? first : null
}

/** Whom a letter to a provider names as somebody to call. */
export function standsInLetter({
  holdsConsentRights,
  doNotContact,
}: Pick<Contact, 'holdsConsentRights' | 'doNotContact'>): boolean {
  return holdsConsentRights && !doNotContact
}

function withConsentRights(contacts: readonly Contact[]): readonly LetterContact[] {
  return contacts
    .filter(standsInLetter)
    .map((contact) => ({ ...contact, phone: contact.phone && shownPhone(contact.phone) }))
}

/** The providers that stand side by side: those that were chosen, and are open to this family. */
function choicesOf(
  db: ReadableDb,
  { serviceId, locationId }: Pick<ReferralView, 'serviceId' | 'locationId'>,
  contacts: readonly Contact[],
  chosen: readonly string[],
  milesTo: MilesTo,
): Pick<GatheredFacts, 'leftOut'> & { readonly choices: readonly ProviderChoice[] } {
  const away = keptAwayFrom(contacts)
  const ids = chosen.length === 0 && serviceId !== null ? [serviceId] : [...new Set(chosen)]
  const known = ids.map((id) => serviceDestination(db, id)).filter((found) => found !== undefined)
  const offered = known.filter((destination) => mayBeOffered(withPeople(db, destination), away))
  return {
    choices: offered.map((destination) => {
      const isOurs = destination.service.id === serviceId
      return { ...providerHelp(destination, isOurs ? locationId : null, milesTo), isOurs }
    }),
    leftOut: ids.length - offered.length,
  }
}

/** The parent or guardian a packet is for; refused where they may not sign for the student or must not be contacted. */
function requireAddressee(may: readonly Contact[], id: string | null): Contact | null {
  if (id === null) return null
  const addressee = may.find((contact) => contact.id === id)
  if (!addressee) throw ruleError('packets:errors.notForThem')
  return addressee
}

/** What a packet says, read from the records. */
export interface GatheredFacts {
  /** How many of the providers that were chosen are closed or must not be named to this family. */
  readonly leftOut: number
  /** What was typed names somebody nobody may contact, by the page it is for. */
  readonly namedInWords: Readonly<Record<'letter' | 'why', boolean>>
  /** The provider goes by the name or the number of somebody who must not be contacted. */
  readonly isKeptAway: boolean
  readonly insurance: InsuranceClass
  /** The student is of age, and nothing lets a parent have what says something about them. */
  readonly isTheirs: boolean
  /** Whether the crisis numbers are those of the school's own protocol. */
  readonly hasOwnNumbers: boolean
  readonly facts: Omit<PacketFacts, 'signed'>
  readonly letter: Pick<ProviderLetterFacts, 'student' | 'contacts' | 'referral'>
}

/** Reads what the pages of a packet speak of. */
export function gatherFacts(
  { db, today }: Pick<QueryContext, 'db' | 'today'> & { readonly db: ReadableDb },
  view: ReferralView,
  { parts, remark, noticed, namesReasons, serviceIds, ownServiceIds, addresseeId }: PacketChoice,
): GatheredFacts {
  const known = theSchool(db)
  const school = { ...known, phone: shownPhone(known.phone) }
  const student = requireStudent(db, view.studentId)
  const contacts = contactsOfStudent(db, view.studentId)
  const addressee = requireAddressee(addresseesOf(contacts, student, today), addresseeId)
  const destination = view.serviceId === null ? undefined : serviceDestination(db, view.serviceId)
  const said = textsOnPaper(contacts, { remark, noticed }, ['remark', 'noticed'])
  const milesTo = milesFrom(db, homeOnPaper(student, contacts, addresseeId).zip)
  const { choices, leftOut } = choicesOf(db, view, contacts, serviceIds, milesTo)
  return {
    leftOut,
    namedInWords: {
      letter: said.told.remark !== remark,
      why: said.told.noticed !== noticed,
    },
    isKeptAway:
      destination !== undefined && goesByKeptAway(withPeople(db, destination), keptAwayFrom(contacts)),
    isTheirs: !mayOneHaveIt(db, student.id, { information: FAMILY_INFORMATION, on: today }),
    insurance: student.insurance,
    hasOwnNumbers: numbersOfProtocol(db).length > 0,
    facts: {
      caseCode: view.caseCode,
      referralNumber: referralNumbers(db, view.caseId)[view.id] ?? null,
      today,
      counselor: view.ownerName,
      school,
      pathway: view.pathway,
      told: view.pathway === 'school-contacts-provider' && view.sentOn !== null,
      addressee: addressee?.name ?? null,
      childName: nameUsedAtHome(student, addressee ? [addressee] : contacts),
      help: destination ? providerHelp(destination, view.locationId, milesTo) : schoolHelp(db, view, school),
      choices,
      atSchool: servicesForFamilies(db, { away: keptAwayFrom(contacts) }).filter(({ id }) =>
        ownServiceIds.includes(id),
      ),
      why: {
        reasons: namesReasons ? [view.primaryReason, ...view.otherReasons] : [],
        noticed: said.told.noticed,
      },
      numbers: numbersToDial(db),
      remark: said.told.remark,
      parts,
      consentUntil: usualConsentEnd(today, theCalendar(db).years),
    },
    letter: { student, contacts: withConsentRights(contacts), referral: view },
  }
}
