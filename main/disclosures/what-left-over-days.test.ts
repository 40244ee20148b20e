import fc from 'fast-check'
import { expect, test } from 'vitest'

import { AppError } from '#shared/app-error.ts'
import type { CaseRecord } from '#shared/api/cases.ts'
import { InformationClass } from '#shared/domain/consent.ts'
import { addDays } from '#shared/domain/days.ts'
import { LeftWhen } from '#shared/domain/disclosure.ts'
import { EndingOfMany } from '#shared/domain/many-at-once.ts'
import { PageEnding } from '#shared/domain/packet.ts'

import {
  aFormBatch,
  aPacket,
  aPacketBatch,
  aReferral,
  anEnding,
  aStep,
  signConsent,
  type MadeReferral,
} from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { printForms, printPacket, printPackets } from '../testing/print-as-seen.ts'

const FIRST_DAY = '2026-12-08'
const FAMILIES = [0, 1] as const
const PEOPLE = ['counselor', 'office', 'colleague'] as const
type Person = (typeof PEOPLE)[number]

const by = fc.constantFrom(...PEOPLE)
const of = fc.constantFrom(...FAMILIES)
const emergency = fc.boolean()
const left = fc.option(fc.constantFrom(...LeftWhen.options), { freq: 3 })
const information = fc.oneof(
  fc.constant([...InformationClass.options]),
  fc.uniqueArray(fc.constantFrom(...InformationClass.options), { minLength: 1 }),
)

const signing = fc.record({
  act: fc.constant('sign' as const),
  ...{ by, of, information },
  days: fc.integer({ min: 0, max: 8 }),
})

/** What people of an office do about two families, some at a time, while days go by. */
const acts = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('days' as const), days: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 4, arbitrary: signing },
  fc.record({ act: fc.constantFrom('revoke' as const, 'object' as const), by, of }),
  fc.record({ act: fc.constant('decline' as const), by: fc.constant('counselor' as const), of }),
  { weight: 3, arbitrary: fc.record({ act: fc.constant('print' as const), by, of }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('print-many' as const),
      by,
      as: fc.constantFrom('paper', 'pdf'),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      act: fc.constant('settle' as const),
      ...{ by, of, emergency, left },
      ending: fc.oneof(
        { weight: 3, arbitrary: fc.constant('sent-to-provider' as const) },
        { weight: 1, arbitrary: fc.constantFrom(...PageEnding.options) },
      ),
      ago: fc.integer({ min: 0, max: 7 }),
    }),
  },
  fc.record({
    act: fc.constant('settle-many' as const),
    by,
    ending: fc.constantFrom(...EndingOfMany.options),
  }),
  fc.record({ act: fc.constant('send' as const), by, of, information, emergency }),
  fc.record({ act: fc.constant('print-forms' as const), by }),
  fc.record({ act: fc.constant('send-form' as const), by, of, emergency }),
  { weight: 3, arbitrary: fc.record({ act: fc.constant('undo' as const), by }) },
)
type Act = typeof acts extends fc.Arbitrary<infer One> ? One : never

const settling = { act: 'settle', emergency: false, left: null, ending: 'sent-to-provider' } as const

/**
 * A letter is signed for and printed, goes days later, perhaps after the paper ended and another was signed, and somebody
 * takes that back: the usual road, by anybody.
 */
const roads: fc.Arbitrary<readonly Act[]> = fc
  .record({
    sign: signing,
    ...{ printer: by, many: fc.boolean(), days: fc.integer({ min: 0, max: 6 }) },
    ...{ isRenewed: fc.boolean(), goer: by, ago: fc.integer({ min: 0, max: 6 }) },
    ...{ taker: by, isTakenBack: fc.boolean() },
  })
  .map(({ sign, printer, many, days, isRenewed, goer, ago, taker, isTakenBack }): readonly Act[] => [
    isRenewed ? { ...sign, days: 0 } : sign,
    many ? { act: 'print-many', by: printer, as: 'paper' } : { act: 'print', by: printer, of: sign.of },
    ...(days > 0 ? [{ act: 'days' as const, days }] : []),
    ...(isRenewed ? [sign] : []),
    { ...settling, by: goer, of: sign.of, ago },
    ...(isTakenBack ? [{ act: 'undo' as const, by: taker }] : []),
  ])

/** A letter is in the tray when the family says no to the help or takes its word back, and leaves all the same. */
const crossings: fc.Arbitrary<readonly Act[]> = fc
  .record({
    no: fc.constantFrom('decline' as const, 'revoke' as const),
    days: fc.integer({ min: 0, max: 1 }),
    by,
    of,
    left: fc.constantFrom('against-rule' as const, 'against-rule' as const, 'before' as const, null),
  })
  .map(({ no, days, left: said, ...whose }): readonly Act[] => [
    { ...whose, act: 'sign', information: [...InformationClass.options], days: 8 },
    { ...whose, act: 'print' },
    no === 'decline' ? { act: no, by: 'counselor', of: whose.of } : { ...whose, act: no },
    ...(days > 0 ? [{ act: 'days' as const, days }] : []),
    { ...settling, ...whose, left: said, ago: 0 },
  ])

const threat = (is: boolean) => (is ? { threat: 'She said she would not go home.' } : null)

/** A family, and the clinic it is referred to. */
interface Family extends MadeReferral {
  readonly clinic: string
}

/** An office of three with two families, and the day it is. */
interface Office {
  readonly app: TestApp
  readonly colleague: TestApp['counselor']
  readonly families: readonly [Family, Family]
  today: string
  /** Whose what can be taken back last is. */
  lastBy: Person | null
}

async function anOffice(app: TestApp): Promise<Office> {
  const family = async (clinic: string): Promise<Family> => ({
    ...(await aReferral(app, {}, { organizationName: clinic })),
    clinic,
  })
  const families = [await family('Clinic Alder'), await family('Clinic Birch')] as const
  const { client } = app.hire('Colleague', { roles: ['counselor'], sees: 'office', endsOn: null })
  return { app, colleague: client, families, today: FIRST_DAY, lastBy: null }
}

const clientOf = ({ app, colleague }: Office, person: Person): TestApp['counselor'] =>
  person === 'colleague' ? colleague : app[person]

const recordsOf = ({ app, families }: Office): Promise<readonly CaseRecord[]> =>
  Promise.all(families.map(({ caseId }) => app.counselor.cases.get({ id: caseId })))

function pass(office: Office, days: number): void {
  office.today = addDays(office.today, days)
  office.app.setClock(`${office.today}T15:00:00.000Z`)
}

/** A refusal in words is an answer; anything else is a bug. */
async function politely(doing: () => Promise<unknown>): Promise<boolean> {
  try {
    await doing()
    return true
  } catch (refused) {
    if (refused instanceof AppError && refused.code !== 'internal') return false
    throw refused
  }
}

/** So many days ago, or the day the last of these pages was printed; before it where it is very long ago. */
function dayWent(
  { today }: Pick<Office, 'today'>,
  pages: readonly { readonly printedAt: string }[],
  ago: number,
): string {
  const printed =
    pages
      .map(({ printedAt }) => printedAt.slice(0, 10))
      .toSorted()
      .at(-1) ?? today
  const day = addDays(today, -ago)
  return day < printed && ago < 7 ? printed : day
}

/** Does it, unless there is nothing to do it with. */
async function doIt(office: Office, act: Exclude<Act, { act: 'days' }>): Promise<unknown> {
  const client = clientOf(office, act.by)
  const { app, today } = office
  const referralIds = office.families.map(({ referral }) => referral.id)
  const { pages, forms } = await app.counselor.printing.unsaid({})
  switch (act.act) {
    case 'sign':
      return signConsent({ ...app, counselor: client }, office.families[act.of], {
        ...{ information: [...act.information], signedOn: today, expiresOn: addDays(today, act.days) },
      })
    case 'revoke':
    case 'object': {
      const [consent] = (await client.cases.get({ id: office.families[act.of].caseId })).consents
      if (!consent) return null
      return act.act === 'revoke'
        ? client.consents.revoke({ ...consent, revokedOn: today, how: 'By phone' })
        : client.consents.object({ ...consent, by: 'Luis', on: today, how: 'By phone' })
    }
    case 'decline': {
      const { caseId, referral } = office.families[act.of]
      const now = (await client.cases.get({ id: caseId })).referrals.find(({ id }) => id === referral.id)
      return client.referrals.close({
        ...{ ...aStep(now ?? referral), effectiveOn: today },
        ending: anEnding('closed-family-declined'),
      })
    }
    case 'print':
      return printPacket(
        client,
        aPacket(office.families[act.of].referral.id, { parts: ['letter', 'provider-letter'] }),
      )
    case 'print-many':
      return printPackets(
        client,
        aPacketBatch(referralIds, {
          parts: ['letter', 'provider-letter'],
          language: 'en',
          onNewSheets: false,
        }),
        act.as,
      )
    case 'settle': {
      const { referral } = office.families[act.of]
      const open = pages.filter(({ referralId }) => referralId === referral.id)
      const went =
        act.ending === 'sent-to-provider' ? open.filter(({ part }) => part === 'provider-letter') : open
      return client.packets.settle({
        ...{ referralId: referral.id, method: 'fax', emergency: threat(act.emergency) },
        alreadyLeft: act.left && { when: act.left, note: 'It was in the outgoing tray.' },
        endings: went.map(({ id }) => ({ pageId: id, ending: act.ending })),
        wentOn: dayWent(office, went, act.ago),
      })
    }
    case 'settle-many':
      return client.printing.settle({
        pages: pages.map(({ id, referralId }) => ({ pageId: id, referralId })),
        formIds: forms.map(({ id }) => id),
        ending: act.ending,
      })
    case 'send': {
      const { caseId, referral } = office.families[act.of]
      const { referrals } = await client.cases.get({ id: caseId })
      const now = referrals.find(({ id }) => id === referral.id) ?? referral
      return client.referrals.send({
        ...{ ...aStep(now), effectiveOn: today, method: 'fax', information: [...act.information] },
        emergency: threat(act.emergency),
      })
    }
    case 'print-forms':
      return printForms(
        client,
        aFormBatch(
          office.families.map(({ studentId }) => studentId),
          { forms: ['behavior-data'], onNewSheets: false },
        ),
      )
    case 'send-form': {
      const { studentId, referral } = office.families[act.of]
      const form = forms.find((each) => each.studentId === studentId)
      return form
        ? client.printing.sendForm({
            ...{ id: form.id, referralId: referral.id, method: 'fax', emergency: threat(act.emergency) },
            wentOn: null,
          })
        : null
    }
    case 'undo':
      return app.undoLast(client)
  }
}

/** Reckoned anew, by what the papers say: whether one of them lets this party have all of this on a day. */
function isAllowed(
  { consents }: Pick<CaseRecord, 'consents'>,
  organizationId: string,
  told: readonly string[],
  day: string,
): boolean {
  const naming = consents.filter(({ recipientIds }) => recipientIds.includes(organizationId))
  if (naming.some(({ objections }) => objections.some(({ on }) => on <= day))) return false
  return naming.some(
    ({ signedOn, expiresOn, revokedOn, information: covered }) =>
      signedOn <= day &&
      (expiresOn === null || day <= expiresOn) &&
      (revokedOn === null || day < revokedOn) &&
      told.every((part) => (covered as readonly string[]).includes(part)),
  )
}

/** Reckoned anew: whether a family that said no to this help had said so before something left on a day. */
function hadDeclined(
  { referrals }: Pick<CaseRecord, 'referrals'>,
  { referral }: Family,
  { day, said }: { readonly day: string; readonly said: LeftWhen | null },
): boolean {
  const now = referrals.find(({ id }) => id === referral.id)
  if (now?.state !== 'closed-family-declined' || now.closedOn === null) return false
  return said === 'before' ? now.closedOn < day : now.closedOn <= day
}

/** Consents as they were before what happened to them on a day. */
const beforeThat = (consents: CaseRecord['consents'], day: string): CaseRecord['consents'] =>
  consents.map((consent) => ({
    ...consent,
    revokedOn: consent.revokedOn === day ? null : consent.revokedOn,
    objections: consent.objections.filter(({ on }) => on !== day),
  }))

/** The letters to a provider on paper, by the clinic each is written to. */
function lettersTo(document: string, clinic: string): number {
  return document
    .split('<section class="sheet ')
    .filter((sheet) => /^sheet-provider-letter\b/.test(sheet) && sheet.includes(clinic)).length
}

interface Left {
  letters: number
  disclosed: number
  refused: number
  strangers: number
  against: number
  later: number
}

const freshOf = <Item extends { readonly id: string }>(
  after: readonly Item[],
  before: readonly Item[],
): Item[] => after.filter(({ id }) => before.every((old) => old.id !== id))

/** What holds for one family after whatever was done. */
function expectAccounted(
  {
    family,
    act,
    done,
    today,
    printed,
    unsaidForms,
  }: {
    readonly family: Family
    readonly act: Act
    readonly done: boolean
    readonly today: string
    readonly printed: readonly string[]
    readonly unsaidForms: readonly string[]
  },
  before: CaseRecord,
  after: CaseRecord,
  left: Left,
): void {
  const { organizationId } = family.service
  const fresh = freshOf(after.disclosures, before.disclosures)
  if (!done) expect([after.disclosures, after.pages]).toEqual([before.disclosures, before.pages])
  if (act.act !== 'undo')
    expect(freshOf(before.disclosures, after.disclosures), 'what left stays on record').toEqual([])
  for (const { consentId, exception, information: told, onDay } of fresh) {
    left.disclosed += 1
    if (onDay < today) left.later += 1
    const said = 'left' in act ? act.left : null
    const consents = said === 'before' ? beforeThat(before.consents, onDay) : before.consents
    const may =
      isAllowed({ consents }, organizationId, told, onDay) &&
      !hadDeclined(before, family, { day: onDay, said })
    if (consentId !== null)
      expect(may, 'a consent lets it go that day, and no word of the family stops it').toBe(true)
    else if (exception === 'against-rule') {
      left.against += 1
      expect([said, may], 'only what nothing lets go left against the rule').toEqual(['against-rule', false])
    } else {
      expect(exception).toBe('health-or-safety-emergency')
      const stood = before.disclosures.some((old) => old.exception !== null && old.onDay === onDay)
      expect(('emergency' in act && act.emergency) || stood, 'somebody said what the danger was').toBe(true)
    }
  }
  const letters = printed.reduce((sum, document) => sum + lettersTo(document, family.clinic), 0)
  const kept = freshOf(after.pages, before.pages).filter(({ part }) => part === 'provider-letter')
  expect(kept, 'a letter that was printed waits until somebody says where it went').toHaveLength(letters)
  left.letters += letters
  for (const { information: told } of kept) {
    const stood = before.disclosures.some(
      ({ exception, onDay, pageIds }) => exception !== null && onDay === today && pageIds.length === 0,
    )
    expect(
      stood || isAllowed(before, organizationId, told, today),
      'a letter prints only where it may go',
    ).toBe(true)
  }
  const sent = after.pages.filter(({ ending }) => ending === 'sent-to-provider')
  for (const page of sent) {
    const records = after.disclosures.filter(({ pageIds }) => pageIds.includes(page.id))
    expect(records, 'a letter that went is on record once').toHaveLength(1)
    expect(records[0]).toMatchObject({ organizationId, onDay: page.endedOn })
    expect(page.information.every((part) => records[0]?.information.includes(part))).toBe(true)
  }
  for (const { pageIds } of after.disclosures)
    for (const id of pageIds) {
      const page = after.pages.find((each) => each.id === id)
      if (page) expect(page.ending, 'what is on record as gone went').toBe('sent-to-provider')
      else expect(unsaidForms, 'a form on record as gone went').not.toContain(id)
    }
}

/** Does one thing, and looks at everything that left. */
async function step(office: Office, act: Act, left: Left): Promise<void> {
  const { app } = office
  if (act.act === 'days') return pass(office, act.days)
  const before = await recordsOf(office)
  const [printedBefore, savedBefore, undoableBefore] = [
    app.host.printed.length,
    app.host.saved.length,
    app.events.length,
  ]
  const done = await politely(() => doIt(office, act))
  const after = await recordsOf(office)
  if (!done) left.refused += 1
  if (act.act === 'undo' && office.lastBy !== null && office.lastBy !== act.by) {
    left.strangers += 1
    expect(done, 'nobody takes back what another did').toBe(false)
  }
  if (act.act !== 'undo' && app.events.slice(undoableBefore).some(({ kind }) => kind === 'undoable'))
    office.lastBy = act.by
  const printed = [
    ...app.host.printed.slice(printedBefore),
    ...app.host.saved.slice(savedBefore).map(({ bytes }) => new TextDecoder().decode(bytes)),
  ]
  const unsaidForms = (await app.counselor.printing.unsaid({})).forms.map(({ id }) => id)
  const seen = { act, done, today: office.today, printed, unsaidForms }
  for (const at of FAMILIES) {
    const [was, is] = [before[at], after[at]]
    if (was && is) expectAccounted({ ...seen, family: office.families[at] }, was, is, left)
  }
}

const FIRST_SEED = 20261208
const MOST_ROUNDS = 5

/** What happened too seldom to say that it was tried. */
const tooSeldom = (left: Left) => Object.entries(left).filter(([, times]) => times < 3)

/** The same lives every time, and more of them until all that can happen did. */
async function untilAllHappened(left: Left, live: (seed: number) => Promise<void>): Promise<void> {
  for (let round = 0; round === 0 || (round < MOST_ROUNDS && tooSeldom(left).length > 0); round += 1)
    await live(FIRST_SEED + round)
}

test('over days, by several people, for many at once: nothing leaves but what a paper allows that day or an emergency, and each of it is on record', async () => {
  const left: Left = { letters: 0, disclosed: 0, refused: 0, strangers: 0, later: 0, against: 0 }
  await untilAllHappened(left, (seed) =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            { weight: 2, arbitrary: roads },
            { weight: 1, arbitrary: crossings },
            { weight: 1, arbitrary: acts.map((act): readonly Act[] => [act]) },
          ),
          { minLength: 4, maxLength: 8 },
        ),
        async (life) => {
          await using app = await createTestApp()
          const office = await anOffice(app)
          for (const act of life.flat()) await step(office, act, left)
          expect(app.faults).toEqual([])
        },
      ),
      { seed, numRuns: 12 },
    ),
  )
  expect(tooSeldom(left)).toEqual([])
}, 240_000)
