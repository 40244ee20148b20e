import { expect, test } from 'vitest'

import { StartingProtocol } from '#shared/domain/protocol.ts'
import { numberedParts } from '#shared/domain/protocol-parts.ts'

import { pageCount } from '../../print/page-count.ts'
import { documentOf, missingSigns } from '../../print/paper.ts'
import { publishProtocol } from '../../testing/protocol-makers.ts'
import { aProtocolPaper as aPaper } from '../../testing/protocol-papers.ts'
import { createTestApp } from '../../testing/test-app.ts'
import { startingProtocol } from '../starting-protocols.ts'
import { cardLetter, crisisCardLetter } from './card-letter.ts'
import { commentLetter } from './comment-letter.ts'
import { offlineFile } from './offline-file.ts'
import { protocolLetter } from './protocol-letter.ts'

const DRAFT = { state: 'draft', publishedAt: null, publishedBy: null } as const

const wordsOf = (document: string): string =>
  document
    .replaceAll(/<style>[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')

test.each(StartingProtocol.options)('all that %s says is in its pages, whatever the language', (which) => {
  for (const language of ['en', 'es', 'ar'] as const) {
    const paper = aPaper(which, language)
    const { document } = paper.protocol
    const draft = commentLetter(
      { ...paper, protocol: { ...paper.protocol, ...DRAFT } },
      { largePrint: false },
    )
    const printed = documentOf(protocolLetter(paper, { largePrint: true }))
    for (const whole of [printed, documentOf(draft), offlineFile(paper)]) {
      const words = wordsOf(whole)
      for (const { name, evidence } of document.steps)
        for (const said of [name, evidence]) expect(words).toContain(said)
      for (const { name } of [...document.crisis.steps, ...document.roles, ...document.forms])
        expect(words).toContain(name)
      for (const { number } of document.crisis.numbers)
        if (!number.includes('_')) expect(words).toContain(number)
    }
    for (const card of [cardLetter(paper, 9), crisisCardLetter(paper, 12.5)]) {
      const words = wordsOf(documentOf(card))
      for (const { name } of document.crisis.steps) expect(words).toContain(name)
      expect(words).toContain('988')
      expect(words).toContain('Robin Hale')
    }
    expect(missingSigns(protocolLetter(paper, { largePrint: false }))).toBe('')
  }
})

test('every page says which version of which school it is, and a draft that it is one', () => {
  const paper = aPaper('small-school', 'en')
  const stamp = 'Harbor & Sons <Middle> School · version 3 · published December 8, 2026'
  for (const document of [cardLetter(paper, 9), protocolLetter(paper, { largePrint: false })])
    expect(wordsOf(documentOf(document)).replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toContain(stamp)
  const draft = documentOf(
    commentLetter({ ...paper, protocol: { ...paper.protocol, ...DRAFT } }, { largePrint: false }),
  )
  expect(draft).toMatch(/@page comment \{ @top-center \{ content: "DRAFT"/)
  expect(wordsOf(draft)).toContain('DRAFT of version 3 · printed December 10, 2026')
})

test('parts are numbered through, and named the same when one of them moves', () => {
  const document = startingProtocol('large-school', 'en')
  const parts = numberedParts(document)
  expect(parts.map(({ number }) => number)).toEqual(parts.map((_, at) => at + 1))
  expect(new Set(parts.map(({ ref }) => ref)).size).toBe(parts.length)
  const moved = numberedParts({ ...document, steps: document.steps.toReversed() })
  expect(moved.map(({ ref }) => ref).toSorted()).toEqual(parts.map(({ ref }) => ref).toSorted())
})

test('the file for the staff runs nothing, asks nobody, and leads only to itself', () => {
  const paper = aPaper('small-school', 'en', {})
  const { document } = paper.protocol
  const evil = '<script>alert(1)</script><img src="https://example.org/x.png" onerror="alert(1)">'
  const file = offlineFile({
    ...paper,
    protocol: { ...paper.protocol, document: { ...document, name: evil, purpose: evil } },
  })
  expect(file).not.toMatch(/<(?:script|img|link|iframe|object|form)\b/i)
  expect(file).toContain("default-src 'none'")
  const targets = [...file.matchAll(/href="([^"]*)"/g)].map(([, target = '']) => target)
  expect(targets.length).toBeGreaterThan(30)
  for (const target of targets) {
    expect(target).toMatch(/^#/)
    expect(file).toContain(`id="${target.slice(1)}"`)
  }
  expect(file.replaceAll('https://example.org/x.png', '')).not.toMatch(/https?:|url\(|@import/)
})

test('pages of a PDF are counted', () => {
  const pdf = (text: string) => new TextEncoder().encode(text)
  expect(pageCount(pdf('<< /Type /Pages /Count 2 >> << /Type /Page\n/A 1 >> <</Type/Page>>'))).toBe(2)
  expect(pageCount(pdf('nothing'))).toBeNull()
})

test('a published protocol is printed and given out, a draft only to be commented', async () => {
  await using app = await createTestApp()
  await publishProtocol(app.owner)
  const print = { number: 1, as: 'paper' } as const
  expect(await app.office.protocols.print({ ...print, what: 'card' })).toMatchObject({ savedAs: null })
  expect(app.host.printed[0]).toContain('How Harbor answers a concern')
  await app.administrator.protocols.print({ ...print, what: 'crisis-card', as: 'pdf', language: 'ar' })
  await app.office.protocols.saveFile({ number: 1 })
  expect(app.host.saved.map(({ name }) => name)).toEqual([
    'footbridge-crisis-card.pdf',
    'footbridge-protocol.html',
  ])
  const begun = await app.counselor.protocols.begin({ from: 'version', number: 1 })
  for (const what of ['card', 'protocol'] as const)
    await expect(app.counselor.protocols.print({ number: 2, what, as: 'paper' })).rejects.toMatchObject({
      data: { message: 'protocol:errors.onlyPublished' },
    })
  await expect(app.counselor.protocols.saveFile({ number: 2 })).rejects.toMatchObject({ code: 'rule' })
  expect(await app.counselor.protocols.print({ number: 2, what: 'comment', as: 'pdf' })).toMatchObject({
    id: begun.id,
  })
  await expect(app.counselor.protocols.print({ ...print, what: 'comment' })).rejects.toMatchObject({
    data: { message: 'protocol:errors.onlyDraft' },
  })
  const { rows } = await app.owner.audit.list({ kind: 'papers' })
  expect(rows.map(({ event }) => event)).toContain('protocol.printed')
})

test('whoever left is nobody’s point of contact on paper', async () => {
  await using app = await createTestApp()
  await publishProtocol(app.owner, { roles: [{ id: 'nurse', name: 'Nurse', duties: '' }] })
  const robin = app.hire('Robin Hale', { roles: ['office'], sees: 'office' })
  const colleagues = [robin.accountId, app.sessions.office.accountId].map(
    (id) => ({ kind: 'account', id }) as const,
  )
  await app.owner.protocols.setHolders({ roleId: 'nurse', colleagues })
  await app.owner.accounts.suspend({ id: robin.accountId })
  await app.office.protocols.print({ number: 1, what: 'card', as: 'paper' })
  expect(app.host.printed[0]).toContain('The office')
  expect(app.host.printed[0]).not.toContain('Robin Hale')
})

test('a card that needs two pages even in small print is not printed, and says what to shorten', async () => {
  await using app = await createTestApp()
  await publishProtocol(app.owner)
  const sizes: string[] = []
  app.host.printToPdf = async (document) => {
    sizes.push(/\.sheet-card \{\s*font-size: ([\d.]+)pt/.exec(document)?.[1] ?? '')
    return new TextEncoder().encode(sizes.length < 3 ? '/Type /Page /Type /Page' : '/Type /Page')
  }
  await app.office.protocols.print({ number: 1, what: 'card', as: 'paper' })
  expect(sizes).toEqual(['10.5', '9.75', '9'])
  app.host.printToPdf = async () => new TextEncoder().encode('/Type /Page /Type /Page')
  await expect(app.office.protocols.print({ number: 1, what: 'card', as: 'paper' })).rejects.toMatchObject({
    data: { message: 'protocol:errors.cardTooLong' },
  })
})

test('a crisis card is made smaller to stand on one page, and runs on rather than be refused', async () => {
  await using app = await createTestApp()
  await publishProtocol(app.owner)
  const sizeOf = (document = '') => /\.sheet-crisis-card \{\s*font-size: ([\d.]+)pt/.exec(document)?.[1]
  app.host.printToPdf = async (document) =>
    new TextEncoder().encode(sizeOf(document) === '12.5' ? '/Type /Page /Type /Page' : '/Type /Page')
  const print = { number: 1, what: 'crisis-card', as: 'paper' } as const
  await app.office.protocols.print(print)
  expect(sizeOf(app.host.printed.at(-1))).toBe('11.5')
  await app.office.protocols.print({ ...print, largePrint: true })
  expect(sizeOf(app.host.printed.at(-1))).toBe('18')
  app.host.printToPdf = async () => new TextEncoder().encode('/Type /Page /Type /Page')
  await app.office.protocols.print(print)
  expect(sizeOf(app.host.printed.at(-1))).toBe('12.5')
})
