import { code128, drawingSVG } from 'bwip-js/generic'

import { html, ownMarkup, type Html } from './html.ts'

/** A case code as a Code 128 barcode any office scanner reads; black on white. */
export function barcodeOf(code: string): Html {
  const drawn = code128({ bcid: 'code128', text: code, height: 12, paddingwidth: 10 }, drawingSVG())
  return html`<div class="barcode" role="img" aria-label="${code}">${ownMarkup(drawn)}</div>`
}
