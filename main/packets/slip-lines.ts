import type { Pathway } from '#shared/domain/referral.ts'
import {
  DECLINED_FOR,
  FAMILY_TICKS,
  PROVIDER_TICKS,
  type SlipTick,
  STOOD_IN_THE_WAY,
} from '#shared/domain/slip-answer.ts'

import type { Html } from '../print/html.ts'
import type { PrintKey } from '../print/print-text.ts'
import { BLANK, SHORT_BLANK } from './form-marks.ts'

/** A line with a box to tick: its words, and the blanks it leaves room for. */
export interface SlipLine {
  readonly key: PrintKey
  readonly blanks: Readonly<Record<string, Html>>
  /** Boxes below it, where it asks why. */
  readonly reasons: readonly PrintKey[]
}

const line = (
  key: PrintKey,
  blanks: SlipLine['blanks'] = {},
  reasons: SlipLine['reasons'] = [],
): SlipLine => ({
  key,
  blanks,
  reasons,
})

const IN_THE_WAY = {
  'cost-insurance': 'slip.cost',
  transport: 'slip.ride',
  hours: 'slip.hours',
  waitlist: 'slip.noOpening',
  'language-interpreter': 'slip.language',
  other: 'slip.other',
} as const satisfies Record<(typeof STOOD_IN_THE_WAY)[number], PrintKey>

/** What can stand in the way of help at school. */
const HERE: readonly (typeof STOOD_IN_THE_WAY)[number][] = ['hours', 'language-interpreter', 'other']

const DECLINED = {
  'no-capacity': 'slip.noOpening',
  'insurance-not-accepted': 'feedback.insurance',
  age: 'feedback.age',
  'out-of-area': 'feedback.area',
  'service-not-provided': 'feedback.service',
  'already-enrolled': 'feedback.known',
  'missing-documents': 'feedback.papers',
  other: 'slip.other',
} as const satisfies Record<(typeof DECLINED_FOR)[number], PrintKey>

/** The last line of every paper that comes back. */
export const CALL_US = line('slip.callUs', { blank: BLANK })

/** What a family can tick, in the order the form for its paper asks; `null` where the pathway is not known. */
export function familyLines(pathway: Pathway | null): readonly SlipLine[] {
  const inTheWay = pathway === 'school-based' ? HERE : STOOD_IN_THE_WAY
  const lines: Readonly<Record<(typeof FAMILY_TICKS)[number], SlipLine>> = {
    appointment: line('slip.appointment', { day: BLANK, time: SHORT_BLANK }),
    kept: line('slip.kept', { day: BLANK }),
    waiting: line('slip.waiting', { blank: BLANK }),
    'no-answer': line(
      pathway === 'school-based' || pathway === 'school-contacts-provider' ? 'slip.noCall' : 'slip.noAnswer',
    ),
    'could-not': line(
      'slip.couldNot',
      {},
      inTheWay.map((reason) => IN_THE_WAY[reason]),
    ),
    'not-now': line('slip.notNow'),
  }
  return FAMILY_TICKS.map((tick) => lines[tick])
}

const day = { day: SHORT_BLANK }

const OF_PROVIDER: Readonly<Record<(typeof PROVIDER_TICKS)[number], SlipLine>> = {
  received: line('feedback.gotIt', day),
  accepted: line('feedback.take', day),
  waiting: line('feedback.wait', { blank: BLANK }),
  'more-information': line('feedback.more', { blank: BLANK }),
  'family-unreached': line('feedback.noReach', day),
  declined: line(
    'feedback.no',
    {},
    DECLINED_FOR.map((reason) => DECLINED[reason]),
  ),
  kept: line('slip.kept', day),
  missed: line('feedback.missed', day),
  over: line('feedback.over', day),
}

/** What a provider can tick, in the order the form for its paper asks. */
export const PROVIDER_LINES: readonly SlipLine[] = PROVIDER_TICKS.map(
  (tick: SlipTick & keyof typeof OF_PROVIDER) => OF_PROVIDER[tick],
)
