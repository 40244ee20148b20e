import type { Reason } from '#shared/domain/concern.ts'
import type { Urgency } from '#shared/domain/urgency.ts'

import type { Chance } from './chance.ts'
import { dayText, type DayNumber } from './days.ts'
import type { LifeAccount, LifeLine } from './life-line.ts'
import { gradeIn, type Guardian, type Pupil } from './people.ts'
import type { ProviderOrganization, ProviderService } from './providers.ts'
import type { Calendar } from './school-calendar.ts'
import { createStage, type Moment, type Stage, type Story } from './stage.ts'

const DAY = 1440
const OPENS = 7 * 60 + 45
const CLOSES = 16 * 60 + 20

/** How many days before the first day of school the new roster is read. */
export const ROSTER_COMES = 7

/** A student's case as the sample school knows it. */
export interface SampleCase {
  /** What later lines call it. */
  readonly name: string
  readonly pupil: Pupil
  restricted: boolean
  readonly urgency: Urgency
  readonly reason: Reason
  readonly contact: Guardian | undefined
  owner: string
  closed: boolean
  /** Someone has decided to leave it alone until the end of the life. */
  resting: boolean
  /** What the office itself does next, beside the referrals. */
  next: string | null
  readonly referrals: SampleReferral[]
  /** Until when the family allowed the school to speak with an organization. */
  readonly consents: Map<ProviderOrganization, DayNumber>
}

/** A referral as the sample school knows it. */
export interface SampleReferral {
  readonly name: string
  readonly kase: SampleCase
  readonly service: ProviderService | null
  open: boolean
  /** The first appointment was kept. */
  inCare: boolean
  /** As above. */
  resting: boolean
}

/** What every story of the sample school is told with. */
export interface Office {
  readonly stage: Stage
  readonly chance: Chance
  readonly calendar: Calendar
  readonly lastDay: DayNumber
  readonly services: readonly ProviderService[]
  readonly counselors: readonly LifeAccount[]
  readonly openCases: Map<Pupil, SampleCase>
  readonly clerk: string
  today(): DayNumber
  /** Writes a line; answers with the name it was given. */
  write(line: Omit<LifeLine, 'at'>): void
  /** A name no line has yet. */
  newName(kind: string): string
  counselorOf(pupil: Pupil): string
  /** Whether the office has heard of a student: their name was in a roster. */
  knows(pupil: Pupil): boolean
  /** The day a student goes. */
  goesOn(pupil: Pupil): DayNumber
  begin(story: Story, at: Moment): void
  /** A moment on a school day, so many school days from now. */
  inSchoolDays(days: number): Moment
  /** A moment within the same school day, or early on the next one. */
  soon(minutes: number): Moment
  /** What was written since the last time. */
  collect(): readonly LifeLine[]
}

interface OfficeOptions {
  readonly chance: Chance
  readonly calendar: Calendar
  readonly lastDay: DayNumber
  readonly organizations: readonly ProviderOrganization[]
  readonly accounts: readonly LifeAccount[]
  readonly instant: (day: DayNumber, minute: number) => string
}

/** Opens the office in which the life of the sample school happens. */
export function createOffice(options: OfficeOptions): Office {
  const { chance, calendar, lastDay, organizations, accounts, instant } = options
  const stage = createStage()
  const counselors = accounts.filter(({ roles }) => roles.includes('counselor'))
  const clerk = accounts.find(({ roles }) => roles.includes('office'))?.user ?? ''
  const names = new Map<string, number>()
  let lines: LifeLine[] = []
  let last: Moment = 0

  const today = (): DayNumber => Math.floor(stage.now / DAY)
  const workMinute = (): number => chance.between(OPENS, CLOSES)

  return {
    stage,
    chance,
    calendar,
    lastDay,
    counselors,
    clerk,
    services: organizations.flatMap((organization) => organization.services),
    openCases: new Map(),
    today,
    write(line) {
      // Two things never happen in the same second, so that every list of them has one order.
      last = Math.max(stage.now, last + 1 / 60)
      const day = Math.floor(last / DAY)
      lines.push({ at: instant(day, last - day * DAY), ...line })
    },
    newName(kind) {
      const count = (names.get(kind) ?? 0) + 1
      names.set(kind, count)
      return `${kind}${count}`
    },
    counselorOf(pupil) {
      const isYounger = gradeIn(pupil, calendar.yearAt(today()).year) < 9
      const ofYounger = Math.ceil(counselors.length / 2)
      const ofOlder = Math.max(1, counselors.length - ofYounger)
      const number = Number(pupil.localId)
      const at = isYounger ? number % ofYounger : counselors.length - 1 - (number % ofOlder)
      return counselors[at]?.user ?? ''
    },
    knows({ firstYear }) {
      const year = calendar.years.find((each) => each.year === firstYear)
      return year === undefined || year === calendar.years[0] || today() > year.firstDay - ROSTER_COMES
    },
    goesOn(pupil) {
      if (pupil.leavesOn !== null) return pupil.leavesOn
      const year = calendar.years.find((each) => each.year === pupil.lastYear)
      return year ? year.lastDay : lastDay + DAY
    },
    begin: (story, at) => stage.begin(story, at),
    inSchoolDays(days) {
      const day = calendar.after(today(), Math.max(0, Math.round(days)))
      const moment = day * DAY + workMinute()
      return day === today() ? Math.max(moment, stage.now + 1) : moment
    },
    soon(minutes) {
      const moment = stage.now + minutes
      const isOpen = moment - today() * DAY <= CLOSES && calendar.isSchoolDay(today())
      return isOpen ? moment : calendar.after(today() + 1, 0) * DAY + OPENS + chance.between(0, 50)
    },
    collect() {
      const written = lines
      lines = []
      return written
    },
  }
}

/** Stands for a part of what an earlier line answered. */
export function answerOf(name: string, path: string): string {
  return `@${name}.${path}`
}

/** Stands for a record by the id its source gave it. */
export function lookUp(
  kind: 'student' | 'contact' | 'service' | 'location' | 'organization' | 'account',
  key: string,
): string {
  return `@${kind}:${key}`
}

/** Names the record a change is about, as it stands when the line is replayed. */
export function target(name: string): { readonly id: string; readonly version: string } {
  return { id: answerOf(name, 'id'), version: answerOf(name, 'version') }
}

/** The day it is in a story, as text. */
export function todayText(office: Office): string {
  return dayText(office.today())
}
