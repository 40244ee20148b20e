import type { Contract } from '#shared/api/contract.ts'
import type { EnteredBefore, SlipMatch } from '#shared/api/slips.ts'
import type { PrintedPaper } from '#shared/domain/form.ts'
import { HEARD_QUESTIONS, pagesOut, standingAnswers } from '#shared/domain/slip-answer.ts'
import { codesNear, readSlipCode, referralOfSlip, type Slip } from '#shared/domain/slip.ts'

import { readerOf } from '../access/readable.ts'
import { accountNames } from '../accounts/account-names.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { formsToRead } from '../forms/printed-forms.ts'
import { pagesOfCase } from '../packets/printed-pages.ts'
import { referralNumbers } from '../referrals/referral-numbers.ts'
import { referralViewsOfCase } from '../referrals/referrals.ts'
import { slipAnswersOfCase } from './answers-of-case.ts'
import { entering } from './enter-pile.ts'
import { countCards, findFirstCard } from './slip-answers.sql.ts'
import { listReadableCasesByCodes, type CodedCase } from './slips.sql.ts'

/** How many cases whose code comes close are offered: with more, the code is better looked at again. */
const MOST_GUESSES = 12

/** Forms of the kit that come back with the code of a case. */
const SLIP_OF_FORM: Readonly<Partial<Record<PrintedPaper, Slip>>> = {
  'consent-services': 'consent-form',
  'release-both-ways': 'consent-form',
  'provider-feedback': 'feedback-slip',
  'follow-up-card': 'follow-up-card',
}

function enteredBefore({ db }: QueryContext, caseId: string): EnteredBefore[] {
  const names = accountNames(db)
  return standingAnswers(slipAnswersOfCase(db, caseId))
    .map(({ id, slip, tick, cameOn, referralId, recordedAt, recordedBy }) => ({
      ...{ id, slip, tick, cameOn, referralId, recordedAt },
      who: names[recordedBy] ?? '',
    }))
    .toReversed()
}

function matchOf(
  context: QueryContext,
  found: CodedCase,
  read: ReturnType<typeof codesNear>[number],
): SlipMatch {
  const { db } = context
  const { slip } = read
  const numbers = referralNumbers(db, found.caseId)
  const referrals = referralViewsOfCase(db, found.caseId).filter(({ state }) => state !== 'entered-in-error')
  const [first] = referrals
  const pages = pagesOfCase(db, found.caseId)
  // A form of the kit carries the code of the case, and may be about any referral of it.
  const forms = first === undefined ? [] : formsToRead(context, first.studentId, [])
  const anyOf = forms.map(({ form, ending }) => ({
    referralId: '',
    part: SLIP_OF_FORM[form] ?? form,
    ending,
  }))
  return {
    ...found,
    slip,
    referrals: referrals.map(({ id, destination, serviceName, state, pathway }) => ({
      ...{ id, destination, serviceName, state, pathway, hasPacket: pagesOut(pages, id).length > 0 },
    })),
    referralId: referralOfSlip(
      read,
      referrals.map(({ id, state }) => ({ id, state, number: numbers[id] ?? 0 })),
      [...pages, ...anyOf],
    ),
    before: enteredBefore(context, found.caseId),
  }
}

export const slips: Handlers<Contract['slips']> = {
  ...entering,

  find(context, { typed }) {
    const read = readSlipCode(typed)
    const codes = codesNear(typed)
    const asked = { codes: JSON.stringify(codes.map(({ code }) => code)), ...readerOf(context.session) }
    const found = listReadableCasesByCodes(context.db, asked).slice(0, MOST_GUESSES)
    return {
      isRead: read !== null && found.every(({ code }) => code === read.code),
      matches: found.flatMap((one) => {
        const meant = codes.find(({ code }) => code === one.code)
        return meant ? [matchOf(context, one, meant)] : []
      }),
    }
  },

  cards({ db }) {
    const counted = countCards(db, {})
    const cards = (question: string, answer: string | null) =>
      counted.find((row) => row.question === question && row.answer === answer)?.cards ?? 0
    const { total = 0, since = null } = findFirstCard(db, {}) ?? {}
    return {
      total,
      since,
      counts: HEARD_QUESTIONS.map((question) => ({
        question,
        answers: {
          yes: cards(question, 'yes'),
          little: cards(question, 'little'),
          no: cards(question, 'no'),
        },
      })),
    }
  },
}
