import { code128, drawingSVG, qrcode } from 'bwip-js/generic'

import { codeInBars, slipCode, type Slip } from '#shared/domain/slip.ts'

import { html, leftToRight, ownMarkup, type Html } from './html.ts'

/** What a paper that comes back leads to: a case and, where it was printed for one, the number of its referral. */
export interface ReturnTo {
  readonly caseCode: string
  readonly referralNumber: number | null
}

/** The code of a paper that comes back in letters, for whoever types it. */
export function returnCodeInLetters({ caseCode, referralNumber }: ReturnTo, slip: Slip): Html {
  return leftToRight(slipCode(caseCode, slip, referralNumber))
}

/** Level H of ISO/IEC 18004, and the four empty modules around the square that it asks for. */
const WHEN_TORN = { eclevel: 'H', padding: 4, scale: 1 }

/** Bars are as tall as the page has room for, and their widths stay what they are. */
const AS_TALL = '<svg preserveAspectRatio="none" '

/**
 * The code of a paper that comes back, as any office scanner and any camera reads it: Code 128, and beside it a QR code
 * that is still read when up to a third of it is torn or stained. Both hold the case's code, which paper it is and
 * for which of its referrals, nothing else; black on white, without soft edges. The letters stand under the bars, or where the page puts them.
 */
export function returnCodes(
  to: ReturnTo,
  slip: Slip,
  { withLetters = false }: { readonly withLetters?: boolean } = {},
): Html {
  const text = codeInBars(to.caseCode, slip, to.referralNumber)
  const bars = code128({ bcid: 'code128', text, height: 12, paddingwidth: 10 }, drawingSVG())
  const square = qrcode({ bcid: 'qrcode', text, ...WHEN_TORN }, drawingSVG())
  return html`<div class="return-codes" dir="ltr">
    <div class="barcode">
      <div role="img" aria-label="${text}">${ownMarkup(bars.replace('<svg ', AS_TALL))}</div>
      ${withLetters && html`<p class="case-code small">${returnCodeInLetters(to, slip)}</p>`}
    </div>
    <div class="qr" aria-hidden="true">${ownMarkup(square)}</div>
  </div>`
}
