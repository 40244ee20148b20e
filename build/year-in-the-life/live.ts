import type { Client } from '#shared/api/client.ts'
import { addDays, isBusinessDay } from '#shared/domain/days.ts'
import { tiersOf } from '#shared/domain/protocol.ts'
import { calendarOf, isSchoolDay } from '#shared/domain/school-calendar.ts'
import { publishProtocol } from '#main/testing/protocol-makers.ts'
import { aProvider } from '#main/testing/referral-makers.ts'
import { createTestApp, type Colleague, type TestApp } from '#main/testing/test-app.ts'

import { Life, type Person } from './life.ts'
import type { Told, ToldRule } from './telling.ts'
import { FIRST_DAY, STEPS, YEAR } from './the-year.ts'

/** How much of a year is lived, and how many students come. */
export interface Plan {
  readonly seed: string
  readonly days: number
  readonly cases: number
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
