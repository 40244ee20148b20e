import type { Told, ToldRule } from './telling.ts'

// This file counts days and people by itself: nothing of the program is used, so that both cannot be wrong together.

const nextDay = (day: string, step = 1): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + step * 86_400_000).toISOString().slice(0, 10)

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())

type Calendar = Extract<Told, { kind: 'calendar' }>
type Due = Extract<Told, { kind: 'due' }>
type Away = Extract<Told, { kind: 'away' }>
type Rules = Extract<Told, { kind: 'goes-up' }>
type Case = Extract<Told, { kind: 'case' }>

function hasSchool(day: string, { years, closed }: Calendar): boolean {
  if (isWeekend(day) || closed.some(([from, to]) => from <= day && day <= to)) return false
  const isWithin = years.some(([from, to]) => from <= day && day <= to)
  const isOutside = years.every(([from]) => day < from) || years.every(([, to]) => day > to)
  return isWithin || isOutside
}

function counts(day: string, unit: string, calendar: Calendar): boolean {
  if (unit === 'calendar-days') return true
  return unit === 'business-days' ? !isWeekend(day) : hasSchool(day, calendar)
}

/** Walks one day after the other until enough of them counted. */
function walk(from: string, { amount, unit }: ToldRule, calendar: Calendar): string {
  let day = from
  for (let left = amount; left > 0;) {
    day = nextDay(day)
    if (counts(day, unit, calendar)) left -= 1
  }
  return day
}

/** Everything known on one morning. */
class Office {
  readonly people = new Map<string, Extract<Told, { kind: 'person' }>>()
  readonly standIns = new Map<string, string>()
  readonly aways: Away[] = []
  readonly rules = new Map<string, Rules>()
  readonly cases = new Map<string, Case>()
  readonly open = new Map<string, Due>()
  calendar: Calendar = { kind: 'calendar', years: [], closed: [] }

  dueOn({ when }: Due): string {
    return 'on' in when ? when.on : walk(when.from, when.rule, this.calendar)
  }

  isAway(who: string, day: string): boolean {
    return this.aways.some((away) => away.who === who && away.from <= day && day <= away.to)
  }

  coverOf(who: string, day: string): string | undefined {
    const named = this.aways.find(
      (away) => away.who === who && away.cover !== null && away.from <= day && day <= away.to,
    )
    return named?.cover ?? this.standIns.get(who)
  }

  acts(who: string, day: string): string | undefined {
    const asked: string[] = []
    for (
      let at: string | undefined = who;
      at !== undefined && !asked.includes(at);
      at = this.coverOf(at, day)
    ) {
      if (!this.isAway(at, day)) return at
      asked.push(at)
    }
    return undefined
  }

  lastInLine(day: string): string[] {
    const owners = [...this.people.values()]
      .filter(({ isOwner }) => isOwner)
      .flatMap(({ id }) => this.acts(id, day) ?? [])
    if (owners.length > 0) return owners
    return [...this.people.values()]
      .filter(({ id, isCounselor }) => isCounselor && !this.isAway(id, day))
      .map(({ id }) => id)
  }

  reads(who: string, caseId: string): boolean {
    const found = this.cases.get(caseId)
    return found !== undefined && (!found.restricted || found.holder === who)
  }

  /** On whose lists a due thing must stand. */
  listsOf(due: Due, day: string): ReadonlySet<string> {
    const { of, caseId, urgency } = due
    const lists = new Set<string>([of])
    const acting = this.acts(of, day)
    if (acting !== undefined) lists.add(acting)
    if (acting === undefined || !this.reads(acting, caseId))
      for (const who of this.lastInLine(day)) lists.add(who)
    const rules = this.rules.get(urgency)
    if (!rules) throw new Error(`Nobody told when ${urgency} goes up.`)
    const dueOn = this.dueOn(due)
    const isUp = (rule: ToldRule) => day >= walk(dueOn, rule, this.calendar)
    const cover = this.coverOf(of, day)
    const heard = cover === undefined ? undefined : this.acts(cover, day)
    const backup = heard === of ? undefined : heard
    if (isUp(rules.toBackup) || isUp(rules.toOwner)) {
      if (backup !== undefined) lists.add(backup)
      if (backup === undefined || isUp(rules.toOwner)) for (const who of this.lastInLine(day)) lists.add(who)
    }
    const held = this.cases.get(caseId)
    if (held?.restricted) lists.add(held.holder)
    return new Set([...lists].filter((who) => this.reads(who, caseId)))
  }
}

/** What did not stand where it must have stood, or stood where it must not. */
export interface Reckoned {
  readonly faults: readonly string[]
  /** How many due things were looked for, on how many lists, and how many of them had gone up or were covered. */
  readonly looked: { readonly lists: number; readonly due: number; readonly byOthers: number }
}

function checkList(office: Office, told: Extract<Told, { kind: 'list' }>, due: readonly Due[]): string[] {
  const { day, who } = told
  const seen = new Set(told.due)
  const wanted = new Set(due.filter((each) => office.listsOf(each, day).has(who)).map(({ id }) => id))
  return [
    ...[...wanted].filter((id) => !seen.has(id)).map((id) => `${day}: ${id} is not on the list of ${who}`),
    ...[...seen].filter((id) => !wanted.has(id)).map((id) => `${day}: ${id} is on the list of ${who}`),
  ]
}

/** Reads what was told, day by day, and works out anew on whose list everything must have stood. */
export function recompute(told: Iterable<Told>): Reckoned {
  const office = new Office()
  const faults: string[] = []
  const looked = { lists: 0, due: 0, byOthers: 0 }
  let morning: Extract<Told, { kind: 'list' }>[] = []

  const endMorning = (): void => {
    const [first] = morning
    if (!first) return
    const { day } = first
    const due = [...office.open.values()].filter((each) => office.dueOn(each) <= day)
    for (const list of morning) faults.push(...checkList(office, list, due))
    for (const each of due) {
      const lists = office.listsOf(each, day)
      const here = morning.filter(({ who }) => lists.has(who))
      const isTold = morning.some(({ kept }) => kept > 0)
      if (here.length === 0 && !isTold) faults.push(`${day}: ${each.id} stood on nobody’s list who was here`)
      looked.due += 1
      if (here.some(({ who }) => who !== each.of)) looked.byOthers += 1
    }
    looked.lists += morning.length
    morning = []
  }

  for (const each of told) {
    if (each.kind === 'list') {
      if (morning[0] && morning[0].day !== each.day) endMorning()
      morning.push(each)
      continue
    }
    endMorning()
    switch (each.kind) {
      case 'person':
        office.people.set(each.id, each)
        break
      case 'stand-in':
        office.standIns.set(each.of, each.by)
        break
      case 'away':
        office.aways.push(each)
        break
      case 'calendar':
        office.calendar = each
        break
      case 'goes-up':
        office.rules.set(each.urgency, each)
        break
      case 'case':
        office.cases.set(each.id, each)
        break
      case 'due':
        office.open.set(each.id, each)
        break
      case 'ended':
        office.open.delete(each.id)
        break
      case 'case-closed':
        for (const due of office.open.values()) if (due.caseId === each.id) office.open.delete(due.id)
        break
      default:
        throw new Error('Something was told that nobody understands.')
    }
  }
  endMorning()
  return { faults, looked }
}
