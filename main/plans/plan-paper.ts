import { isDialled } from '#shared/domain/crisis.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import type { CrisisNumber } from '#shared/domain/protocol.ts'
import type { School } from '#shared/domain/school.ts'
import { schoolName, type Student } from '#shared/domain/student.ts'

import type { QueryContext } from '../context.ts'
import { html, leftToRight, isolated, paragraphs, type Html } from '../print/html.ts'
import type { Paper } from '../print/paper.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { inWordy } from '../print/wordy.ts'
import { currentProtocol } from '../protocols/the-protocol.ts'
import { theSchool } from '../school/school.ts'
import { requireStudent } from '../students/the-student.ts'
import { schoolText } from '../translations/school-texts.ts'

/** A number to call, and when. */
type ToDial = Pick<CrisisNumber, 'name' | 'number' | 'use'>

/** What stands around a plan on paper. */
export interface PlanPaper {
  readonly text: PrintText
  readonly school: Pick<School, 'name' | 'paper' | 'phone' | 'office'>
  /** As the school calls them: for colleagues alone, a page that goes home names nobody. */
  readonly studentName: string
  /** Whom to call in a crisis, as the protocol in force has it. */
  readonly numbers: readonly ToDial[]
  readonly largePrint: boolean
}

/** Whom everybody can call where the school has published no protocol. */
const EVERYWHERE: readonly ToDial[] = ['911', '988'].map((number) => ({ name: '', number, use: '' }))

type KnownNumber = 'emergency' | 'lifeline' | 'textLine' | 'poison'

/** Numbers of the whole country: a page says in its own language whose they are. */
const KNOWN: ReadonlyMap<string, KnownNumber> = new Map([
  ['911', 'emergency'],
  ['988', 'lifeline'],
  ['741741', 'textLine'],
  ['18002221222', 'poison'],
  ['8002221222', 'poison'],
])

const digitsOf = ({ number }: ToDial): string => number.replaceAll(/\D/g, '')

/** The school, the numbers and the words of a language, for a plan of this student. */
export function planPaper(
  { db }: Pick<QueryContext, 'db'>,
  studentId: string,
  { language, largePrint }: { readonly language: PacketLanguage; readonly largePrint: boolean },
): PlanPaper {
  const student: Student = requireStudent(db, studentId)
  const numbers = currentProtocol(db)?.document.crisis.numbers.filter(isDialled) ?? []
  return {
    text: schoolText(db, language),
    school: theSchool(db),
    studentName: schoolName(student),
    numbers: numbers.length > 0 ? numbers : EVERYWHERE,
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

/** One number: what is known everywhere in the words of the page, a line of the school as the office wrote it. */
function numberLine({ say }: PrintText, line: ToDial): Html {
  const known = KNOWN.get(digitsOf(line))
  const name = known ? say(`plan.numbers.${known}.name`) : isolated(line.name)
  const use = known ? say(`plan.numbers.${known}.use`) : line.use !== '' && isolated(line.use)
  return html`<li><b>${leftToRight(line.number)}</b> <span>${name}${use && html` · ${use}`}</span></li>`
}

/** The numbers to call, large enough to be found. */
export function planNumbers({ text, numbers }: PlanPaper): Html {
  return html`<ul class="numbers">
    ${numbers.map((line) => numberLine(text, line))}
  </ul>`
}

const STYLES = `
.sheet .plan-part { break-inside: avoid; }
.sheet .plan-part h2 { margin: 0.65em 0 0.1em; }
.sheet .plan-part p { margin-bottom: 0.15em; }
.sheet[dir="rtl"] .plan-part p[dir="auto"] { text-align: right; }
.sheet .numbers { list-style: none; padding: 0; margin: 0; display: table; }
.sheet .numbers li { display: table-row; }
.sheet .numbers b, .sheet .numbers span { display: table-cell; padding-block: 0.1em; }
.sheet .numbers b { font-size: 1.15em; padding-inline-end: 0.7em; white-space: nowrap; }
`

/** A plan as a paper. */
export function planDocument({ text, school, largePrint }: PlanPaper, name: string, body: Html): Paper {
  return {
    look: { paper: school.paper, largePrint },
    sheets: [{ name, text, body, from: school.name }],
    styles: largePrint ? STYLES : `${STYLES}${inWordy(name, 'font-size: 11pt; line-height: 1.36;')}\n`,
  }
}
