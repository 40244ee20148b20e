import { expect, test } from 'vitest'

import { operations } from '#shared/api/contract.ts'

import { changes } from '../testing/every-operation.ts'
import { ABOUT_STUDENT, aKeptStory } from '../testing/kept-story.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const FAMILY_NAME = `${ABOUT_STUDENT}ova`

/** Tells nothing of the record: that a request came in and when it is answered. Its request says who had notice. */
const SAYS_NOTHING_OF_THE_RECORD = ['recordsRequests.printLetter']

/** How much is on record about a student, or asked about: a paper more, or a disclosure more, and it grows. */
async function accountedFor({ counselor }: TestApp, studentId: string): Promise<number> {
  const { pages, forms } = await counselor.printing.unsaid({})
  const { disclosures } = await counselor.students.get({ id: studentId })
  return pages.length + forms.length + disclosures.length
}

test('whatever leaves through the host with the name of a student is on record, or waits until somebody says where it went', async () => {
  await using app = await createTestApp()
  const story = await aKeptStory(app, { restricted: false })
  const tasks = [...operations].filter(([, { kind }]) => kind === 'task').map(([path]) => path)
  const unaccounted = new Set<string>()
  const named = new Set<string>()
  for (const { accountId, ...session } of [app.sessions.counselor, app.sessions.owner])
    for (const path of tasks)
      for (const input of changes(story, accountId)[path] ?? []) {
        const before = await accountedFor(app, story.studentId)
        const [printed, saved] = [app.host.printed.length, app.host.saved.length]
        const reply = await app.app.call({ accountId, ...session }, path, input)
        const left = [
          ...app.host.printed.slice(printed),
          ...app.host.saved.slice(saved).map(({ name, bytes }) => name + new TextDecoder().decode(bytes)),
        ]
        // A signed page names its student, whatever the made-up bytes of the story say.
        const isNamed = path === 'consentScans.save' || left.some((each) => each.includes(FAMILY_NAME))
        if (!reply.ok || left.length === 0 || !isNamed) continue
        named.add(path)
        if ((await accountedFor(app, story.studentId)) === before) unaccounted.add(path)
      }
  expect(named.size).toBeGreaterThan(6)
  expect([...unaccounted].toSorted()).toEqual(SAYS_NOTHING_OF_THE_RECORD)
})
