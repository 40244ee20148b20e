import { expect, test } from 'vitest'

import { operations } from '#shared/api/contract.ts'

import { changes } from '../testing/every-operation.ts'
import { dropped, previewOf } from '../testing/import-files.ts'
import { ABOUT_STUDENT, aKeptStory } from '../testing/kept-story.ts'
import { printForms, printPacket, printPackets } from '../testing/print-as-seen.ts'
import { aFormBatch, aPacket, aPacketBatch } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

/** What is about a student and tells nothing of the record, so that nobody is asked where it went. */
const TELLS_NOTHING: Readonly<Record<string, string>> = {
  'concerns.printAnswer': 'thanks whoever was worried, and says that no more is told',
  'meetings.print': 'names students by the codes of their cases',
  'recordsRequests.printLetter': 'says that a request came in and when it is answered',
}

const ABOUT_NOBODY = 'of the office, and about no student'
const ABOUT_THE_SYSTEM = 'of passwords, backups or copies'

/** Why a task is not given its turn below. */
const NOT_HERE: Readonly<Record<string, string>> = {
  ...{ 'calendar.read': 'reads a file', 'translations.readFile': 'reads a file' },
  ...{ 'postalAreas.read': 'reads a file' },
  ...{ 'imports.read': 'reads a file', 'imports.preview': 'gives nothing out' },
  ...{ 'imports.commit': 'gives nothing out', 'imports.saveRejects': 'has a test below' },
  ...{ 'consentScans.attach': 'reads a file', 'retention.destroy': 'gives nothing out' },
  ...{ 'packets.print': 'has a test below', 'printing.printPackets': 'has a test below' },
  ...{ 'printing.printForms': 'has a test below' },
  ...{ 'protocols.print': ABOUT_NOBODY, 'protocols.saveFile': ABOUT_NOBODY },
  ...{ 'acknowledgements.printSheet': ABOUT_NOBODY, 'trainings.printSheet': ABOUT_NOBODY },
  ...{ 'translations.saveFile': ABOUT_NOBODY, 'translations.print': ABOUT_NOBODY },
  ...{ 'providers.saveDirectory': ABOUT_NOBODY, 'today.printSheet': 'names no student' },
  ...{ 'yearEnd.print': 'names no student', 'handOver.printLeaving': 'names no student' },
  ...{ 'retention.print': 'names no student' },
  ...{ 'accounts.create': ABOUT_THE_SYSTEM, 'accounts.resetPassword': ABOUT_THE_SYSTEM },
  ...{ 'accounts.changePassword': ABOUT_THE_SYSTEM, 'audit.verify': ABOUT_THE_SYSTEM },
  ...{ 'backups.make': ABOUT_THE_SYSTEM, 'backups.makeDue': ABOUT_THE_SYSTEM },
  ...{ 'backups.takeUp': ABOUT_THE_SYSTEM, 'backups.drill': ABOUT_THE_SYSTEM },
  ...{ 'backups.addDestination': ABOUT_THE_SYSTEM, 'retention.renewBackups': ABOUT_THE_SYSTEM },
  ...{ 'agreements.attachDocument': 'reads a file', 'agreements.saveDocument': ABOUT_NOBODY },
  ...{ 'duplicates.find': 'gives nothing out', 'providers.printList': 'names no student' },
  ...{ 'scorecards.print': 'names no student', 'cycles.print': 'names no student' },
  ...{ 'unmetNeed.print': 'names no student' },
  ...{ 'providerCalls.printSheet': 'names students by the codes of their cases' },
  ...{ 'retention.lookForCopies': ABOUT_THE_SYSTEM },
}

/** What is on record about a student, or asked about, by id. */
async function accountedFor({ counselor }: TestApp, studentId: string): Promise<ReadonlySet<string>> {
  const { pages, forms } = await counselor.printing.unsaid({})
  const { disclosures } = await counselor.students.get({ id: studentId })
  return new Set([...pages, ...forms, ...disclosures].map(({ id }) => id))
}

/** What the host was given while something ran: papers, and files with their names. */
async function givenOut({ host }: TestApp, run: () => Promise<unknown>): Promise<readonly string[]> {
  const [printed, saved] = [host.printed.length, host.saved.length]
  await run()
  return [
    ...host.printed.slice(printed),
    ...host.saved.slice(saved).map(({ name, bytes }) => name + new TextDecoder().decode(bytes)),
  ]
}

/** The sheets of a document, each by the name of its page. */
const sheetsOf = (document: string): readonly string[] =>
  [...document.matchAll(/<section class="sheet sheet-([\w-]+)/g)].map(([, name = '']) => name)

const tasks = [...operations].filter(([, { kind }]) => kind === 'task').map(([path]) => path)

test('whatever leaves through the host about a student is on record, or waits until somebody says where it went', async () => {
  await using app = await createTestApp()
  const story = await aKeptStory(app, { restricted: false })
  const unaccounted = new Set<string>()
  const gave = new Set<string>()
  for (const { accountId, ...session } of [app.sessions.counselor, app.sessions.owner])
    for (const path of tasks.filter((task) => NOT_HERE[task] === undefined))
      for (const input of changes(story, accountId)[path] ?? []) {
        const before = await accountedFor(app, story.studentId)
        const left = await givenOut(app, () => app.app.call({ accountId, ...session }, path, input))
        if (left.length === 0) continue
        gave.add(path)
        const after = await accountedFor(app, story.studentId)
        if ([...after].every((id) => before.has(id))) unaccounted.add(path)
      }
  expect([...gave].toSorted()).toEqual(tasks.filter((task) => NOT_HERE[task] === undefined).toSorted())
  expect([...unaccounted].toSorted()).toEqual(Object.keys(TELLS_NOTHING).toSorted())
})

test('each sheet of a packet that leaves waits until somebody says where it went, and no other', async () => {
  await using app = await createTestApp()
  const { referralId } = await aKeptStory(app, { restricted: false })
  const before = new Set((await app.counselor.printing.unsaid({})).pages.map(({ id }) => id))
  const parts = ['letter', 'provider', 'consent-form', 'provider-letter'] as const
  const [document = ''] = await givenOut(app, () =>
    printPacket(app.counselor, aPacket(referralId, { parts: [...parts] })),
  )
  const { pages } = await app.counselor.printing.unsaid({})
  const waiting = pages.filter(({ id }) => !before.has(id)).map(({ part }) => part)
  expect({ waiting, sheets: sheetsOf(document) }).toEqual({ waiting: [...parts], sheets: [...parts] })
})

test('each sheet of many packets waits, and so does each of many forms', async () => {
  await using app = await createTestApp()
  const { referralId, studentId } = await aKeptStory(app, { restricted: false })
  const was = await app.counselor.printing.unsaid({})
  const [packets = ''] = await givenOut(app, () =>
    printPackets(app.counselor, aPacketBatch([referralId], { parts: ['letter', 'provider-letter'] })),
  )
  const [forms = ''] = await givenOut(app, () => printForms(app.counselor, aFormBatch([studentId])))
  const now = await app.counselor.printing.unsaid({})
  const fresh = <Each extends { readonly id: string }>(after: readonly Each[], before: readonly Each[]) =>
    after.filter(({ id }) => before.every((each) => each.id !== id))
  expect(fresh(now.pages, was.pages).map(({ part }) => part)).toEqual(sheetsOf(packets))
  // What a family contests prints behind its form, and goes where that goes.
  const alone = sheetsOf(forms).filter((name) => name !== 'statements')
  expect(fresh(now.forms, was.forms).map(({ form }) => form)).toEqual(alone)
})

test('rows of children that leave as a file are on the audit trail with who saved them', async () => {
  await using app = await createTestApp()
  const list = `Student ID,First name,Last name,Birth date,Grade\n1,${ABOUT_STUDENT},,2012-02-03,7\n2,Ana,Lopez,2012-02-03,7\n`
  const { importId } = await previewOf(app, await dropped(app, { 'list.csv': list }))
  const [file] = await givenOut(app, () => app.office.imports.saveRejects({ importId }))
  expect(file).toContain(ABOUT_STUDENT)
  const { rows } = await app.owner.audit.list({})
  expect(rows[0]).toMatchObject({ event: 'import.rejects-saved' })
})

test('every task is asked above, or has a reason why not', async () => {
  await using app = await createTestApp()
  const story = await aKeptStory(app, { restricted: false })
  const inputs = changes(story, app.sessions.counselor.accountId)
  const left = tasks.filter((task) => NOT_HERE[task] === undefined && (inputs[task] ?? []).length === 0)
  expect(left).toEqual([])
  expect(Object.keys(NOT_HERE).filter((task) => !tasks.includes(task))).toEqual([])
})
