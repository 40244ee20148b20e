import type { Room, SchoolServiceDraft } from '#shared/domain/school-service.ts'

import { answerOf, lookUp, type Office, todayText } from './office.ts'
import type { Story } from './stage.ts'

const DAY = 1440

/** How long before the end of the life somebody last asked whether there is room. */
const ASKED_BEFORE = 12

interface OwnService {
  /** What referrals that are not on the list would call it, too. */
  readonly name: string
  /** `null` for what the office never put on its list. */
  readonly about: Partial<SchoolServiceDraft> | null
  readonly room: Room | null
}

/** What the sample school gives itself. */
const OWN_SERVICES: readonly OwnService[] = [
  {
    name: 'School psychologist, weekly sessions',
    about: {
      ...{ help: ['talk', 'crisis'], tier: 3, runBy: 'Dr. Naomi Reyes', places: 16 },
      ...{ meets: 'By appointment, room 114', languages: ['en', 'es'] },
      whatToExpect: 'Your child meets the school psychologist once a week during the school day. It is free.',
    },
    room: 'waitlist',
  },
  {
    name: 'Social worker, check-in and check-out',
    about: {
      ...{ help: ['talk', 'safety'], tier: 2, places: 24 },
      ...{ meets: 'Each morning and before going home, main office', languages: ['en', 'es'] },
      whatToExpect: 'An adult greets your child each morning and talks about the day before going home.',
    },
    room: 'capacity',
  },
  {
    name: 'Lunch group on friendship',
    about: {
      ...{ help: ['talk', 'groups'], tier: 2, fromGrade: '03', toGrade: '08', runBy: 'Ms. Adele Grant' },
      ...{ meets: 'Tuesdays at lunch, room 12', languages: ['en'], places: 10 },
      whatToExpect: 'A small group eats lunch together and practices making and keeping friends.',
    },
    room: 'capacity',
  },
  {
    name: 'Study skills group',
    about: {
      ...{ help: ['groups'], tier: 2, fromGrade: '06', toGrade: '12', runBy: 'Mr. Theo Banks' },
      ...{ meets: 'Thursdays after school, library', languages: ['en'], places: 20 },
    },
    room: null,
  },
  {
    name: 'Grief group at school',
    about: {
      ...{ help: ['loss'], tier: 3, fromGrade: '05', toGrade: '12', places: 8 },
      ...{ meets: 'Every other Wednesday, room 114', languages: ['en'] },
      whatToExpect: 'Students who lost somebody meet with a counselor. Nobody has to speak.',
    },
    room: 'capacity',
  },
  { name: 'Attendance team', about: null, room: null },
]

const nameOf = (at: number): string => `own${at + 1}`

/** What a referral of the sample school to its own help names: a service of the list, or words alone. */
export function chooseOwnService({ chance }: Pick<Office, 'chance'>): {
  readonly schoolService: string
  readonly schoolServiceId: string | null
} {
  const chosen = chance.pick(OWN_SERVICES)
  const schoolServiceId = chosen.about ? answerOf(nameOf(OWN_SERVICES.indexOf(chosen)), 'id') : null
  return { schoolService: chosen.name, schoolServiceId }
}

/** The office puts its own services on the list on its first day. */
export function keepOwnServices(office: Office, owner: string): void {
  for (const [at, { name, about }] of OWN_SERVICES.entries()) {
    if (!about) continue
    const draft: Omit<SchoolServiceDraft, 'onLists'> = {
      ...{ name, help: [], tier: null, fromGrade: null, toGrade: null, meets: '', languages: [] },
      ...{ places: null, whatToExpect: '', runBy: '' },
      // Whoever has no name here is the lead counselor's own hour.
      runById: about.runBy === undefined ? lookUp('account', owner) : null,
      ...about,
    }
    office.write({ actor: owner, operation: 'schoolServices.create', input: draft, as: nameOf(at) })
  }
}

/** Somebody says whether there is room, not long before the life ends. */
export function* sayRooms(office: Office): Story {
  yield (office.lastDay - ASKED_BEFORE) * DAY + 540
  for (const [at, { about, room }] of OWN_SERVICES.entries()) {
    if (!about || room === null) continue
    office.write({
      actor: office.clerk,
      operation: 'schoolServices.sayRoom',
      input: { id: answerOf(nameOf(at), 'id'), room, onDay: todayText(office) },
    })
  }
}
