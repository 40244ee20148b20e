import type { Chance } from './chance.ts'
import { dayOf, type DayNumber } from './days.ts'
import { COMMUNITIES, type Community, type RaceColumn } from './names.ts'
import type { Calendar, SchoolYear } from './school-calendar.ts'

/** The grades of the school. */
export const FIRST_GRADE = 6
export const LAST_GRADE = 12
const GRADES = LAST_GRADE - FIRST_GRADE + 1

/** A parent, guardian or relative in the roster. */
export interface Guardian {
  readonly sourceId: string
  readonly role: 'parent' | 'guardian' | 'relative'
  readonly givenName: string
  readonly familyName: string
  readonly phone: string | null
  readonly sms: string | null
  readonly email: string | null
  readonly language: string
}

/** Who lives together; brothers and sisters share their guardians. */
export interface Household {
  readonly guardians: readonly Guardian[]
  readonly community: Community
  readonly familyName: string
  readonly language: string
  /** How much this family has to carry: some are met often by the office, most never. */
  readonly strain: number
}

/** A student, from the year they come to the year they go. */
export interface Pupil {
  readonly sourceId: string
  readonly localId: string
  readonly givenName: string
  readonly familyName: string
  readonly sex: 'female' | 'male' | ''
  readonly birthDay: DayNumber
  readonly race: readonly RaceColumn[]
  readonly household: Household
  readonly firstYear: number
  readonly firstGrade: number
  /** The last school year they are here. */
  readonly lastYear: number
  /** The day they go, when that is before the end of their last year. */
  readonly leavesOn: DayNumber | null
  readonly strain: number
}

/** A teacher, counselor or principal in the roster. */
export interface Colleague {
  readonly sourceId: string
  readonly role: 'teacher' | 'administrator'
  readonly givenName: string
  readonly familyName: string
  readonly email: string
}

/** A homeroom of one year, with its teacher. */
export interface Homeroom {
  readonly title: string
  readonly grade: number
  readonly teacher: Colleague
  readonly pupils: readonly Pupil[]
}

/** Who is at the school in one year. */
export interface YearOfPeople {
  readonly year: SchoolYear
  readonly pupils: readonly Pupil[]
  readonly homerooms: readonly Homeroom[]
}

/** Everyone who is ever at the school. */
export interface People {
  readonly years: readonly YearOfPeople[]
  readonly colleagues: readonly Colleague[]
}

/** The grade a student is in, in a year. */
export function gradeIn(pupil: Pupil, year: number): number {
  return pupil.firstGrade + year - pupil.firstYear
}

const AREA_CODES = [
  201, 203, 207, 209, 212, 215, 231, 253, 267, 302, 312, 315, 330, 347, 401, 413, 443, 475, 503, 508, 516,
  551, 570, 585, 603, 609, 610, 614, 617, 631, 646, 657, 703, 716, 718, 732, 757, 774, 802, 814, 845, 848,
  857, 860, 862, 904, 908, 914, 917, 973,
]

/** A number nobody has: 555-0100 to 555-0199 are kept for fiction. */
export function fictionalPhone(chance: Chance): string {
  return `(${chance.pick(AREA_CODES)}) 555-01${String(chance.below(100)).padStart(2, '0')}`
}

function plainLetters(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase()
}

function mailbox(chance: Chance, givenName: string, familyName: string): string {
  const name = `${plainLetters(givenName).slice(0, 1)}${plainLetters(familyName)}`
  const host = chance.pick(['example.com', 'example.org', 'example.net'])
  return `${name.length > 2 ? name : 'family'}${chance.between(1, 99)}@${host}`
}

function familyNameOf(community: Community, chance: Chance): string {
  const name = chance.pick(community.family)
  if (!chance.happens(community.twoFamilyNames ?? 0)) return name
  return `${name} ${chance.pick(community.family)}`
}

/** Gives out ids in the order people come. */
function createRegister(chance: Chance) {
  let pupils = 0
  let guardians = 0
  let colleagues = 0
  const number = (prefix: string, count: number): string => `${prefix}${String(count).padStart(5, '0')}`

  const guardian = (community: Community, familyName: string, language: string): Guardian => {
    guardians += 1
    const sex = chance.weighted([
      ['female', 0.58],
      ['male', 0.42],
    ] as const)
    const givenName = chance.pick(community.given[sex])
    const surname = chance.happens(0.72) ? familyName : familyNameOf(community, chance)
    const mobile = fictionalPhone(chance)
    return {
      sourceId: number('G', guardians),
      role: chance.weighted([
        ['parent', 0.86],
        ['guardian', 0.07],
        ['relative', 0.07],
      ] as const),
      givenName,
      familyName: surname,
      phone: chance.happens(0.35) ? fictionalPhone(chance) : null,
      sms: chance.happens(0.94) ? mobile : null,
      email: chance.happens(0.78) ? mailbox(chance, givenName, surname) : null,
      language: chance.happens(0.92) ? language : 'en',
    }
  }

  return {
    household(): Household {
      const community = chance.weighted(COMMUNITIES)
      const familyName = familyNameOf(community, chance)
      const language = chance.happens(community.speaksIt) ? chance.weighted(community.languages) : 'en'
      const adults = chance.weighted([
        [1, 0.3],
        [2, 0.66],
        [3, 0.04],
      ] as const)
      return {
        community,
        familyName,
        language,
        strain: chance.logNormal(1, 0.7),
        guardians: Array.from({ length: adults }, () => guardian(community, familyName, language)),
      }
    },

    pupil(household: Household, year: SchoolYear, grade: number, calendar: Calendar): Pupil {
      pupils += 1
      const { community } = household
      const sex = chance.weighted([
        ['female', 0.49],
        ['male', 0.49],
        ['', 0.02],
      ] as const)
      const birthYear = year.year - grade - 6 - (chance.happens(0.05) ? 1 : 0)
      const stays = LAST_GRADE - grade
      const goneAfter = Array.from({ length: stays }, (_, at) => at).find(() => chance.happens(0.05))
      const lastYear = year.year + (goneAfter ?? stays)
      const leavesEarly = chance.happens(goneAfter === undefined ? 0.01 : 0.5)
      const days = chance.between(12, 165)
      const lastFirstDay = calendar.years.find((each) => each.year === lastYear)?.firstDay ?? null
      return {
        sourceId: number('S', pupils),
        localId: String(200_000 + pupils),
        givenName: chance.pick(community.given[sex || chance.pick(['female', 'male'] as const)]),
        familyName: chance.happens(0.93) ? household.familyName : familyNameOf(community, chance),
        sex,
        birthDay: dayOf(birthYear, 9, 1) + chance.below(365),
        race: chance.weighted(community.race),
        household,
        firstYear: year.year,
        firstGrade: grade,
        lastYear,
        leavesOn: leavesEarly && lastFirstDay !== null ? calendar.after(lastFirstDay, days) : null,
        strain: household.strain * chance.logNormal(1, 0.9),
      }
    },

    colleague(role: Colleague['role']): Colleague {
      colleagues += 1
      const community = chance.weighted(COMMUNITIES)
      const givenName = chance.pick(community.given[chance.pick(['female', 'male'] as const)])
      const familyName = chance.pick(community.family)
      return {
        sourceId: number('T', colleagues),
        role,
        givenName,
        familyName,
        email: mailbox(chance, givenName, familyName).replace(/@.*/, '@school.example'),
      }
    },
  }
}

type Register = ReturnType<typeof createRegister>

/** Those who stay, and as many new ones in every grade as there is room for. */
function enrol(
  before: readonly Pupil[],
  around: {
    readonly year: SchoolYear
    readonly size: number
    readonly calendar: Calendar
    readonly chance: Chance
    readonly register: Register
  },
): readonly Pupil[] {
  const { year, size, calendar, chance, register } = around
  const staying = before.filter(({ lastYear }) => lastYear >= year.year)
  const households = [...new Set(staying.map(({ household }) => household))]
  const joining: Pupil[] = []
  for (let grade = FIRST_GRADE; grade <= LAST_GRADE; grade += 1) {
    // The same for a class as it moves up, so that nobody is too many.
    const rest = (year.year + LAST_GRADE - grade) % GRADES < size % GRADES ? 1 : 0
    const room =
      Math.floor(size / GRADES) + rest - staying.filter((pupil) => gradeIn(pupil, year.year) === grade).length
    for (let place = 0; place < room; place += 1) {
      const joinsBrotherOrSister = households.length > 20 && chance.happens(0.3)
      const household = joinsBrotherOrSister ? chance.pick(households) : register.household()
      if (!joinsBrotherOrSister) households.push(household)
      joining.push(register.pupil(household, year, grade, calendar))
    }
  }
  return [...staying, ...joining]
}

const ROOM = 25

function fillRooms(
  pupils: readonly Pupil[],
  teachers: readonly Colleague[],
  year: number,
  chance: Chance,
): readonly Homeroom[] {
  const rooms: Homeroom[] = []
  for (let grade = FIRST_GRADE; grade <= LAST_GRADE; grade += 1) {
    const all = pupils.filter((pupil) => gradeIn(pupil, year) === grade)
    const inGrade = chance.some(all, all.length)
    const count = Math.max(1, Math.round(inGrade.length / ROOM))
    for (let room = 0; room < count; room += 1) {
      const teacher = teachers[rooms.length % teachers.length]
      if (!teacher) throw new Error('A school without teachers')
      const letter = room < 26 ? String.fromCodePoint(65 + room) : `A${room - 25}`
      rooms.push({
        title: `${grade}${letter}`,
        grade,
        teacher,
        pupils: inGrade.filter((_, at) => at % count === room),
      })
    }
  }
  return rooms
}

/** Peoples a school for all its years, with about `size` students in each. */
export function createPeople(size: number, calendar: Calendar, chance: Chance): People {
  const register = createRegister(chance.fork())
  const leaders = Array.from({ length: 2 + Math.floor(size / 1000) }, () =>
    register.colleague('administrator'),
  )
  const teachers = Array.from({ length: Math.max(8, Math.ceil(size / 20)) }, () =>
    register.colleague('teacher'),
  )
  const years: YearOfPeople[] = []
  for (const year of calendar.years) {
    const pupils = enrol(years.at(-1)?.pupils ?? [], {
      year,
      size,
      calendar,
      chance: chance.fork(),
      register,
    })
    years.push({ year, pupils, homerooms: fillRooms(pupils, teachers, year.year, chance.fork()) })
  }
  return { years, colleagues: [...leaders, ...teachers] }
}
