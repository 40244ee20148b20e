import { firstRun, OWNER, startWorking } from './first-run.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { comeBack, expectOffice, signIn } from './session.ts'
import { goTo, inBothLights, makeWorkingOffice, PASSWORD } from './working-office.ts'

const GIVEN = 'eleven tin boats at dusk'
const OWN = 'nine paper lanterns drift'

test('a colleague is let in, chooses their own password, and goes again', async ({ office }) => {
  let { page } = office
  await firstRun(page)
  await startWorking(page)

  await page.getByRole('link', { name: 'People' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'Add a colleague' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Let them sign in/ }).click()
  await expect(dialog.getByText('Choose at least one role.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Nadia Brook')
  await dialog.getByLabel('User name').fill('nadia')
  await dialog.getByRole('checkbox', { name: /^Office staff/ }).check()
  await dialog.getByLabel('First password').fill('harbor middle school')
  await expect(dialog.getByRole('status')).toHaveText(/^Easy to guess/)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'Add a colleague' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Nadia Brook')
  await expect(dialog.getByLabel('First password'), 'a password is kept nowhere').toHaveValue('')
  await dialog.getByLabel('First password').fill(GIVEN)
  await dialog.getByLabel('The same password again').fill(GIVEN)
  await expectNoAxeViolations(page)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  const nadia = page.getByRole('listitem').filter({ hasText: 'Nadia Brook' })
  await expect(nadia).toContainText('Has not signed in yet')
  await expect(nadia).toContainText('Chooses their own password at the next sign-in')

  await page.keyboard.press('Control+l')
  ;({ page } = office)
  await page.getByRole('button', { name: `Not ${OWNER.user}?` }).click()
  await signIn(page, { user: 'nadia', password: GIVEN })
  await expect(page.getByRole('heading', { name: 'Choose your own password' })).toBeVisible()
  await expect(page.getByLabel('New password')).toBeFocused()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByLabel('New password').fill(OWN)
  await page.getByLabel('The same password again').fill(OWN)
  await page.keyboard.press('Enter')
  await expectOffice(page)
  await expect(page.getByRole('link', { name: 'People' })).toHaveCount(0)

  await page.keyboard.press('Control+l')
  ;({ page } = office)
  await comeBack(page, { user: 'nadia', password: OWN })
  await expectOffice(page)
  await goTo(page, '/settings')
  await page.getByRole('button', { name: 'Change the password' }).click()
  const mine = page.getByRole('dialog', { name: 'Your password' })
  await expect(mine.getByLabel('Present password')).toBeFocused()
  await mine.getByLabel('Present password').fill('not this one at all')
  await mine.getByLabel('New password').fill('seven brass kettles hum')
  await mine.getByLabel('The same password again').fill('seven brass kettles hum')
  await mine.getByRole('button', { name: /^Change the password/ }).click()
  await expect(mine.getByText('This is not your present password.')).toBeVisible()
  await mine.getByLabel('Present password').fill(OWN)
  await mine.getByRole('button', { name: /^Change the password/ }).click()
  await expect(page.getByText('Your password was changed.')).toBeVisible()

  await page.keyboard.press('Control+l')
  ;({ page } = office)
  await page.getByRole('button', { name: 'Not nadia?' }).click()
  await signIn(page, OWNER)
  await expectOffice(page)
  await goTo(page, '/people')
  const again = page.getByRole('listitem').filter({ hasText: 'Nadia Brook' })
  await expect(again).toContainText('Last signed in')
  await again.getByRole('button', { name: 'End access: Nadia Brook' }).click()
  const ending = page.getByRole('dialog', { name: 'End the access of Nadia Brook?' })
  await expect(ending.getByText('lost for good once Footbridge locks')).toBeVisible()
  await expectNoAxeViolations(page)
  await ending.getByRole('button', { name: /^End access/ }).click()
  await expect(page.getByRole('region', { name: 'May not sign in any more' })).toContainText('Nadia Brook')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('region', { name: 'May not sign in any more' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Edit: Nadia Brook' }).click()
  await page.getByRole('checkbox', { name: /^Counselor/ }).check()
  await page.keyboard.press('Control+s')
  await expect(again).toContainText('Counselor · Office staff')
  await expectNoAxeViolations(page)
  expect(office.complaints).toEqual([])
})

test('before a colleague goes everything that hangs on them is handed over; whoever is new finds their first days', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  const { id: benId } = await client.accounts.create({
    user: 'ben',
    name: 'Ben Ortega',
    roles: ['counselor'],
    sees: 'office',
    endsOn: null,
    password: PASSWORD,
  })
  await client.cases.handOver({ id: open.id, version: open.version, ownerId: benId, note: '' })
  await page.reload()
  await goTo(page, '/people')
  await page.getByRole('link', { name: 'When they leave: Ben Ortega' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'When Ben Ortega leaves' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Open cases' })).toContainText('Ines Varga')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'Print the hand-over set' }).click()
  await expect(page.getByRole('article', { name: 'Page 1 of 1' })).toContainText(
    'What the next person must know',
  )
  await page.keyboard.press('Enter')
  await expect.poll(() => office.printed()).toBe(1)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Hand over several…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Hand over several cases' })
  await dialog.getByRole('checkbox', { name: /Varga, Ines/ }).check()
  await dialog.getByRole('combobox', { name: /To whom/ }).selectOption('Rosa Marsh')
  await dialog.getByRole('button', { name: /^Hand over 1 case/ }).click()
  await expect(page.getByText('No open case.')).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('first days')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Your first days' })).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  expect(office.complaints).toEqual([])
})
