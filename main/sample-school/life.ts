import type { Chance } from './chance.ts'
import { concernStory, drawWorry, type Worry } from './concern-story.ts'
import { directoryStory } from './directory-story.ts'
import { monthOf, type DayNumber } from './days.ts'
import { beginLastDays } from './last-days.ts'
import type { LifeAccount, LifeLine } from './life-line.ts'
import {
  answerOf,
  createOffice,
  lookUp,
  ROSTER_COMES,
  target,
  type Office,
  type SampleCase,
} from './office.ts'
import { keepOwnServices, sayRooms } from './own-services-story.ts'
import type { People, Pupil, YearOfPeople } from './people.ts'
import type { ProviderOrganization } from './providers.ts'
import type { Calendar } from './school-calendar.ts'
import type { Moment, Story } from './stage.ts'
import { BRIEF } from './words.ts'

const DAY = 1440

/** How busy the office is: worries and walk-ins for each student and year. */
export interface Pace {
  readonly worries: number
  readonly walkIns: number
  /** How much busier the last weeks are than the years before; 1 when they are not. */
  readonly finale: number
}

/** How long the last weeks are, in days. */
const FINALE = 45

interface LifeOptions {
  readonly people: People
  readonly organizations: readonly ProviderOrganization[]
  readonly calendar: Calendar
  readonly accounts: readonly LifeAccount[]
  readonly firstDay: DayNumber
  readonly lastDay: DayNumber
  readonly pace: Pace
  readonly chance: Chance
  readonly instant: (day: DayNumber, minute: number) => string
}

/** Worries come in waves: October and February are the worst. */
const SEASON: readonly number[] = [1, 1.45, 1.1, 0.95, 0.85, 0.5, 0.04, 0.35, 0.85, 1.5, 1.1, 0.8]
const SCHOOL_DAYS_A_YEAR = 176

/** Students of one year, each as likely to be met as they have to carry. */
function drawerOf({ pupils }: YearOfPeople, chance: Chance): () => Pupil {
  const sums: number[] = []
  let total = 0
  for (const { strain } of pupils) {
    total += strain
    sums.push(total)
  }
  return () => {
    const wanted = chance.fraction() * total
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    const pupil = pupils[low]
    if (!pupil) throw new Error('A school without students')
    return pupil
  }
}

/** A walk-in or a call; a few of them turn into a concern. */
function* walkIn(office: Office, pupil: Pupil): Story {
  const { chance, clerk } = office
  const name = office.newName('b')
  office.write({
    actor: chance.happens(0.6) ? clerk : office.counselorOf(pupil),
    operation: 'briefContacts.create',
    as: name,
    input: { studentId: lookUp('student', pupil.sourceId), line: chance.pick(BRIEF) },
  })
  if (!chance.happens(0.05)) return
  yield office.soon(chance.between(1, 15))
  const concern = office.newName('c')
  office.write({
    actor: office.openCases.get(pupil)?.owner ?? office.counselorOf(pupil),
    operation: 'briefContacts.promote',
    as: concern,
    input: target(name),
  })
  const worry: Worry = { ...drawWorry(office, pupil), source: 'other-staff' }
  yield* concernStory(
    office,
    pupil,
    worry.urgency === 'emergency' ? { ...worry, urgency: 'urgent' } : worry,
    concern,
  )
}

/** Somebody is worried, somebody walks in: day after day. */
function* arrivals(office: Office, { people, pace, firstDay }: LifeOptions): Story {
  const { chance, calendar, lastDay } = office
  let known: YearOfPeople | undefined
  let draw: () => Pupil = () => {
    throw new Error('Nobody is there yet')
  }
  for (let day = firstDay; day <= lastDay; day += 1) {
    yield day * DAY + 400
    const present = people.years.findLast(({ year }) => year.firstDay <= day) ?? people.years[0]
    if (!present) return
    if (present !== known) {
      known = present
      draw = drawerOf(present, chance.fork())
    }
    const isOpen = calendar.isSchoolDay(day)
    const summer = !isOpen && (monthOf(day) === 7 || monthOf(day) === 8) && chance.happens(0.5)
    if (!isOpen && !summer) continue
    const season = isOpen ? Math.max(0.5, SEASON[monthOf(day) - 1] ?? 1) : 0.06
    const haste = day > lastDay - FINALE ? pace.finale : 1
    const share = (present.pupils.length / SCHOOL_DAYS_A_YEAR) * season * haste
    const meet = (count: number, story: (pupil: Pupil) => Story) => {
      for (let done = 0; done < count; done += 1) {
        const pupil = draw()
        if (office.goesOn(pupil) > day + 1) office.begin(story(pupil), day * DAY + chance.between(465, 965))
      }
    }
    meet(chance.poisson(share * pace.worries), (pupil) =>
      concernStory(office, pupil, drawWorry(office, pupil)),
    )
    meet(chance.poisson(share * pace.walkIns), (pupil) => walkIn(office, pupil))
  }
}

/** Who is there when the life begins; in the summer, those who will come. */
function yearAtStart({ years }: People, firstDay: DayNumber): YearOfPeople | undefined {
  return years.findLast(({ year }) => year.firstDay <= firstDay) ?? years[0]
}

/** Before each school year the new roster is read, and cases go to whoever looks after the grade now. */
function* newYears(office: Office, { people, firstDay }: LifeOptions, owner: string): Story {
  const first = yearAtStart(people, firstDay)
  for (const { year } of people.years) {
    if (year.year <= (first?.year.year ?? 0)) continue
    yield (year.firstDay - ROSTER_COMES) * DAY + 560
    importFiles(office, owner, `rosters/${year.year}`)
    yield (year.firstDay + 1) * DAY + 500
    for (const kase of [...office.openCases.values()]) handOver(office, kase)
  }
}

function handOver(office: Office, kase: SampleCase): void {
  const owner = office.counselorOf(kase.pupil)
  if (owner === kase.owner || kase.restricted || kase.resting || office.goesOn(kase.pupil) <= office.today())
    return
  office.write({
    actor: kase.owner,
    operation: 'cases.handOver',
    as: kase.name,
    input: {
      ...target(kase.name),
      ownerId: lookUp('account', owner),
      note: 'New school year, new grade: handed over in person.',
    },
  })
  for (const referral of kase.referrals.filter(({ open }) => open)) {
    office.write({
      actor: kase.owner,
      operation: 'referrals.handOver',
      as: referral.name,
      input: { ...target(referral.name), ownerId: lookUp('account', owner) },
    })
  }
  kase.owner = owner
}

/** Reads files into the office: understood, compared, written. */
function importFiles(office: Office, actor: string, folder: string): void {
  const name = office.newName('i')
  const importId = answerOf(name, 'importId')
  const write = (operation: string, input: object, as?: string) =>
    office.write({ actor, operation, input, ...(as && { as }) })
  write('imports.read', { tokens: [`@file:${folder}`], from: 'folder' }, name)
  write('imports.preview', { importId })
  write('imports.commit', { importId })
}

/** The program is new: roster and directory are read first of all. */
function* firstDayOf(office: Office, owner: string, roster: string, opening: Moment): Story {
  yield opening
  importFiles(office, owner, roster)
  importFiles(office, owner, 'hsds')
  keepOwnServices(office, owner)
}

/** Tells the life of the school, line by line, in the order of time. */
export function* tellLife(options: LifeOptions): Generator<LifeLine, void, void> {
  const { accounts, calendar, chance, people, organizations, firstDay, lastDay, instant } = options
  const office = createOffice({ chance, calendar, lastDay, organizations, accounts, instant })
  const owner = accounts.find(({ roles }) => roles.includes('owner'))?.user ?? ''
  const first = yearAtStart(people, firstDay)
  const last = people.years.findLast(({ year }) => year.firstDay <= lastDay) ?? first
  if (!first || !last) return

  const opening = firstDay * DAY + 420
  office.begin(firstDayOf(office, owner, `rosters/${first.year.year}`, opening), opening)
  office.begin(arrivals(office, options), opening + 1)
  office.begin(directoryStory(office), opening + 2)
  office.begin(sayRooms(office), opening + 2)
  office.begin(newYears(office, options, owner), opening + 1)
  beginLastDays(office, drawerOf(last, chance.fork()), owner, opening + 2)

  for (const _ of office.stage.run((lastDay + 1) * DAY - 1)) yield* office.collect()
}
