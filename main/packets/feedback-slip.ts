import type { School } from '#shared/domain/school.ts'

import { html, isolated, leftToRight, type Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import { returnCodeInLetters, returnCodes } from '../print/return-codes.ts'
import { BLANK, SHORT_BLANK, ticks } from './form-marks.ts'
import { questions, sender } from './letterhead.ts'
import type { HelpFacts } from './packet-facts.ts'
import { CALL_US, PROVIDER_LINES, type SlipLine } from './slip-lines.ts'

/** What a paper that comes back says of itself: its case, and the school it comes back to. */
export interface ComesBack {
  /** `null` on a blank one, which leaves room for it. */
  readonly caseCode: string | null
  /** Which referral of the case it is, from 1; `null` where nobody knows. */
  readonly referralNumber: number | null
  readonly school: Pick<School, 'name' | 'office' | 'phone' | 'address'>
  /** Whom to ask; `null` where it is anybody in the office. */
  readonly counselor: string | null
}

/** The lines of a slip with a box before each, and before each reason. */
export function slipTicks({ say }: PrintText, lines: readonly SlipLine[]): Html {
  return ticks(
    lines.map(({ key, blanks, reasons }) =>
      reasons.length === 0
        ? say(key, blanks)
        : html`${say(key, blanks)}
          ${ticks(
            reasons.map((reason) => say(reason)),
            'reasons',
          )}`,
    ),
  )
}

/** Where it comes back to, and whom to call. */
export function backTo(
  text: PrintText,
  { school, counselor }: Pick<ComesBack, 'school' | 'counselor'>,
): Html {
  return html`<div class="back-to">
    <p><b>${text.say('slip.backTo')}</b></p>
    ${sender({ school: { ...school, phone: '' } })}
    ${counselor === null && school.phone !== '' && html`<p>${leftToRight(school.phone)}</p>`}
    ${counselor !== null && html`<p>${questions(text, { counselor, school })}</p>`}
  </div>`
}

/**
 * The slip a provider sends back with its answer, in the words a referral is declined for everywhere. It carries the
 * case code and the organization that answers, which sends it itself, and nothing about anybody, so that it may go by any
 * mail; about treatment it does not ask.
 */
export function feedbackSlip(
  text: PrintText,
  facts: ComesBack & { readonly help?: Pick<HelpFacts, 'name'> },
): Html {
  const { say } = text
  const { caseCode, referralNumber, help } = facts
  const to = caseCode === null ? null : { caseCode, referralNumber }
  return html`<div class="slip-head">
      <div>
        <h1>${say('feedback.title')}</h1>
        <p>${say('slip.code')}${caseCode === null && html`: ${BLANK}`}</p>
        ${to !== null && html`<p class="case-code">${returnCodeInLetters(to, 'feedback-slip')}</p>`}
        ${help !== undefined && html`<p><b>${isolated(help.name)}</b></p>`}
      </div>
      ${to !== null && returnCodes(to, 'feedback-slip')}
    </div>
    <p class="no-name">${say('feedback.how')} <b>${say('feedback.little')}</b></p>
    <div class="roomy">
      ${slipTicks(text, [...PROVIDER_LINES, CALL_US])}
      <div class="slip-foot">
        <div>
          <p>${say('feedback.role', { blank: BLANK })}</p>
          <p>${say('feedback.contact', { blank: BLANK })}</p>
          <p>${say('slip.on', { blank: SHORT_BLANK })}</p>
        </div>
        ${backTo(text, facts)}
      </div>
    </div>`
}
