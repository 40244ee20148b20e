import { execFileSync } from 'node:child_process'

import { expect, test } from '@playwright/test'

import { html } from '#main/print/html.ts'
import { pageCount } from '#main/print/page-count.ts'
import { printedDocument, runningFoot, type Look } from '#main/print/page-frame.ts'
import { printText } from '#main/print/print-text.ts'
import { packetStyles } from '#main/packets/packet-styles.ts'
import { ANA, packetOn, packetSheets } from '#main/testing/packet-facts.ts'
import { aContact } from '#main/testing/makers.ts'
import { aPacket, aReferral } from '#main/testing/referral-makers.ts'
import { createTestApp } from '#main/testing/test-app.ts'
import { PACKET_PARTS } from '#shared/domain/packet.ts'

import { openPaperDesk } from './paper.ts'

const desk = openPaperDesk()

const ask = (tool: string, ...words: readonly string[]) =>
  execFileSync(tool, words, { encoding: 'utf8', maxBuffer: 1 << 27 })

/** The printer leaves no more than this blank at the sides, in points. */
const SIDE = 40

/** The parts on which most names stand. */
const NAMING: ReadonlySet<string> = new Set(['letter', 'provider-choices', 'consent-form', 'provider-letter'])

/** Words that stand outside of where a page is printed, with their page. */
async function outside(document: string): Promise<readonly string[]> {
  const file = desk.keep(await desk.draw(document))
  const found = ask('pdftotext', '-bbox', file, '-')
  return found
    .split('<page ')
    .slice(1)
    .flatMap((page, at) => {
      const [width, height] = ['width', 'height'].map((side) =>
        Number(new RegExp(`${side}="([\\d.]+)"`).exec(page)?.[1]),
      )
      const words = page.matchAll(
        /<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)/g,
      )
      return [...words]
        .filter(
          ([, from, to, foot]) =>
            Number(from) < SIDE || Number(to) > (width ?? 0) - SIDE || Number(foot) > (height ?? 0),
        )
        .map(([, , , , word]) => `${at + 1}: ${word ?? ''}`)
    })
}

for (const [kind, name] of [
  ['one long word', 'W'.repeat(80)],
  ['mixed scripts and marks', 'Zoë🎉Lucía李\u202eabc مريم'.padEnd(80, 'x')],
  ['Arabic', 'ليلى'.repeat(20)],
  ['Chinese', '龘'.repeat(80)],
] as const)
  for (const language of ['en', 'ar', 'zh-Hans'] as const)
    test(`a name of 80 characters, ${kind}, stays on every page in “${language}”, in its foot, too`, async () => {
      const { facts, letter } = packetOn('school-contacts-provider', false)
      const packet = {
        facts: {
          ...facts,
          ...{ childName: name, addressee: name, counselor: name },
          school: { ...facts.school, name },
          help: { ...facts.help, name },
          choices: facts.choices.map((choice) => ({ ...choice, name })),
        },
        letter: {
          ...letter,
          student: { ...letter.student, givenName: name, familyName: name },
          contacts: letter.contacts.map((contact) => ({ ...contact, name })),
        },
      }
      const sheets = packetSheets(language, packet)
        .filter((sheet) => NAMING.has(sheet.name))
        .map((sheet) => ({ ...sheet, from: `${name} · (555) 010-0100` }))
      const office = {
        ...{ name: 'office', text: printText('en'), body: html`<p>Line</p>`, pile: 'office' },
        from: runningFoot([name, 'Record of disclosures', name]),
      }
      for (const largePrint of [false, true]) {
        const look: Look = { paper: 'letter', largePrint }
        expect(await outside(printedDocument(look, [...sheets, office], packetStyles(look)))).toEqual([])
      }
    })

test('a packet of more than sixty pages is looked at, printed, and said of each part where it went', async () => {
  await using app = await createTestApp()
  const { office, counselor, host } = app
  const { referral, studentId, caseId } = await aReferral(app)
  const { id: addresseeId } = await office.students.addContact({ studentId, draft: aContact() })
  const choice = aPacket(referral.id, {
    parts: PACKET_PARTS.filter((part) => part !== 'provider-letter' && part !== 'provider-choices'),
    ...{ language: 'vi', largePrint: true, bilingual: true, interpreter: ANA, addresseeId },
    remark: 'We spoke about the bus.\n'.repeat(330),
    noticed: 'She came late to class.\n'.repeat(330),
  })
  const shown = await office.packets.preview(choice)
  expect(shown.pages.map(({ part }) => part)).toEqual(choice.parts)
  const { pages } = await office.packets.print({ choice, as: 'paper', seen: shown.digest })
  const [document = ''] = host.printed
  for (const page of shown.pages) expect(document).toContain(page.html)
  expect(pageCount(await desk.draw(document))).toBeGreaterThan(60)
  const endings = pages.map(({ id: pageId }) => ({ pageId, ending: 'handed-to-parent' as const }))
  const how = { method: null, emergency: null, wentOn: null }
  await office.packets.settle({ referralId: referral.id, endings, ...how })
  const record = await counselor.cases.get({ id: caseId })
  expect(record.pages.map(({ ending }) => ending)).toEqual(pages.map(() => 'handed-to-parent'))
})
