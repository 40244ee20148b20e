import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'

import { leaveTrace } from '../audit/audit.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { keptPages, unprintedPackets, unsaidPages } from '../packets/printed-pages.ts'
import { settlePages } from '../packets/settling.ts'
import { printForms, readyForms } from './forms-of-many.ts'
import { printPackets, readyPackets } from './packets-of-many.ts'
import { withAnswers } from '../records-requests/answers-that-wait.ts'
import { endForm, keptForms, sendForm, unsaidForms } from '../forms/printed-forms.ts'

/** Says where pages of many students went, each referral and student with a trace of its own; taken back as one. */
function settle(
  context: CommandContext,
  { pages, formIds, ending, wentOn, handedTo, alreadyLeft }: InputOf<Contract['printing']['settle']>,
): { readonly settled: number } {
  const { db, now, session } = context
  const trace = { at: now, actorId: session.accountId, operation: 'printing.settle' }
  const byReferral = Map.groupBy(pages, ({ referralId }) => referralId)
  const ofPackets = [...byReferral].map(([referralId, theirs]) => {
    const endings = theirs.map(({ pageId }) => ({ pageId, ending }))
    const settled = settlePages(context, {
      ...{ referralId, endings, method: null, emergency: null, handedTo, alreadyLeft, wentOn },
    })
    leaveTrace(db, { ...trace, event: 'packet.settled', subjectId: referralId })
    return settled
  })
  const ofForms = [...new Set(formIds)].map((id) => {
    const ended = endForm(context, id, { ending, wentOn, handedTo, alreadyLeft })
    leaveTrace(db, { ...trace, event: 'form.settled', subjectId: ended.after.studentId })
    return ended
  })
  context.undoable((later) => {
    for (const { takeBack } of [...ofPackets, ...ofForms]) takeBack(later)
  })
  return { settled: ofForms.length + ofPackets.reduce((sum, { pages: ended }) => sum + ended.length, 0) }
}

/** Printing for many at once, and what became of printed pages that name a student. */
export const printing: Handlers<Contract['printing']> = {
  readyPackets,
  readyForms,
  printPackets,
  printForms,

  unsaid(context) {
    return {
      pages: unsaidPages(context),
      forms: withAnswers(context, unsaidForms(context)),
      notPrinted: unprintedPackets(context),
    }
  },

  kept(context) {
    return { pages: keptPages(context), forms: withAnswers(context, keptForms(context)) }
  },

  settle,
  sendForm,
}
