import { chanceOf, type Chance } from './chance.ts'
import { createWallClock, dayNumber, dayText, yearOf, type DayNumber } from './days.ts'
import type { LifeAccount, LifeHeader, LifeLine } from './life-line.ts'
import { tellLife } from './life.ts'
import { createPeople, fictionalPhone } from './people.ts'
import { ORDINARY, type SchoolPlan } from './presets.ts'
import { providerFiles } from './provider-files.ts'
import { createProviders } from './providers.ts'
import { rosterFiles } from './roster-files.ts'
import { createCalendar } from './school-calendar.ts'

/** A synthetic school: the files its other programs would export, and everything its office ever did. */
export interface SampleSchool {
  readonly header: LifeHeader
  /** Rosters of every year under `rosters/YEAR/`, the directory of providers under `hsds/`. */
  readonly files: ReadonlyMap<string, string>
  /** The folder of the roster that holds on the last day. */
  readonly latestRoster: string
  /** Tells the life once, in the order of time. */
  readonly life: () => Iterable<LifeLine>
}

const SCHOOL_NAME = 'Harbor Bridge School'

function accountsOf(size: number, chance: Chance): readonly LifeAccount[] {
  const counselors = Math.max(1, Math.round(size / 375))
  const names = chance.some(
    [
      'Renée Okafor',
      'Daniel Kim',
      'Sofía Herrera',
      'Marcus Bell',
      'Priya Nair',
      'Tom O’Leary',
      'Amina Yusuf',
      'Grace Lindqvist',
      'Wei Zhang',
      'Leila Haddad',
      'Peter Novak',
      'Joy Mensah',
      'Carla Duarte',
      'Sam Whitehorse',
      'Hana Park',
      'Luis Ortega',
    ],
    counselors,
  )
  return [
    { user: 'lead', name: 'Maria Delgado', roles: ['owner', 'counselor'] },
    ...names.map((name, at): LifeAccount => ({ user: `counselor${at + 1}`, name, roles: ['counselor'] })),
    { user: 'office', name: 'Pat Moreau', roles: ['office'] },
    { user: 'principal', name: 'Dr. Ellen Achebe', roles: ['administrator'] },
  ]
}

function yearsBefore(day: DayNumber, years: number): DayNumber {
  const text = dayText(day)
  const earlier = `${yearOf(day) - years}${text.slice(4)}`
  return dayNumber(earlier.endsWith('-02-29') ? earlier.replace('-29', '-28') : earlier)
}

function under(folder: string, files: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...files].map(([name, text]) => [`${folder}/${name}`, text] as const)
}

/** Makes a whole school out of a seed. The same plan makes the same bytes, on any machine and at any time. */
export function generateSchool(plan: SchoolPlan): SampleSchool {
  const { students, years, seed, timeZone = 'America/New_York', pace = ORDINARY } = plan
  const chance = chanceOf(`${seed} ${students} ${years}`)
  const lastDay = dayNumber(plan.endsOn)
  const firstDay = yearsBefore(lastDay, years)
  const calendar = createCalendar(firstDay, lastDay, chance.fork())
  const people = createPeople(students, calendar, chance.fork())
  const organizations = createProviders(students, chance.fork())
  const accounts = accountsOf(students, chance.fork())
  const [forFiles, forPhone] = [chance.fork(), chance.fork()]

  const files = new Map([
    ...people.years.flatMap((year) =>
      under(`rosters/${year.year.year}`, rosterFiles(year, people, SCHOOL_NAME)),
    ),
    ...under('hsds', providerFiles(organizations, { checkedOn: lastDay, chance: forFiles })),
  ])
  const latest = people.years.findLast(({ year }) => year.firstDay - 7 <= lastDay) ?? people.years[0]

  return {
    header: {
      school: {
        name: SCHOOL_NAME,
        timeZone,
        office: 'Counseling Office, Room 112',
        phone: fictionalPhone(forPhone),
        address: '1 Bridge Road, Harborview, MA 01234',
        paper: 'letter',
      },
      calendar: calendar.told,
      accounts,
      endsOn: plan.endsOn,
    },
    files,
    latestRoster: `rosters/${latest?.year.year ?? ''}`,
    life: () =>
      tellLife({
        people,
        organizations,
        calendar,
        accounts,
        firstDay,
        lastDay,
        pace,
        // Told anew it is the same life.
        chance: chanceOf(`${seed} ${students} ${years} life`),
        instant: createWallClock(timeZone),
      }),
  }
}
