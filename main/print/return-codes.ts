import { code128, drawingSVG, qrcode } from 'bwip-js/generic'

import { slipCode, type Slip } from '#shared/domain/slip.ts'

import { html, leftToRight, ownMarkup, type Html } from './html.ts'

/** The code of a paper that comes back in letters, for whoever types it. */
export function returnCodeInLetters(code: string, slip: Slip): Html {
  return leftToRight(slipCode(code, slip))
}

/** Level H of ISO/IEC 18004, and the four empty modules around the square that it asks for. */
const WHEN_TORN = { eclevel: 'H', padding: 4, scale: 1 }

/** Bars are as tall as the page has room for, and their widths stay what they are. */
const AS_TALL = '<svg preserveAspectRatio="none" '

/**
 * The code of a paper that comes back, as any office scanner and any camera reads it: Code 128, and beside it a QR code
 * that is still read when up to a third of it is torn or stained. Both hold the case's code and which paper it is,
 * nothing else; black on white, without soft edges. The letters stand under the bars, or where the page puts them.
 */
export function returnCodes(
  code: string,
  slip: Slip,
  { withLetters = false }: { readonly withLetters?: boolean } = {},
): Html {
  const text = slipCode(code, slip)
  const bars = code128({ bcid: 'code128', text, height: 12, paddingwidth: 10 }, drawingSVG())
  const square = qrcode({ bcid: 'qrcode', text, ...WHEN_TORN }, drawingSVG())
  return html`<div class="return-codes" dir="ltr">
    <div class="barcode">
      <div role="img" aria-label="${text}">${ownMarkup(bars.replace('<svg ', AS_TALL))}</div>
      ${withLetters && html`<p class="case-code small">${returnCodeInLetters(code, slip)}</p>`}
    </div>
    <div class="qr" aria-hidden="true">${ownMarkup(square)}</div>
  </div>`
}
