import type { Client } from '#shared/api/client.ts'
import type { TodayLine } from '#shared/api/today.ts'
import { addDays } from '#shared/domain/days.ts'
import type { Service } from '#shared/domain/provider.ts'
import type { SchoolCalendarDraft } from '#shared/domain/school-calendar.ts'
import type { Urgency } from '#shared/domain/urgency.ts'
import { chanceOf, type Chance } from '#main/sample-school/chance.ts'
import { aConcern, aStudent, aTriage } from '#main/testing/makers.ts'
import { aSafetyPlan } from '#main/testing/plan-makers.ts'
import { aConsent, anEnding, aReferralDraft, aStep, bySecurePortal } from '#main/testing/referral-makers.ts'
import type { Colleague, TestApp } from '#main/testing/test-app.ts'

import type { Told } from './telling.ts'
import { ANSWER_DUE, FIRST_DAY, SNOW, YEAR } from './the-year.ts'

/** Somebody who works in the office of this year. */
export interface Person extends Colleague {
  /** How likely they do what is due. */
  readonly diligence: number
}

type Destination = Pick<Service, 'id' | 'organizationId'>

type DueKey = Pick<TodayLine, 'kind' | 'id'>

const keyOf = ({ kind, id }: DueKey): string => `${kind} ${id}`

/** One school year of an office, lived day by day; everything it wrote down is told as it happens. */
export class Life {
  readonly told: Told[] = []
  readonly #chance: Chance
  readonly #app: TestApp
  readonly #people: readonly Person[]
  readonly #knownTasks = new Set<string>()
  readonly #closing = new Map<string, string>()
  readonly #aways: Extract<Told, { kind: 'away' }>[] = []
  readonly #service: Destination
  #today = FIRST_DAY
  #made = 0

  constructor(app: TestApp, people: readonly Person[], service: Destination, seed: string) {
    this.#app = app
    this.#people = people
    this.#service = service
    this.#chance = chanceOf(seed)
  }

  tell(told: Told): void {
    this.told.push(told)
  }

  isAway(who: string, day = this.#today): boolean {
    return this.#aways.some((away) => away.who === who && away.from <= day && day <= away.to)
  }

  here(): Person[] {
    return this.#people.filter(({ accountId }) => !this.isAway(accountId))
  }

  async goAway({ accountId }: Person, days: number, coverId: string | null): Promise<void> {
    const [from, to] = [this.#today, addDays(this.#today, days - 1)]
    await this.#app.office.absences.add({ accountId, startsOn: from, endsOn: to, coverId, note: '' })
    const away = { kind: 'away', who: accountId, from, to, cover: coverId } as const
    this.#aways.push(away)
    this.tell(away)
  }

  /** Writes down every task of a case that was not there before. */
  async tellTasks(by: Client, caseId: string): Promise<void> {
    for (const task of (await by.cases.get({ id: caseId })).tasks) {
      if (this.#knownTasks.has(task.id)) continue
      this.#knownTasks.add(task.id)
      this.tell({
        kind: 'due',
        id: keyOf({ kind: 'task', id: task.id }),
        caseId,
        of: task.ownerId,
        urgency: task.urgency,
        when: task.rule ? { from: this.#today, rule: task.rule } : { on: task.dueOn },
      })
    }
  }

  async openCase(holder: Person): Promise<void> {
    this.#made += 1
    const student = await holder.client.students.create(aStudent({ givenName: `Ines ${this.#made}` }))
    const concern = await holder.client.concerns.create(aConcern(student.id))
    const urgency = this.#chance.pick([
      'emergency',
      'urgent',
      'urgent',
      'priority',
      'priority',
      'priority',
      'routine',
      'routine',
      'routine',
      'routine',
    ] as const)
    const restricted = this.#chance.happens(0.06)
    const dueOn = urgency === 'emergency' ? this.#today : addDays(this.#today, this.#chance.between(0, 12))
    const { case: opened } = await holder.client.concerns.triage(
      aTriage(concern, holder.accountId, {
        urgency,
        restricted,
        safetySteps: ['parent-called'],
        next: { action: 'Call the family', ownerId: holder.accountId, dueOn },
      }),
    )
    if (!opened) throw new Error('No case was opened.')
    const { id: caseId } = opened
    this.tell({ kind: 'case', id: caseId, holder: holder.accountId, restricted })
    const key = keyOf({ kind: 'case', id: caseId })
    this.tell({ kind: 'due', id: key, caseId, of: holder.accountId, urgency, when: { on: dueOn } })
    await this.tellTasks(holder.client, caseId)
    this.#closing.set(caseId, addDays(this.#today, this.#chance.between(15, 90)))
    if (!restricted && urgency !== 'emergency' && this.#chance.happens(0.4))
      await this.refer(holder, { caseId, studentId: student.id, urgency })
  }

  async refer(
    holder: Person,
    {
      caseId,
      studentId,
      urgency,
    }: { readonly caseId: string; readonly studentId: string; readonly urgency: Urgency },
  ): Promise<void> {
    const { referrals, consents } = holder.client
    await consents.create(
      aConsent(studentId, this.#service.organizationId, {
        signedOn: this.#today,
        expiresOn: addDays(this.#today, 400),
      }),
    )
    const draft = await referrals.create(
      aReferralDraft({
        caseId,
        serviceId: this.#service.id,
        ownerId: holder.accountId,
        urgency,
        needIdentifiedOn: this.#today,
      }),
    )
    const sent = await referrals.send({ ...aStep(draft, { effectiveOn: this.#today }), ...bySecurePortal })
    this.tell({
      kind: 'due',
      id: keyOf({ kind: 'referral', id: sent.id }),
      caseId,
      of: holder.accountId,
      urgency,
      when: { from: this.#today, rule: { amount: ANSWER_DUE[urgency], unit: 'business-days' } },
    })
  }

  /** Writes the safety plan a task asks for, with a day to look at it again; answers whether it asked for one. */
  async writePlan({ client }: Person, { id, caseId }: TodayLine): Promise<boolean> {
    const { tasks, safetyPlans } = await client.cases.get({ id: caseId })
    if (tasks.find((task) => task.id === id)?.plan !== 'safety') return false
    const reviewOn = addDays(this.#today, this.#chance.between(7, 30))
    await client.safetyPlans.write({
      ...aSafetyPlan(caseId, { agreedOn: this.#today, reviewOn }),
      after: safetyPlans.length,
    })
    for (const task of tasks)
      if (task.plan === 'safety') this.tell({ kind: 'ended', id: keyOf({ kind: 'task', id: task.id }) })
    return true
  }

  /** Does one due thing, or puts it off where it may be. */
  async act(person: Person, line: TodayLine): Promise<void> {
    const { client } = person
    const { id, version, caseId } = line
    switch (line.kind) {
      case 'task':
        if (!(await this.writePlan(person, line))) await client.tasks.finish({ id, version, words: 'Done.' })
        break
      case 'case':
        await client.cases.setNext({ id, version, next: null, reason: 'Done.' })
        break
      case 'referral':
        await client.referrals.close({
          ...aStep(line, { effectiveOn: this.#today }),
          ending: anEnding('closed-no-response', { endedBy: 'provider' }),
        })
        break
      default:
        throw new Error('A kind of line nobody knows how to do.')
    }
    this.tell({ kind: 'ended', id: keyOf(line) })
    await this.tellTasks(client, caseId)
  }

  async putOff({ client }: Person, { id, version, caseId, ownerId, urgency }: TodayLine): Promise<void> {
    const dueOn = addDays(this.#today, this.#chance.between(1, 6))
    await client.tasks.postpone({ id, version, dueOn, reason: 'They asked for it.' })
    this.tell({
      kind: 'due',
      id: keyOf({ kind: 'task', id }),
      caseId,
      of: ownerId,
      urgency,
      when: { on: dueOn },
    })
  }

  async look(person: Person): Promise<readonly TodayLine[]> {
    const page = await person.client.today.get({})
    const due = [...page.overdue, ...page.dueToday]
    this.tell({
      kind: 'list',
      day: this.#today,
      who: person.accountId,
      due: due.map(keyOf),
      kept: page.keptFromView.reduce((sum, { things }) => sum + things, 0),
    })
    return due
  }

  async work(person: Person): Promise<void> {
    const page = await person.client.today.get({})
    for (const line of [...page.overdue, ...page.dueToday]) {
      if (line.why === 'holding' || !this.#chance.happens(line.why === 'late' ? 0.3 : person.diligence))
        continue
      const mayWait = line.kind === 'task' && line.urgency !== 'emergency' && this.#chance.happens(0.1)
      await (mayWait ? this.putOff(person, line) : this.act(person, line))
    }
  }

  async closeCases(person: Person): Promise<void> {
    for (const [caseId, day] of this.#closing) {
      if (day > this.#today) continue
      const { case: open, referrals } = await person.client.cases
        .get({ id: caseId })
        .catch(() => ({ case: null, referrals: [] }))
      if (open?.ownerId !== person.accountId) continue
      if (referrals.some(({ closedOn }) => closedOn === null)) continue
      await person.client.cases.close({ ...open, note: 'Doing well.' })
      this.tell({ kind: 'case-closed', id: caseId })
      this.#closing.delete(caseId)
    }
  }

  async setCalendar(calendar: SchoolCalendarDraft): Promise<void> {
    const { version } = await this.#app.owner.calendar.get({})
    await this.#app.owner.calendar.save({ ...calendar, version })
    this.tell({
      kind: 'calendar',
      years: calendar.years.map(({ startsOn, endsOn }) => [startsOn, endsOn] as const),
      closed: calendar.closures.map(({ startsOn, endsOn }) => [startsOn, endsOn] as const),
    })
  }

  /** Who is missing this morning: somebody now and then, and over the summer all but one at a time. */
  async roll(day: string): Promise<void> {
    const isSummer = day >= '2027-06-14' && day <= '2027-08-20'
    for (const [at, person] of this.#people.entries()) {
      // Somebody always opens the office.
      if (this.isAway(person.accountId) || this.here().length === 1) continue
      const others = this.#people.filter((other) => other !== person)
      const cover = this.#chance.happens(0.5) ? this.#chance.pick(others).accountId : null
      if (isSummer && at !== 0 && this.#chance.happens(0.5))
        await this.goAway(person, this.#chance.between(5, 20), cover)
      else if (this.#chance.happens(0.03)) await this.goAway(person, this.#chance.between(1, 6), cover)
    }
  }

  async day(day: string, comers: number): Promise<void> {
    this.#today = day
    this.#app.setClock(`${day}T13:00:00.000Z`)
    if ((SNOW as readonly string[]).includes(day))
      await this.setCalendar({
        ...YEAR,
        closures: [
          ...YEAR.closures,
          ...SNOW.filter((snow) => snow <= day).map((snow) => ({
            startsOn: snow,
            endsOn: snow,
            kind: 'weather' as const,
            name: '',
          })),
        ],
      })
    await this.roll(day)
    for (const person of this.here()) await this.look(person)
    this.#app.setClock(`${day}T18:00:00.000Z`)
    for (const person of this.here()) {
      await this.work(person)
      await this.closeCases(person)
    }
    const counselors = this.here().filter(({ session }) => !session.roles.includes('office'))
    for (let left = comers; left > 0 && counselors.length > 0; left -= 1)
      await this.openCase(this.#chance.pick(counselors))
  }
}
