import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { chooseWhatHappens, noteConcernByKeyboard } from './concerns.ts'
import { enterPaper } from './consents.ts'
import { readableIn } from './disk.ts'
import { field } from './fields.ts'
import { firstRun, OWNER } from './first-run.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { bringIn } from './imports.ts'
import { paperFonts, paperText } from './paper.ts'
import { expectStanding, recordAppointment, recordStep } from './referrals.ts'
import { look } from './search.ts'
import { expectOffice, signIn } from './session.ts'

const WORRY = {
  typed: 'ionut2',
  student: 'ionut2 padurariu',
  noticed: 'Sits alone since the holidays and has stopped handing in homework.',
  studentSaid: 'Nobody would notice if I stayed away.',
} as const
const PROVIDER = 'Example Organization Inc.'
const MOTHER = 'Teodora Padurariu'
const NOTE = 'Goes there every Thursday and eats with the others again.'

test('from a worried teacher to “help has started”, through the window only', async ({ office }) => {
  test.slow()
  const { page } = office
  const go = (place: string) => page.getByRole('navigation').getByRole('link', { name: place }).click()
  const standing = page.getByRole('region', { name: 'Where it stands' })
  let recoveryCode = ''
  let caseCode = ''

  await test.step('1. first run: the school, the owner, the recovery sheet typed back', async () => {
    recoveryCode = await firstRun(page)
    expect(await office.printed()).toBe(1)
    await expectNoAxeViolations(page)
    await page.getByRole('button', { name: /^Bring in the roster/ }).click()
  })

  await test.step('2. the roster: two students, extension columns listed, no password read', async () => {
    const said = await bringIn(office, 'oneroster-1.1', {
      read: async (content) => {
        await expect(content).toContainText(/Password” looks like it holds passwords\. It was never read/)
        await expectNoAxeViolations(page)
      },
      preview: async (content) => {
        await content.getByText('Columns nothing is taken from').click()
        await expect(content).toContainText(/additions by the system that made the file.*ext_/s)
        await expectNoAxeViolations(page)
      },
    })
    expect(said).toContain('Students: 2 new')
    await expectNoAxeViolations(page)
    await page.getByRole('button', { name: 'Bring in another file' }).click()
  })

  await test.step('3. the providers: HSDS 3.0 as it is, Florida through the mapper, no row lost', async () => {
    const hsds = await bringIn(office, 'hsds-spec-3.0', {
      preview: (content) => expect(content).toContainText(/“wait_time” in “wait_time” is a filler/),
    })
    expect(hsds).toMatch(/Organizations: 1 new · Services: 1 new · Places: 1 new/)
    await page.getByRole('button', { name: 'Open providers' }).click()
    await expect(page.getByRole('main')).toContainText(PROVIDER)
    await expectNoAxeViolations(page)
    await go('Bring in data')
    await page.getByRole('button', { name: 'Bring in another file' }).click()

    const florida = await bringIn(office, 'hsds-florida', {
      read: async (content) => {
        const name = content.getByRole('combobox', { name: 'Where “service_name” goes' })
        await expect(name.getByRole('option', { selected: true })).toHaveText('Name')
        const income = content.getByRole('combobox', { name: 'Where “service_income_limit” goes' })
        await expect(income.getByRole('option', { selected: true })).toHaveText('(kept beside the record)')
      },
    })
    expect(florida).toMatch(/Organizations: 20 new · Services: 135 new · Places: 378 new/)
    await page.getByRole('button', { name: 'Open providers' }).click()
    await expect(page.getByRole('main')).toContainText('136 rows')
  })

  await test.step('4. the concern, with the keyboard alone', async () => {
    await noteConcernByKeyboard(page, WORRY)
    await expect(page.getByRole('region', { name: 'What was said' })).toContainText(WORRY.studentSaid)
    await expectNoAxeViolations(page)
  })

  await test.step('5. triage: urgency, and who does what next, by when', async () => {
    await page.getByRole('radio', { name: /^Priority/ }).press('Space')
    await chooseWhatHappens(page, { disposition: 'Community provider', tier: /^Tier 2/ })
    await field(page, 'What is done next').fill('Call the mother about consent')
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible()
    caseCode = /case ([\w-]+)/.exec(await page.getByRole('main').innerText())?.[1] ?? ''
    expect(caseCode).toMatch(/^\w{3}-\w{2}$/)

    const people = page.getByRole('region', { name: 'People' })
    await people.getByRole('button', { name: 'Add' }).click()
    const dialog = page.getByRole('dialog')
    await field(dialog, 'Name').fill(MOTHER)
    await field(dialog, 'Relation').selectOption('Mother')
    await field(dialog, 'Phone').fill('555-0199')
    await dialog.getByLabel('May sign consents').check()
    await dialog.getByRole('button', { name: /^(Add|Save)/ }).click()
    await expect(people).toContainText(MOTHER)
    await expectNoAxeViolations(page)
  })

  await test.step('7. the referral: the school contacts a provider it searched for', async () => {
    await page.keyboard.press('r')
    await page.getByRole('radio', { name: /The school contacts the provider/ }).check()
    await page.getByLabel('Find by name, service or place').fill('Counselling')
    await page.getByRole('radio', { name: new RegExp(PROVIDER) }).check()
    await page.getByLabel('Main reason').selectOption('Worry or anxiety')
    await expectNoAxeViolations(page)
    await page.getByRole('button', { name: 'Start the referral' }).click()
    await expectStanding(page, `Send it to ${PROVIDER}`)
    await expectNoAxeViolations(page)
  })

  await test.step('6. nothing is sent without consent, in words; then it is signed', async () => {
    await standing.getByRole('button', { name: 'Send', exact: true }).click()
    const form = standing.getByRole('group', { name: 'Send' })
    await field(form, 'How').selectOption('By fax')
    await form.getByRole('button', { name: /^Send/ }).click()
    await expect(page.getByRole('alert')).toContainText('No consent on file names this provider')
    await expectStanding(page, `Send it to ${PROVIDER}`)

    await form.getByRole('button', { name: 'Record consent' }).click()
    const dialog = page.getByRole('dialog')
    await enterPaper(dialog, MOTHER)
    await dialog.getByLabel('Name and contact details').check()
    await dialog.getByLabel('Reason for the referral').check()
    await expectNoAxeViolations(page)
    await dialog.getByRole('button', { name: 'Save the consent' }).click()
    await expect(form).toContainText(`${MOTHER} signed for this`)
    await form.getByRole('button', { name: 'Cancel' }).click()
  })

  await test.step('8. the packet: seen, saved as PDF, and where its pages went', async () => {
    await standing.getByRole('button', { name: 'Packet' }).click()
    const familyLetter = page.getByRole('article', { name: 'Letter to the family' })
    await expect(page.getByRole('article', { name: 'Letter to the provider' })).toContainText(WORRY.student)
    await expectNoAxeViolations(page)

    await page.getByRole('combobox', { name: 'Language' }).selectOption('Arabic')
    await expect(familyLetter).toHaveAttribute('dir', 'rtl')
    await expect(familyLetter).toHaveAttribute('lang', 'ar')
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Spanish')
    await expect(familyLetter).toHaveAttribute('lang', 'es')
    await expect(familyLetter).toHaveAttribute('dir', 'ltr')

    await page.getByRole('button', { name: 'Save as PDF' }).click()
    const went = page.getByRole('region', { name: 'Where did the pages go?' })
    await expect(field(went, 'Letter to the provider')).toHaveValue('')
    await expectNoAxeViolations(page)
    const pdf = join(office.savedFolder, `footbridge-packet-${caseCode}.pdf`)
    expect(await paperText(pdf)).toContain(caseCode)
    const fonts = await paperFonts(pdf)
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts)
      expect(font).toEqual({ name: expect.stringMatching(/^(NotoSans|Amiri)-/), embedded: true })

    await went.getByRole('button', { name: 'The family has its pages' }).click()
    await field(went, 'Letter to the provider').selectOption('Sent to the provider')
    await field(went, 'Provider feedback slip').selectOption('Sent to the provider')
    await field(went, 'How it was sent').selectOption('By fax')
    await went.getByRole('button', { name: /^Save/ }).click()
    await expect(went).toHaveCount(0)
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await expectStanding(page, `Sent to ${PROVIDER}`)
    await expect(page.getByRole('region', { name: 'History' })).toContainText(`Sent to ${PROVIDER}`)
  })

  await test.step('10. Today says for whom the office waits', async () => {
    await go('Today')
    const waiting = page.getByRole('region', { name: /^Waiting for others/ })
    await expect(waiting).toContainText(WORRY.student)
    await expect(waiting).toContainText('Hear from the provider')
    await expectNoAxeViolations(page)
    await waiting.getByRole('link', { name: WORRY.student }).click()
  })

  await test.step('9. accepted, an appointment missed, a new one kept and confirmed', async () => {
    await recordStep(page, 'They accepted')
    await expectStanding(page, `${PROVIDER} accepted on`)
    await recordAppointment(page, 'today')
    await expectStanding(page, `Appointment at ${PROVIDER}`)
    await recordStep(page, 'Appointment missed or cancelled', async (form) => {
      await form.getByRole('radio', { name: 'Nobody came' }).check()
    })
    await expectStanding(page, 'The appointment was not kept')
    await recordAppointment(page, 'today')
    await recordStep(page, 'First appointment was kept', async (form) => {
      const source = field(form, 'How do we know')
      await expect(source.getByRole('option', { name: 'Assumed' })).toHaveCount(0)
      await source.selectOption('The family said so')
    })
    await expectStanding(page, `The first appointment at ${PROVIDER} was kept`)
    await expect(page.getByRole('region', { name: 'History' })).toContainText(/kept.*The family said so/s)
  })

  await test.step('9. closed: who ended it, why, and what stood in the way', async () => {
    await standing.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Close the referral' }).click()
    const form = standing.getByRole('group', { name: 'Close the referral' })
    await field(form, 'How it ended').selectOption('The service is complete')
    await field(form, 'Who ended it').selectOption('The family')
    await field(form, 'Why').selectOption('Goals reached')
    await form.getByLabel('Transport').check()
    await field(form, 'How is the student doing').selectOption('Better')
    await field(form, 'How do we know').selectOption('The provider said so')
    await form.getByRole('button', { name: 'Close the referral' }).click()
    await expectStanding(page, /Closed: completed, on .* Why: Goals reached\. Ended by: The family/)
    await expect(page.getByRole('region', { name: 'About this referral' })).toContainText('Transport')
  })

  await test.step('9. a note, and the case is closed', async () => {
    await page.getByRole('link', { name: `case ${caseCode}` }).click()
    await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible()
    await page.keyboard.press('n')
    await field(page, 'What should be remembered').fill(NOTE)
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('list', { name: 'Timeline' })).toContainText(NOTE)

    await page.getByRole('button', { name: 'Done' }).click()
    await page
      .getByRole('group', { name: 'Plan the next step' })
      .getByRole('button', { name: 'Cancel' })
      .click()
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Close the case' }).click()
    await field(page, 'In a few words').fill('Help has started and goes on without us.')
    await page.getByRole('button', { name: 'Close the case' }).click()
    await expect(page.getByText('This case is closed')).toBeVisible()
    await expectNoAxeViolations(page)
  })

  const findAll = async (window: typeof page) => {
    await expect((await look(window, 'padurar')).filter({ hasText: WORRY.student }).first()).toBeVisible()
    await expect((await look(window, caseCode)).filter({ hasText: WORRY.student }).first()).toBeVisible()
    await expect((await look(window, 'Example Org')).filter({ hasText: PROVIDER }).first()).toBeVisible()
    await expect((await look(window, 'every Thursday')).first()).toBeVisible()
  }

  await test.step('10. Today is empty again, and search finds everything', async () => {
    await go('Today')
    await expect(page.getByText('Nothing waits', { exact: true })).toBeVisible()
    await findAll(page)
    await expectNoAxeViolations(page)
  })

  const secrets = [
    OWNER.school,
    OWNER.name,
    OWNER.password,
    recoveryCode,
    recoveryCode.replaceAll(/\W/g, ''),
    'padurariu',
    MOTHER,
    PROVIDER,
    'Community Counselling',
    'Legal',
    'handing in homework',
    WORRY.studentSaid,
    'every Thursday',
    'about consent',
  ]

  await test.step('no file of the office can be read, while it is open and after it was closed', async () => {
    const whileOpen = await readableIn(office.folder, secrets)
    expect(whileOpen.files).toBeGreaterThan(1)
    expect(whileOpen.found).toEqual([])
    expect(office.complaints).toEqual([])
  })

  await test.step('opened again: everything is there', async () => {
    const again = await office.reopen()
    await expect(again.getByLabel('User name')).toBeVisible()
    expect((await readableIn(office.folder, secrets)).found).toEqual([])
    await expectNoAxeViolations(again)
    await signIn(again, OWNER)
    await expectOffice(again)
    await findAll(again)
    await (await look(again, caseCode)).filter({ hasText: WORRY.student }).first().click()
    const timeline = again.getByRole('list', { name: 'Timeline' })
    await expect(timeline).toContainText(NOTE)
    await expect(timeline).toContainText(WORRY.studentSaid)
    await expect(timeline).toContainText(`Sent to ${PROVIDER}`)
    await expect(timeline).toContainText('With the family’s consent')
  })

  expect(office.complaints).toEqual([])
})

test('a name that lay open in a file would be found, however it is written down', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'footbridge-open-'))
  const name = 'Teodora Pădurariu'
  const ways = {
    'plain.txt': Buffer.from(`x ${name} y`),
    'small.txt': Buffer.from(name.toLowerCase()),
    'wide.bin': Buffer.from(`.${name}`, 'utf16le'),
    'odd.bin': Buffer.concat([Buffer.of(7), Buffer.from(name, 'utf16le').swap16()]),
    'innocent.txt': Buffer.from('nobody'),
  }
  for (const [file, content] of Object.entries(ways)) await writeFile(join(scratch, file), content)
  const { files, found } = await readableIn(scratch, [name, 'Somebody Else'])
  expect(files).toBe(5)
  expect(found).toHaveLength(4)
  expect(found.join()).not.toContain('innocent')
  await rm(scratch, { recursive: true })
})
