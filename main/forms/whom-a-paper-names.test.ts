import { expect, test } from 'vitest'

import type { CrisisWords } from '#shared/domain/crisis.ts'

import { aContact } from '../testing/makers.ts'
import { aSafetyPlan } from '../testing/plan-makers.ts'
import {
  aReferral,
  aStep,
  bySecurePortal,
  signConsent,
  type MadeReferral,
} from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const LUIS = { name: 'Luis Varga', relation: 'father', holdsConsentRights: true } as const

const REACHED: CrisisWords = {
  ...{ kind: 'attempt', whom: LUIS.name, channel: 'phone', language: 'en', interpreter: '' },
  ...{ result: 'reached', words: 'He comes.' },
}

/** What is written down first so that a paper names the father, and how it prints then. */
type Naming = (app: TestApp, made: MadeReferral, fatherId: string) => Promise<() => Promise<unknown>>

const inCrisis = async (app: TestApp, { studentId }: MadeReferral) =>
  app.counselor.crises.start({ studentId, language: 'en' })

const PAPERS: readonly (readonly [what: string, naming: Naming])[] = [
  [
    'safety plan',
    async (app, { caseId }, fatherId) => {
      await app.counselor.safetyPlans.write({ ...aSafetyPlan(caseId, { homeContactId: fatherId }), after: 0 })
      return () => app.counselor.safetyPlans.print({ caseId, language: 'en', largePrint: false, as: 'paper' })
    },
  ],
  [
    'record of disclosures',
    async (app, made, fatherId) => {
      await signConsent(app, made, { signer: LUIS.name, signerContactId: fatherId })
      await app.office.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
      return () => app.counselor.disclosures.print({ studentId: made.studentId, language: 'en', as: 'paper' })
    },
  ],
  [
    'record of a crisis',
    async (app, made, fatherId) => {
      const crisis = await inCrisis(app, made)
      const { id, path } = crisis
      const isCalled = path.steps.findIndex(({ kind }) => kind === 'parent-notification')
      const steps = path.steps.slice(0, isCalled + 1).map(({ id: stepId }) => stepId)
      let { version } = crisis
      for (const [at, stepId] of steps.entries()) {
        const step = { id, version, stepId, at: null, corrects: null }
        const recorded =
          at < isCalled
            ? { ...step, contactId: null, said: { kind: 'left-out', why: 'Not needed.' } as const }
            : { ...step, contactId: fatherId, said: REACHED }
        version = (await app.counselor.crises.record(recorded)).version
      }
      return () => app.counselor.crises.print({ id, withReport: false, language: 'en', as: 'paper' })
    },
  ],
  [
    'pick-up sheet',
    async (app, made, fatherId) => {
      const { id } = await inCrisis(app, made)
      return () => app.office.crises.printPickUp({ id, contactId: fatherId, language: 'en', as: 'paper' })
    },
  ],
]

test.each(PAPERS)(
  'a %s that names a father whom nobody may contact by now is handed to nobody as if he were not on it',
  async (_what, naming) => {
    await using app = await createTestApp()
    const made = await aReferral(app)
    const { studentId } = made
    const father = await app.office.students.addContact({ studentId, draft: aContact(LUIS) })
    const print = await naming(app, made, father.id)
    await print()
    expect(app.host.printed.at(-1)).toContain(LUIS.name)
    const [paper] = (await app.counselor.printing.unsaid({})).forms
    expect(paper?.contactIds).toEqual([father.id])
    await app.office.students.updateContact({
      ...{ id: father.id, version: father.version, studentId },
      draft: aContact({ ...LUIS, doNotContact: true, doNotContactBasis: 'Order' }),
    })
    const hand = (when?: 'before' | 'against-rule') =>
      app.counselor.printing.settle({
        ...{ pages: [], formIds: [paper?.id ?? ''], ending: 'handed-to-parent' },
        ...(when && { alreadyLeft: { when, note: 'Luis Varga took it from the desk' } }),
      })
    await expect(hand()).rejects.toThrow('names somebody who must not be contacted')
    await hand('against-rule')
    await app.undoLast(app.counselor)
    await hand('before')
    await app.undoLast(app.counselor)
    app.setClock('2026-12-08T15:30:00.000Z')
    await print().catch(() => undefined)
    const named = (await app.counselor.printing.unsaid({})).forms.filter(({ contactIds }) =>
      contactIds.includes(father.id),
    )
    expect(named.map(({ id }) => id)).toEqual([paper?.id])
    expect(app.host.printed.slice(1).join('')).not.toContain(LUIS.name)
  },
)
