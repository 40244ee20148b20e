import { expect, test } from 'vitest'
import { z } from 'zod'

import { contract } from '#shared/api/contract.ts'
import type { AnyOperation } from '#shared/api/operation.ts'
import type { Client } from '#shared/api/client.ts'
import { FORM_IDS } from '#shared/domain/form.ts'
import { PACKET_PARTS, PacketLanguage, StaffLanguage } from '#shared/domain/packet.ts'
import { isVital } from '#shared/domain/vital-texts.ts'
import type { RecordsRequestDraft } from '#shared/domain/records-request.ts'

import { madeUpForms } from '../testing/form-facts.ts'
import { aConcern } from '../testing/makers.ts'
import { ANA } from '../testing/packet-facts.ts'
import { aReturnPlan, aSafetyPlan } from '../testing/plan-makers.ts'
import { publishProtocol } from '../testing/protocol-makers.ts'
import { aRecordsRequest, at, BY_SUBPOENA } from '../testing/request-makers.ts'
import { shippedTexts } from './print-text.ts'
import { aFormsChoice, aPacket, aReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

/** Every text of a language says its own name, so that a page can be asked which texts stand on it, and where. */
const named = (side: 'own' | 'eng', key: string, blanks: readonly string[]) =>
  [`[${side}:${key}]`, ...blanks].join(' ')

const NAMED = (side: 'own' | 'eng') => new RegExp(`\\[${side}:([\\w.-]+)\\]`, 'g')

const blanksIn = (words: string) => words.match(/\{\{\w+\}\}/g) ?? []

const keysIn = (markup: string, side: 'own' | 'eng') =>
  [...markup.matchAll(NAMED(side))].flatMap(([, key = '']) => (isVital(key) ? [key] : []))

/**
 * The texts of consent, rights and danger on a page that do not stand beside their English. What runs in the margin over
 * each page names it as its first page does, which says it beside its English.
 */
function standingAlone(html: string): readonly string[] {
  const said = html.replaceAll(/aria-label="[^"]*"|<header class="sheet-head">.*?<\/header>/gs, '')
  const [outside = '', ...pairs] = said.split('<div class="pair">')
  return [
    ...keysIn(outside, 'own'),
    ...pairs.flatMap((pair) => {
      const [own = '', english = ''] = pair.split('<div class="in-english"')
      const beside = keysIn(english, 'eng')
      return [...keysIn(own, 'own').filter((key) => !beside.includes(key)), ...keysIn(english, 'own')]
    }),
  ]
}

async function nameEveryText(app: TestApp): Promise<void> {
  const english = await app.owner.translations.list({ language: 'en' })
  for (const { key, english: source, words } of english)
    if (isVital(key))
      await app.owner.translations.save({
        ...{ language: 'en', key, version: 0, english: source, translator: '' },
        words: named('eng', key, blanksIn(words)),
      })
  for (const language of PacketLanguage.exclude(['en']).options) {
    const lines = await app.owner.translations.list({ language })
    await app.owner.translations.takeOver({
      ...{ language, translator: 'Ana Gil' },
      changes: lines.flatMap((line) => {
        const { key, version, english: source, words } = line
        if (!isVital(key)) return []
        return [{ key, version, english: source, before: words, words: named('own', key, blanksIn(source)) }]
      }),
    })
  }
}

interface Walked {
  readonly html: string
  readonly name: string
}

/** Every paper that can be printed in the language of a family, by its operation. */
type Papers = Readonly<Record<string, (language: PacketLanguage) => Promise<readonly Walked[]>>>

async function papersOf(app: TestApp): Promise<Papers> {
  const by: Client = app.counselor
  const { referral, caseId, studentId } = await aReferral(app)
  await publishProtocol(app.owner)
  await by.safetyPlans.write({ ...aSafetyPlan(caseId), after: 0 })
  await by.returnPlans.write({ ...aReturnPlan(caseId, { teachersTold: 'She catches up.' }), after: 0 })
  const crisis = await by.crises.start({ studentId, language: 'en' })
  const ask = (said: Partial<RecordsRequestDraft>) =>
    app.office.recordsRequests.receive(
      aRecordsRequest({ studentId, ownerId: app.sessions.counselor.accountId, shown: '', ...said }),
    )
  const asked = await by.amendments.ask({
    ...{ studentId, part: { kind: 'student', id: studentId }, asker: 'Teresa Varga', wrong: 'The day' },
    ...{ wants: 'Another', askedOn: '2026-12-08', answerBy: '2026-12-20' },
    ownerId: app.sessions.counselor.accountId,
  })
  const refused = await app.owner.amendments.decide({
    ...{ id: asked.id, version: asked.version },
    decision: { outcome: 'refused', by: 'Dr. Osei', on: '2026-12-08', words: 'It is right.' },
  })
  const own = await ask({})
  const seen = await ask({ shown: 'Her card' })
  const chosen = await by.recordsRequests.choose({ ...at(seen), parts: [{ kind: 'student', id: studentId }] })
  const raised = await by.concerns.create(
    aConcern(studentId, { source: 'parent', reporterName: 'Teresa Varga' }),
  )
  const told = [await ask(BY_SUBPOENA), await ask({ ...BY_SUBPOENA, kind: 'new-school' })].map(({ id }) => ({
    id,
    what: 'notice' as const,
  }))
  const look = { caseId, largePrint: false, interpreter: ANA }
  return {
    'packets.print': async (language) => {
      const shown = await by.packets.preview(
        aPacket(referral.id, { parts: [...PACKET_PARTS], language, interpreter: ANA }),
      )
      return shown.pages.map(({ part, html }) => ({ name: part, html }))
    },
    'forms.print': async (language) =>
      (await by.forms.preview(aFormsChoice({ forms: [...FORM_IDS], language }))).pages,
    'safetyPlans.print': async (language) => (await by.safetyPlans.preview({ ...look, language })).pages,
    'returnPlans.print': async (language) => [
      ...(await by.returnPlans.preview({ ...look, language, what: 'family' })).pages,
      ...(await by.returnPlans.preview({ ...look, language, what: 'teachers' })).pages,
    ],
    'crises.printPickUp': async (language) =>
      (await by.crises.previewPickUp({ id: crisis.id, contactId: null, language, interpreter: null })).pages,
    'disclosures.print': async (language) =>
      (await by.disclosures.preview({ studentId, language, interpreter: ANA })).pages,
    'concerns.printAnswer': async (language) =>
      (await by.concerns.previewAnswer({ id: raised.id, language, interpreter: ANA })).pages,
    'providers.printList': async (language) =>
      (await by.providers.previewList({ printedIn: language })).pages,
    'recordsRequests.printAnswer': async (language) =>
      (await by.recordsRequests.previewAnswer({ id: chosen.id, language, interpreter: ANA })).pages,
    'recordsRequests.printLetter': async (language) => {
      const letters = await Promise.all(
        [...told, { id: own.id, what: 'acknowledgment' as const }].map((letter) =>
          app.office.recordsRequests.previewLetter({ ...letter, language, interpreter: ANA }),
        ),
      )
      return letters.flatMap(({ pages }) => pages)
    },
    'amendments.printLetter': async (language) =>
      (await by.amendments.previewLetter({ id: refused.id, language, interpreter: ANA })).pages,
    'protocols.print': async (language) => {
      const staff = StaffLanguage.safeParse(language)
      if (!staff.success) return []
      const printed: Walked[] = []
      for (const what of ['card', 'crisis-card', 'protocol'] as const) {
        await app.owner.protocols.print({ number: 1, what, as: 'paper', language: staff.data })
        printed.push({ name: what, html: app.host.printed.at(-1) ?? '' })
      }
      return printed
    },
  }
}

/** A table of texts beside their English for whoever checks them, and a list of colleagues who sign. */
const NOT_READ_BY_FAMILIES = ['translations.print', 'acknowledgements.printSheet']

/** Drawn by the very functions that draw those of one family. */
const OF_MANY = ['printing.printForms', 'printing.printPackets']

/** Every operation that prints in a language no office is run in. */
function printsInEveryLanguage(): readonly string[] {
  const areas: Readonly<Record<string, Readonly<Record<string, AnyOperation>>>> = contract
  return Object.entries(areas).flatMap(([area, operations]) =>
    Object.entries(operations).flatMap(([name, { kind, input }]) => {
      const asked = JSON.stringify(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }))
      return kind === 'task' && name.startsWith('print') && asked.includes('"ar"') ? [`${area}.${name}`] : []
    }),
  )
}

test('no paper in any language says of consent, rights or danger what nobody has checked without its English beside it', async () => {
  await using app = await createTestApp()
  const papers = await papersOf(app)
  expect(Object.keys(papers).toSorted()).toEqual(
    printsInEveryLanguage()
      .filter((each) => ![...NOT_READ_BY_FAMILIES, ...OF_MANY].includes(each))
      .toSorted(),
  )
  await nameEveryText(app)
  const alone: string[] = []
  const walked = new Set<string>()
  for (const language of PacketLanguage.exclude(['en']).options)
    for (const [paper, show] of Object.entries(papers))
      for (const { name, html } of await show(language)) {
        for (const key of keysIn(html, 'own')) walked.add(key)
        alone.push(...standingAlone(html).map((key) => `${language} ${paper} ${name}: ${key}`))
        if (keysIn(html.replaceAll(/aria-label="[^"]*"/g, ''), 'own').length > 0)
          expect([language, paper, name, /Ana Gil|class="blank"/.test(html)]).toEqual([
            language,
            paper,
            name,
            true,
          ])
      }
  expect(alone).toEqual([])
  expect(walked.size).toBeGreaterThan(100)
}, 120_000)

test('the walk finds a text that stands alone, one beside the English of another, and one among the English', () => {
  const pair = (own: string, english: string) =>
    `<div class="pair"><div>${own}</div><div class="in-english" lang="en">${english}</div></div>`
  expect(standingAlone('<p>[own:crisis.title]</p>')).toEqual(['crisis.title'])
  expect(standingAlone(pair('[own:crisis.title]', '[eng:crisis.title]'))).toEqual([])
  expect(standingAlone(pair('[own:crisis.title]', '[eng:crisis.safe]'))).toEqual(['crisis.title'])
  expect(standingAlone(`${pair('a', 'b')}<p>[own:rights.title]</p>`)).toEqual(['rights.title'])
})

test('a plan in words nobody has checked names whoever interprets, and prints for nobody before', async () => {
  await using app = await createTestApp()
  const { caseId } = await aReferral(app)
  await app.counselor.safetyPlans.write({ ...aSafetyPlan(caseId), after: 0 })
  const look = { caseId, language: 'so', largePrint: false, interpreter: null } as const
  const seen = await app.counselor.safetyPlans.preview(look)
  expect(seen.unchecked).toBe(true)
  expect(seen.pages[0]?.html).toContain('If I am not safe now')
  await expect(app.counselor.safetyPlans.print({ ...look, as: 'paper' })).rejects.toMatchObject({
    data: { message: 'packets:errors.noInterpreter' },
  })
  expect(app.host.printed).toEqual([])
  await app.counselor.safetyPlans.print({ ...look, interpreter: ANA, as: 'paper' })
  expect(app.host.printed[0]).toMatch(/Interpreter: <bdi>Ana Gil<\/bdi>/)
})

test('what is read aloud stands beside its English as a whole while nobody has checked it', () => {
  for (const language of PacketLanguage.exclude(['en']).options) {
    const look = { paper: 'letter', largePrint: false } as const
    const markup = madeUpForms(language, look, ['read-aloud']).sheets[0]?.body.markup ?? ''
    const english = markup.split('<div class="in-english"').slice(1).join(' ')
    const said = [...shippedTexts('en')].filter(([key]) => key.startsWith('forms.aloud.'))
    for (const [, words] of said)
      expect([language, english]).toEqual([language, expect.stringContaining(words.split('{{')[0] ?? words)])
  }
})
