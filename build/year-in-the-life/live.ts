import type { Client } from '#shared/api/client.ts'
import type { TodayLine } from '#shared/api/today.ts'
import { addDays, isBusinessDay } from '#shared/domain/days.ts'
import { tiersOf, type ProtocolDocument } from '#shared/domain/protocol.ts'
import { calendarOf, isSchoolDay, type SchoolCalendarDraft } from '#shared/domain/school-calendar.ts'
import type { Service } from '#shared/domain/provider.ts'
import type { Urgency } from '#shared/domain/urgency.ts'
import { chanceOf, type Chance } from '#main/sample-school/chance.ts'
import { aConcern, aStudent, aTriage } from '#main/testing/makers.ts'
import { aProtocolStep, publishProtocol } from '#main/testing/protocol-makers.ts'
import {
  aConsent,
  anEnding,
  aProvider,
  aReferralDraft,
  aStep,
  bySecurePortal,
} from '#main/testing/referral-makers.ts'
import { createTestApp, type Colleague, type TestApp } from '#main/testing/test-app.ts'

import type { Told, ToldRule } from './telling.ts'

/** How much of a year is lived, and how many students come. */
export interface Plan {
  readonly seed: string
  readonly days: number
  readonly cases: number
}

const FIRST_DAY = '2026-08-24'

const YEAR: SchoolCalendarDraft = {
  years: [
    { name: '2026–27', startsOn: '2026-08-26', endsOn: '2027-06-11', terms: [] },
    { name: '2027–28', startsOn: '2027-08-25', endsOn: '2028-06-09', terms: [] },
  ],
  closures: [
    { startsOn: '2026-09-07', endsOn: '2026-09-07', kind: 'holiday', name: '' },
    { startsOn: '2026-11-25', endsOn: '2026-11-27', kind: 'break', name: '' },
    { startsOn: '2026-12-21', endsOn: '2027-01-01', kind: 'break', name: '' },
    { startsOn: '2027-03-29', endsOn: '2027-04-02', kind: 'break', name: '' },
    { startsOn: '2027-05-31', endsOn: '2027-05-31', kind: 'holiday', name: '' },
  ],
  halfDays: [],
}

const SNOW = ['2026-12-10', '2027-02-03'] as const

const STEPS: ProtocolDocument['steps'] = [
  aProtocolStep('call', { urgencies: ['urgent', 'priority', 'routine'] }),
  aProtocolStep('plan', { urgencies: ['emergency', 'urgent'], due: { amount: 0, unit: 'calendar-days' } }),
  aProtocolStep('look', {
    urgencies: ['urgent', 'priority'],
    due: { amount: 7, unit: 'calendar-days' },
    repeats: true,
    roleId: 'coordinator',
  }),
  aProtocolStep('review', { after: 'call', due: { amount: 10, unit: 'school-days' } }),
  aProtocolStep('partner', {
    after: 'plan',
    urgencies: ['urgent'],
    due: { amount: 2, unit: 'business-days' },
  }),
]

// As the defaults of the office's referrals say: an answer is owed in business days.
const ANSWER_DUE: Readonly<Record<Urgency, number>> = { emergency: 0, urgent: 1, priority: 3, routine: 10 }

interface Person extends Colleague {
  /** How likely they do what is due. */
  readonly diligence: number
}

type Destination = Pick<Service, 'id' | 'organizationId'>

type DueKey = Pick<TodayLine, 'kind' | 'id'>

const keyOf = ({ kind, id }: DueKey): string => `${kind} ${id}`

/** One school year of an office, lived day by day; everything it wrote down is told as it happens. */
class Life {
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
      if (this.#knownTasks.has(task.id) || !task.rule) continue
      this.#knownTasks.add(task.id)
      this.tell({
        kind: 'due',
        id: keyOf({ kind: 'task', id: task.id }),
        caseId,
        of: task.ownerId,
        urgency: task.urgency,
        when: { from: this.#today, rule: task.rule },
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

  /** Does one due thing, or puts it off where it may be. */
  async act(person: Person, line: TodayLine): Promise<void> {
    const { client } = person
    const { id, version, caseId } = line
    switch (line.kind) {
      case 'task':
        await client.tasks.finish({ id, version, words: 'Done.' })
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

const rule = ({ amount, unit }: ToldRule): ToldRule => ({ amount, unit })

async function begin(app: TestApp, seed: string): Promise<Life> {
  const counselors = ['Ana', 'Ben'].map((name) => app.hire(name, { roles: ['counselor'], sees: 'office' }))
  const [ana, ben] = counselors
  if (!ana || !ben) throw new Error('Nobody was hired.')
  const of = (role: 'owner' | 'counselor', client: Client): Colleague => ({
    accountId: app.sessions[role].accountId,
    session: { ...app.sessions[role] },
    client,
  })
  const people: readonly Person[] = [
    { ...of('owner', app.owner), diligence: 0.7 },
    { ...of('counselor', app.counselor), diligence: 0.6 },
    { ...ana, diligence: 0.5 },
    { ...ben, diligence: 0.2 },
  ]
  const service = await app.owner.providers.create(aProvider())
  const life = new Life(app, people, service, seed)
  for (const { accountId, session } of people)
    life.tell({ kind: 'person', id: accountId, isOwner: session.roles.includes('owner'), isCounselor: true })
  const pairs = [
    [app.sessions.counselor.accountId, ana.accountId],
    [ana.accountId, ben.accountId],
  ] as const
  for (const [accountId, standInId] of pairs) {
    await app.owner.absences.setStandIn({ accountId, standInId })
    life.tell({ kind: 'stand-in', of: accountId, by: standInId })
  }
  await app.owner.protocols.setHolders({
    roleId: 'coordinator',
    colleagues: [ana, ben].map(({ accountId: id }) => ({ kind: 'account', id })),
  })
  const { document } = await publishProtocol(app.owner, {
    roles: [{ id: 'coordinator', name: 'Coordinator', duties: '' }],
    steps: [...STEPS],
  })
  for (const [urgency, { escalation }] of tiersOf(document))
    life.tell({
      kind: 'goes-up',
      urgency,
      toBackup: rule(escalation.toBackup),
      toOwner: rule(escalation.toOwner),
    })
  await life.setCalendar(YEAR)
  return life
}

/** Lives a year, through the program's own door, and tells all that was written down. */
export async function live({ seed, days, cases }: Plan): Promise<readonly Told[]> {
  await using app = await createTestApp()
  app.setClock(`${FIRST_DAY}T13:00:00.000Z`)
  const life = await begin(app, seed)
  const all = Array.from({ length: days }, (_, at) => addDays(FIRST_DAY, at)).filter(isBusinessDay)
  const calendar = calendarOf(YEAR)
  const school = all.filter((day) => isSchoolDay(day, calendar))
  let left = cases
  let schoolDaysLeft = school.length
  for (const day of all) {
    const isOpen = isSchoolDay(day, calendar)
    const comers = isOpen ? Math.round(left / Math.max(1, schoolDaysLeft)) : 0
    await life.day(day, comers)
    left -= comers
    if (isOpen) schoolDaysLeft -= 1
  }
  if (app.faults.length > 0) throw new Error('The program met a fault of its own.')
  return life.told
}
