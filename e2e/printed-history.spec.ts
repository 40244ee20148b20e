import { aFormBatch } from '#main/testing/referral-makers.ts'
import { printForms } from '#main/testing/print-as-seen.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('where forms of many went stands with the student and in the case', async ({ office }) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  const { studentId } = open
  await printForms(client, aFormBatch([studentId], { forms: ['contact-log', 'behavior-data'] }))
  const { forms } = await client.printing.unsaid({})
  const log = forms.filter(({ form }) => form === 'contact-log').map(({ id }) => id)
  await client.printing.settle({ pages: [], formIds: log, ending: 'handed-to-parent' })

  await goTo(page, `/students/${studentId}`)
  const papers = page.getByRole('list', { name: 'Printed papers' }).getByRole('listitem')
  await expect(papers.filter({ hasText: 'Contact log' })).toContainText('Handed to the family')
  await expect(papers.filter({ hasNotText: 'Contact log' })).toContainText('Nobody has said where it went')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await goTo(page, `/cases/${open.id}`)
  await expect(page.getByText('Printed: Contact log')).toBeVisible()
  await expect(page.getByText(/Contact log: Handed to the family/)).toBeVisible()
  expect(office.complaints).toEqual([])
})
