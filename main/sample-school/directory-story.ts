import type { ProviderCheckDraft } from '#shared/domain/provider-check.ts'

import { AREAS } from './areas.ts'
import { lookUp, type Office, todayText } from './office.ts'
import type { ProviderService } from './providers.ts'
import type { Story } from './stage.ts'

const DAY = 1440

/** What the office knows of a service beyond the directory it was given. */
function completeService(office: Office, { id, kind, organization, phone }: ProviderService): void {
  const [place] = organization.places
  const isFree = kind.payers.includes('free') && !kind.fee
  office.write({
    actor: office.clerk,
    operation: 'providers.update',
    input: {
      id: lookUp('service', id),
      version: lookUp('service', `${id}.version`),
      draft: {
        organizationName: organization.name,
        serviceName: kind.name,
        description: kind.description,
        phone,
        address: place ? `${place.street}, ${place.district}, MA ${place.postalCode}` : '',
        website: organization.website,
        languages: organization.languages,
        payers: kind.payers,
        minimumAge: kind.ages[0],
        maximumAge: kind.ages[1],
        fees: isFree ? 'Free of charge' : kind.fee ? `$${kind.fee} a session without insurance` : '',
        telehealth: kind.telehealth ?? false,
        applicationProcess: kind.apply,
      },
    },
  })
}

function bringInAreas(office: Office): void {
  office.write({
    actor: office.clerk,
    operation: 'postalAreas.bringIn',
    input: { areas: Object.values(AREAS) },
  })
}

type Said = Pick<ProviderCheckDraft, 'capacity' | 'statedWait'>

const SAID: readonly (readonly [Said, number])[] = [
  [{ capacity: 'capacity', statedWait: '' }, 4],
  [{ capacity: 'waitlist', statedWait: '4 to 6 weeks' }, 3],
  [{ capacity: 'waitlist', statedWait: 'about three months' }, 1],
  [{ capacity: 'additional-assessment-required', statedWait: '' }, 1],
  [{ capacity: 'no-capacity', statedWait: 'not before summer' }, 1],
  [{ capacity: null, statedWait: '' }, 2],
]

function verifyService(office: Office, { id }: ProviderService): void {
  const check: ProviderCheckDraft = {
    checkedOn: todayText(office),
    how: office.chance.weighted([
      ['phone', 5],
      ['web-page', 2],
      ['message', 1],
    ]),
    ...{ isStillTrue: true, differs: '' },
    ...office.chance.weighted(SAID),
  }
  office.write({
    actor: office.clerk,
    operation: 'providers.verify',
    input: { id: lookUp('service', id), version: lookUp('service', `${id}.version`), check },
  })
}

/** In the first week somebody says where the areas around lie and asks each provider who pays, and in the last months most are called once more. */
export function* directoryStory(office: Office): Story {
  const { chance, calendar, services, lastDay } = office
  for (const [at, service] of services.entries()) {
    yield office.inSchoolDays(
      chance.weighted([
        [0, 9],
        [1, 1],
      ]),
    )
    if (at === 0) bringInAreas(office)
    completeService(office, service)
  }
  const last = [...services]
    .filter(() => chance.happens(0.75))
    .map((service) => ({ service, day: lastDay - Math.floor(chance.logNormal(40, 0.8)) }))
    .toSorted((one, other) => one.day - other.day)
  for (const { service, day } of last) {
    if (day <= office.today()) continue
    yield calendar.onOrBefore(day) * DAY + chance.between(500, 950)
    verifyService(office, service)
  }
}
