import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { createClient } from '#shared/api/client.ts'
import { officeWork } from '#shared/api/roles.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import { addDays } from '#shared/domain/days.ts'
import { addSchoolDays, calendarOf, isSchoolDay } from '#shared/domain/school-calendar.ts'

import { accountsOf } from '../accounts/account-names.ts'
import { createApp } from '../app.ts'
import { theCalendar } from '../calendar/calendar.ts'
import { deskOf, replayLife } from '../replay.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import { catchUp } from './catch-up.ts'
import { createWallClock, dayNumber } from './days.ts'
import { generateSchool, type SampleSchool } from './generate-school.ts'
import type { LifeLine } from './life-line.ts'
import { comingMeeting, heldMeeting } from './meeting-lines.ts'
import { openCaseNames } from './open-case-names.ts'
import { partnerLines } from './partner-lines.ts'
import { withPlans } from './plan-lines.ts'
import { PRESETS } from './presets.ts'
import { protocolLines } from './protocol-lines.ts'
import { requestLines } from './request-lines.ts'
import { trainingLines } from './training-lines.ts'

/** Who the demo school is opened as. The vault holds nothing real, so its password is no secret. */
export const demoOwner = { user: 'lead', password: 'harbor bridge demo school lantern' } as const

/** The demo school's time zone. */
const timeZone = 'America/New_York'

/** What has happened by the time the door opens: this morning's first half hour, and nothing that is still to come. */
const MORNING = 8 * 60 + 10

/** Days since the demo's office follows its protocol: long enough for its steps to be seen at every stage. */
const PROTOCOL_SINCE = 7

/** Days between two meetings of the demo's team. */
const MEETS_EVERY = 7

/** Days since the demo last answered for its records. */
const RECORDS_ASKED_FOR = 2

/** A quarter past eight. */
const BEFORE_SCHOOL = 8 * 60 + 15

/** A demo school, and what happened there by now. */
export function demoSchool(now: string): {
  readonly school: SampleSchool
  readonly lines: readonly LifeLine[]
} {
  const today = schoolDay(now, timeZone)
  const school = generateSchool({ ...PRESETS.demo, seed: 'demo', endsOn: today, timeZone })
  const morning = createWallClock(timeZone)(dayNumber(today), MORNING)
  const last = now > morning ? now : morning
  const published = createWallClock(timeZone)(dayNumber(today) - PROTOCOL_SINCE, MORNING)
  const { accounts } = school.header
  const open = openCaseNames()
  const calendar = calendarOf(school.header.calendar)
  /** The day of school so many days ago, or the last one before. */
  const schoolDayAgo = (daysAgo: number): string => {
    const day = addDays(today, -daysAgo)
    return isSchoolDay(day, calendar) ? day : addSchoolDays(day, -1, calendar)
  }
  const meeting = (daysAgo: number, number: number) => {
    const onDay = schoolDayAgo(daysAgo)
    const at = createWallClock(timeZone)(dayNumber(onDay), BEFORE_SCHOOL)
    return { at, lines: () => heldMeeting({ accounts, at, onDay, cases: open.names(), number }) }
  }
  const requests = () => {
    const onDay = schoolDayAgo(RECORDS_ASKED_FOR)
    const at = createWallClock(timeZone)(dayNumber(onDay), BEFORE_SCHOOL)
    return { at, lines: () => requestLines({ accounts, at, onDay, cases: open.names() }) }
  }
  /** What the office of the demo does besides its life, in its order. */
  const besides = [
    meeting(2 * MEETS_EVERY, 1),
    {
      at: published,
      lines: () => [
        ...protocolLines(accounts, published),
        ...partnerLines(accounts, {
          ...{ at: published, onDay: addDays(today, -PROTOCOL_SINCE), today },
          school: school.header.school.name,
        }),
        ...trainingLines(accounts, { at: published, schoolDayAgo }),
      ],
    },
    meeting(MEETS_EVERY - 1, 2),
    requests(),
  ].toSorted((one, other) => one.at.localeCompare(other.at))
  const lines: LifeLine[] = []
  for (const line of school.life()) {
    if (line.at > last) break
    while (besides[0] && line.at >= besides[0].at) lines.push(...(besides.shift()?.lines() ?? []))
    open.hear(line)
    lines.push(line.at > now ? { ...line, at: now } : line)
  }
  lines.push(
    comingMeeting({ accounts, at: lines.at(-1)?.at ?? now, onDay: addSchoolDays(today, 1, calendar) }),
  )
  return { school, lines: withPlans(lines, today) }
}

/** Writes the files of a sample school into a folder. */
export function writeSchoolFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}

/** What the demo is filled into, and who may watch. */
export interface DemoOptions {
  readonly vault: OpenVault
  /** The account that the person trying the demo signs in to. */
  readonly ownerId: string
  readonly now: string
  readonly progress: (done: number, total: number) => void
}

/** Fills a new vault with the demo school: two years of an office's life that end now. */
export async function fillDemoSchool({ vault, ownerId, now, progress }: DemoOptions): Promise<void> {
  const { school, lines } = demoSchool(now)
  const folder = mkdtempSync(join(tmpdir(), 'footbridge-demo-'))
  try {
    writeSchoolFiles(folder, school.files)
    progress(0, lines.length)
    await replayLife({
      vault,
      ownerId,
      lines,
      header: school.header,
      fileFor: (name) => ({ name, path: join(folder, name) }),
      progress: (done) => progress(done, lines.length),
    })
    await lookThrough(vault, now)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Everybody begins their day with their list. */
async function lookThrough({ reading, writing }: OpenVault, now: string): Promise<void> {
  const app = createApp({
    reading,
    writing,
    host: deskOf((name) => ({ name, path: name })),
    clock: () => now,
  })
  const clients = accountsOf(writing)
    .filter(({ roles }) => roles.some((role) => officeWork.includes(role)))
    .map(({ id, name, roles }) =>
      createClient((operation, input) => app.call({ accountId: id, name, roles }, operation, input)),
    )
  await catchUp(clients, calendarOf(theCalendar(reading)))
}
