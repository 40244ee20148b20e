import { html, type Html } from '../print/html.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { bullets } from './form-marks.ts'
import { questions } from './letterhead.ts'
import type { PacketFacts } from './packet-facts.ts'

const CHOICE = ['letter.choiceWords', 'rights.takeBack', 'expect.rights5', 'rights.withYou'] as const
const LANGUAGE = ['expect.rights1', 'rights.fair'] as const
const PRIVATE = ['expect.rights4', 'expect.rights2', 'rights.list'] as const
const RECORDS = ['expect.rights3', 'rights.fix', 'rights.adult'] as const

/** Where complaints about school records go (34 CFR 99.63). */
const OFFICE = [
  'Student Privacy Policy Office',
  'U.S. Department of Education',
  '400 Maryland Avenue SW',
  'Washington, DC 20202',
] as const

function rightsIn(text: PrintText, facts: PacketFacts): Html {
  const { say } = text
  const part = (title: PrintKey, keys: readonly PrintKey[]) =>
    html`<section>
      <h2>${say(title)}</h2>
      ${bullets(keys.map((key) => say(key)))}
    </section>`
  return html`<h1>${say('rights.title')}</h1>
    <p>${say('rights.intro')}</p>
    ${part('letter.choice', CHOICE)} ${part('rights.language', LANGUAGE)} ${part('rights.private', PRIVATE)}
    ${part('rights.records', RECORDS)}
    <p>${say('rights.complain')}</p>
    <p class="office" lang="en" dir="ltr">${OFFICE.join(', ')}</p>
    <p>${questions(text, facts)}</p>`
}

/**
 * What a family may ask for and refuse: records (34 CFR 99.10), their correction (99.20), to whom they went (99.32), the
 * age at which they are the student's (99.5), complaints (99.63), language and fairness (34 CFR 100.3; 104.4).
 */
export function rightsPage(text: PrintText, facts: PacketFacts): Html {
  return rightsIn(text, facts)
}
