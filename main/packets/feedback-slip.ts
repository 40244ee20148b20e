import { html, type Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import { returnCodeInLetters, returnCodes } from '../print/return-codes.ts'
import { BLANK, SHORT_BLANK, ticks } from './form-marks.ts'
import { questions, sender } from './letterhead.ts'
import type { PacketFacts } from './packet-facts.ts'

/**
 * The slip a provider sends back with its answer, in the words a referral is declined for everywhere. It carries the
 * case code and nothing about anybody, so that it may go by any mail; about treatment it does not ask.
 */
export function feedbackSlip(text: PrintText, facts: PacketFacts): Html {
  const { say } = text
  const { school, caseCode } = facts
  const day = SHORT_BLANK
  const reasons = ticks(
    [
      say('slip.noOpening'),
      say('feedback.insurance'),
      say('feedback.age'),
      say('feedback.area'),
      say('feedback.service'),
      say('feedback.known'),
      say('feedback.papers'),
      say('slip.other'),
    ],
    'reasons',
  )
  return html`<div class="slip-head">
      <div>
        <h1>${say('feedback.title')}</h1>
        <p>${say('slip.code')}</p>
        <p class="case-code">${returnCodeInLetters(caseCode, 'feedback-slip')}</p>
      </div>
      ${returnCodes(caseCode, 'feedback-slip')}
    </div>
    <p class="no-name">${say('feedback.how')} <b>${say('feedback.little')}</b></p>
    <div class="roomy">
      ${ticks([
        say('feedback.gotIt', { day }),
        say('feedback.take', { day }),
        say('feedback.wait', { blank: BLANK }),
        say('feedback.more', { blank: BLANK }),
        say('feedback.noReach', { day }),
        html`${say('feedback.no')} ${reasons}`,
        say('slip.kept', { day }),
        say('feedback.missed', { day }),
        say('feedback.over', { day }),
      ])}
      <div class="slip-foot">
        <div>
          <p>${say('feedback.role', { blank: BLANK })}</p>
          <p>${say('feedback.contact', { blank: BLANK })}</p>
          <p>${say('slip.on', { blank: SHORT_BLANK })}</p>
        </div>
        <div class="back-to">
          <p><b>${say('slip.backTo')}</b></p>
          ${sender({ school: { ...school, phone: '' } })}
          <p>${questions(text, facts)}</p>
        </div>
      </div>
    </div>`
}
