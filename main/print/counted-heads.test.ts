import { expect, test } from 'vitest'

import { printForms, printPacket } from '../testing/print-as-seen.ts'
import { aFormBatch, aPacket, aReferral } from '../testing/referral-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

const PDF_OF_TWO = '1 0 obj << /Type /Page >> endobj 2 0 obj << /Type /Page >> endobj'

test('the head of a form to sign says of how many pages it is, whether its packet prints alone or its form for many', async () => {
  await using app = await createTestApp()
  const { referral, studentId } = await aReferral(app)
  const drawn: string[] = []
  app.host.printToPdf = async (document) => {
    drawn.push(document)
    return new TextEncoder().encode(PDF_OF_TWO)
  }
  await printPacket(app.counselor, aPacket(referral.id, { parts: ['letter', 'consent-form'] }))
  expect(drawn, 'the one sheet with a head').toHaveLength(1)
  expect(drawn[0]).not.toContain('sheet-letter"')
  expect(app.host.printed.at(-1)).toMatch(/counter\(of-consent-form\) " \/ 2"/)
  await printForms(app.counselor, aFormBatch([studentId], { forms: ['release-both-ways'] }))
  expect(app.host.printed.at(-1)).toMatch(/counter\(of-[\w-]+\) " \/ 2"/)
})

test('where the printer does not tell how many pages there are the head says the number alone', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app)
  await printPacket(app.counselor, aPacket(referral.id, { parts: ['consent-form'] }))
  expect(app.host.printed.at(-1)).toMatch(/counter\(of-consent-form\);/)
})
