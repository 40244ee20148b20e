import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { AppError } from '#shared/app-error.ts'

import type { Chance } from '#main/sample-school/chance.ts'
import { aStudent, aStudentWithCase } from '#main/testing/makers.ts'
import { printPacket } from '#main/testing/print-as-seen.ts'
import { aPacket, aProvider, aReferralDraft } from '#main/testing/referral-makers.ts'
import { createTestApp, type TestApp } from '#main/testing/test-app.ts'
import { testOwner } from '#main/testing/test-vault.ts'

import { payload } from './payloads.ts'

/** Names that a file system would take for a path, a device, another ending, or nothing at all. */
const hostile: readonly string[] = [
  '../../../etc/cron.d/x',
  '..\\..\\Startup\\x.bat',
  '/etc/passwd',
  'C:\\Windows\\x',
  '\\\\server\\share',
  'file:///x',
  'CON',
  'nul.txt',
  'COM1',
  'LPT9.pdf',
  '.hidden',
  'x.pdf.exe',
  'ends with a dot.',
  'x:stream',
  'a*b?c|d',
  '\u202Efdp.exe',
  '\u2066x\u2069',
  'x\u200By',
  'x\u0000y',
  'x\ny',
  '~root',
  '$HOME',
  '%TEMP%',
  '-rf',
  'Ünïcödé',
  'x'.repeat(90),
]

const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** What is wrong with a name that is proposed for a file about somebody. */
function unfit(name: string, about: string): string | undefined {
  if (/[/\\:*?"<>|~$%]|[^\P{C}]/u.test(name)) return 'has a sign that acts'
  if (devices.test(name) || /^[.\-\s]|[.\s]$/.test(name) || name.length > 100) return 'is none a disk takes'
  if (!/^[^.]+\.(pdf|csv)$/.test(name)) return 'has another ending'
  return name.toLowerCase().includes(about.toLowerCase()) ? 'says who it is about' : undefined
}

/** Everything that gets a name proposed: a packet, the trail, a certificate of destruction, rows that were not taken. */
async function saveEverything({ owner, counselor, host, sessions }: TestApp, about: string, folder: string) {
  const known = { localId: about, givenName: about, familyName: about }
  const service = await counselor.providers.create(aProvider({ organizationName: about, serviceName: about }))
  const { student, case: opened } = await aStudentWithCase(counselor, sessions.counselor.accountId, known)
  const ownerId = sessions.counselor.accountId
  const draft = aReferralDraft({ caseId: opened.id, serviceId: service.id, ownerId })
  const { id } = await counselor.referrals.create({ ...draft, pathway: 'family-contacts-provider' })
  await printPacket(counselor, aPacket(id, { parts: ['provider'] }), 'pdf')
  await owner.audit.print({ studentId: student.id, as: 'pdf' })

  const gone = await counselor.students.create(aStudent({ ...known, localId: `${about}2` }))
  const targets = [{ kind: 'students' as const, id: gone.id }]
  const { stamp } = await owner.retention.preview({ targets })
  const { password } = testOwner
  const destroyed = await owner.retention.destroy({ targets, stamp, basis: 'asked-for', password })
  await owner.retention.print({ id: destroyed.id, as: 'pdf' })

  const path = join(folder, 'list.csv')
  writeFileSync(path, `First name,Last name,Grade\n"${about.replaceAll('"', '""')}",,7\nIna,Low,7\n`)
  host.files.set('list', { name: `${about}.csv`, path })
  const { importId } = await owner.imports.read({ tokens: ['list'] })
  await owner.imports.preview({ importId })
  await owner.imports.saveRejects({ importId })
}

/** The names an office is offered for its files when a student, a provider and a list are called something that acts. */
export async function tryNames(
  chance: Chance,
  { isProtected, scratch }: { readonly isProtected: boolean; readonly scratch: string },
): Promise<{ readonly tried: number; readonly bad: readonly string[] }> {
  const about = chance.happens(0.8) ? chance.pick(hostile) : payload(chance).slice(0, 80)
  const folder = join(scratch, 'list')
  mkdirSync(folder, { recursive: true })
  await using app = await createTestApp()
  try {
    await saveEverything(app, about, folder)
  } catch (thrown) {
    // A name that is refused where it is typed, or in a file that is brought in, proposes none.
    if (!(thrown instanceof AppError) || !(thrown.code === 'invalid' || thrown.code === 'rule')) throw thrown
  }
  const names = app.host.saved.map(({ name }) => (isProtected ? name : `${about} ${name}`))
  const bad = names.flatMap((name) => {
    const wrong = unfit(name, about)
    return wrong ? [`the proposed name ${JSON.stringify(name)} ${wrong}`] : []
  })
  return { tried: names.length, bad }
}
