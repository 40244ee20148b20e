import type { Interpreter } from '#shared/domain/interpreter.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import type { School } from '#shared/domain/school.ts'
import { schoolName, type Student } from '#shared/domain/student.ts'

import type { QueryContext } from '../context.ts'
import { html, paragraphs, type Html } from '../print/html.ts'
import { runningFoot } from '../print/page-frame.ts'
import type { Paper } from '../print/paper.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { BESIDE_STYLES } from '../print/beside-styles.ts'
import { besideUnchecked } from '../print/unchecked.ts'
import { inWordy } from '../print/wordy.ts'
import { NUMBERS_STYLES, numbersToCall, numbersToDial, type ToDial } from '../protocols/numbers-to-call.ts'
import { theSchool } from '../school/school.ts'
import { requireStudent } from '../students/the-student.ts'
import { schoolText } from '../translations/school-texts.ts'

/** What stands around a plan on paper. */
export interface PlanPaper {
  readonly text: PrintText
  readonly english: PrintText
  /** Whoever reads it to the family while nobody has checked its words. */
  readonly interpreter: Interpreter | null
  readonly school: Pick<School, 'name' | 'paper' | 'phone' | 'office'>
  /** As the school calls them: for colleagues alone, a page that goes home names nobody. */
  readonly studentName: string
  /** Whom to call in a crisis, as the protocol in force has it. */
  readonly numbers: readonly ToDial[]
  readonly largePrint: boolean
}

/** The school, the numbers and the words of a language, for a plan of this student. */
export function planPaper(
  { db }: Pick<QueryContext, 'db'>,
  studentId: string,
  {
    language,
    largePrint,
    interpreter,
  }: {
    readonly language: PacketLanguage
    readonly largePrint: boolean
    readonly interpreter: Interpreter | null
  },
): PlanPaper {
  const student: Student = requireStudent(db, studentId)
  return {
    text: schoolText(db, language),
    english: schoolText(db, 'en'),
    interpreter,
    school: theSchool(db),
    studentName: schoolName(student),
    numbers: numbersToDial(db),
    largePrint,
  }
}

/** One part of a plan under its heading; nothing where nothing was said. */
export function planPart({ say }: PrintText, heading: PrintKey, body: Html | string | false): Html | false {
  const content = typeof body === 'string' ? body !== '' && paragraphs(body) : body
  return (
    content !== false &&
    html`<section class="plan-part">
      <h2>${say(heading)}</h2>
      ${content}
    </section>`
  )
}

/** The numbers to call, large enough to be found. */
export function planNumbers(text: PrintText, { numbers }: PlanPaper): Html {
  return numbersToCall(text, numbers)
}

const STYLES = `
.sheet .plan-part { break-inside: avoid; }
.sheet .plan-part h2 { margin: 0.65em 0 0.1em; }
.sheet .plan-part p { margin-bottom: 0.15em; }
.sheet[dir="rtl"] .plan-part p[dir="auto"] { text-align: right; }
${NUMBERS_STYLES}${BESIDE_STYLES}.sheet-safety-plan .two-languages { font-size: 0.86em; line-height: 1.28; }
.sheet-safety-plan:lang(tl) .two-languages, .sheet-safety-plan:lang(so) .two-languages { font-size: 0.81em; }
.sheet-safety-plan .two-languages .plan-part h2 { margin: 0.35em 0 0; }
.sheet-safety-plan .two-languages .boxed { margin: 0.5em 0; padding: 0.4em 0.7em; }
.sheet-safety-plan .two-languages .boxed h2 { margin-top: 0; }
.sheet-return-plan .one-language { font-size: 0.91em; line-height: 1.32; }
`

/** A plan as a paper; a whole page of what to do in danger stands beside its English as a whole. */
export function planDocument(
  { text, english, interpreter, school, largePrint }: PlanPaper,
  {
    name,
    isWhole,
    foot = [],
  }: {
    readonly name: string
    readonly isWhole: boolean
    /** What stands at the foot of every page beside the school: nothing where it goes home. */
    readonly foot?: readonly string[]
  },
  draw: (text: PrintText) => Html,
): Paper {
  const body = besideUnchecked(draw, { text, english, isWhole, interpreter })
  return {
    look: { paper: school.paper, largePrint },
    sheets: [{ name, text, body, from: runningFoot([school.name, ...foot]) }],
    styles: largePrint ? STYLES : `${STYLES}${inWordy(name, 'font-size: 11pt; line-height: 1.36;')}\n`,
  }
}
