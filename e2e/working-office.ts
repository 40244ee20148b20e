import { expect, type Page } from '@playwright/test'

import { aContact, aStudentWithCase } from '#main/testing/makers.ts'
import { createClient, type Client } from '#shared/api/client.ts'
import type { Bridge } from '#shared/bridge.ts'
import type { Case } from '#shared/domain/case.ts'
import type { Service } from '#shared/domain/provider.ts'

/** The password of the offices that tests make. */
export const PASSWORD = 'seven quiet herons over water'

/** Asks the program as the window does, for what a story needs to have happened before. */
export function clientOf(page: Page): Client {
  return createClient((operation, input) =>
    page.evaluate(
      ([name, value]) => (window as unknown as { footbridge: Bridge }).footbridge.call(name, value),
      [operation, input] as const,
    ),
  )
}

/** An office that has begun to work: one counselor, one student with a case and a mother, one clinic. */
export interface WorkingOffice {
  readonly client: Client
  readonly case: Case
  readonly clinic: Service
  readonly today: string
}

/** Leaves the window without the interface: what is asked meanwhile is not waited for by it, and it is drawn once. */
async function withNothingDrawn(page: Page): Promise<() => Promise<unknown>> {
  const first = page.url()
  const empty = new URL('/empty.html', first).href
  await page.route(empty, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  await page.goto(empty)
  return () => page.goto(first)
}

/** Makes an office through its own operations and shows it in the window. */
export async function makeWorkingOffice(page: Page): Promise<WorkingOffice> {
  const draw = await withNothingDrawn(page)
  const client = clientOf(page)
  const { session } = await client.vault.create({
    schoolName: 'Willow Creek Middle School',
    timeZone: 'America/New_York',
    ownerName: 'Rosa Marsh',
    user: 'rosa',
    password: PASSWORD,
  })
  const { today } = await client.today.get({})
  const made = await aStudentWithCase(
    client,
    session.accountId,
    { homeLanguage: 'es', birthDate: '2013-05-06' },
    { next: { action: 'Call the family', ownerId: session.accountId, dueOn: today } },
  )
  await client.students.addContact({
    studentId: made.student.id,
    draft: aContact({ phone: '555-0101', languageSpoken: 'es', interpreterNeeded: true }),
  })
  const clinic = await client.providers.create({
    organizationName: 'Harbor Clinic',
    serviceName: 'Youth counseling',
    description: '',
    phone: '555-0142',
    address: '12 Pier Street',
    website: '',
    languages: ['en', 'es'],
    payers: [],
    minimumAge: 6,
    maximumAge: 18,
    fees: '',
    telehealth: null,
    applicationProcess: '',
  })
  await draw()
  return { client, case: made.case, clinic, today }
}

/** Goes to a screen by its path. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, path)
}

/** Looks at what is on screen in the light and in the dark. */
export async function inBothLights(page: Page, look: () => Promise<void>): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    // Colours settle in the frame after the change.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    await look()
  }
  await page.emulateMedia({ colorScheme: 'light' })
}
