import { html, type Html } from '../print/html.ts'
import { printText, type PrintKey, type PrintText } from '../print/print-text.ts'

/**
 * A page whose words bind somebody or may save a life: in words that no translator has checked it never stands alone,
 * the same in English follows on a page of its own.
 */
export function withEnglish(text: PrintText, said: PrintKey, draw: (text: PrintText) => Html): Html {
  // Whether anybody checked it is known of what was said, and so only once it is drawn.
  const page = draw(text)
  if (!text.unreviewed) return page
  return html`${page}
    <div class="beside" lang="en" dir="ltr">
      <p class="quiet">${text.say(said)}</p>
      ${draw(printText('en'))}
    </div>`
}
