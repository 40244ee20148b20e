import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { isBusinessDay, addDays } from '#shared/domain/days.ts'

import { emptyOffice, timeImport } from './empty-office.ts'
import { remark, type FigureName } from './figures.ts'
import { median } from './measure.ts'
import { evening } from './vaults.ts'

const ROUNDS = 3
const STUDENTS = 1500
const ABSENCES_EACH = 200

/** So many weekdays before today, the newest first. */
function weekdays(count: number): readonly string[] {
  const days: string[] = []
  for (let day = evening.slice(0, 10); days.length < count; day = addDays(day, -1))
    if (isBusinessDay(day)) days.push(day)
  return days
}

const ROSTER = [
  'Student ID,First Name,Last Name,Grade',
  ...Array.from({ length: STUDENTS }, (_, at) => `${10_000 + at},Ana,Perez${at},${(at % 12) + 1}`),
].join('\n')

/** 300,000 rows: each student on their own choice of three years of weekdays. */
function absences(): string {
  const days = weekdays(ABSENCES_EACH * 3)
  const lines = ['Student ID,Date,Attendance Code,Minutes']
  for (let at = 0; at < STUDENTS; at += 1)
    for (let nth = 0; nth < ABSENCES_EACH; nth += 1)
      lines.push(`${10_000 + at},${days[nth * 3 + (at % 3)]},${nth % 4 === 0 ? 'E' : 'U'},`)
  return lines.join('\n')
}

/** 300,000 absences of 1,500 students: read, compared, written. */
export async function measureAttendanceImport(): Promise<Partial<Record<FigureName, number>>> {
  const scratch = mkdtempSync(join(tmpdir(), 'footbridge-bench-'))
  try {
    const file = absences()
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const folder = join(scratch, `files${round}`)
      mkdirSync(folder)
      writeFileSync(join(folder, 'roster.csv'), ROSTER)
      const office = await emptyOffice(scratch, `vault${round}`, folder)
      try {
        await timeImport(office)
        rmSync(join(folder, 'roster.csv'))
        writeFileSync(join(folder, 'absences.csv'), file)
        times.push(await timeImport(office))
        const [last] = await office.client.imports.list({})
        const stored = last?.counts.find(({ kind }) => kind === 'absences')?.new
        if (stored !== STUDENTS * ABSENCES_EACH) throw new Error(`${stored} absences came in.`)
      } finally {
        office.close()
      }
    }
    remark(`attendance: ${times.map((time) => Math.round(time)).join(', ')} ms.`)
    return { 'import.attendance_300k_ms': median(times) }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
