import type { Interpreter } from '#shared/domain/interpreter.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'
import { shownPhone } from '#shared/domain/phone.ts'
import type { Student } from '#shared/domain/student.ts'

import type { ReadableDb } from '../db/types.ts'
import { nameUsedAtHome } from '../packets/gather-facts.ts'
import { BESIDE_STYLES } from '../print/beside-styles.ts'
import { html, isolated, joined, leftToRight, type Html } from '../print/html.ts'
import type { Paper } from '../print/paper.ts'
import type { PrintKey, PrintText } from '../print/print-text.ts'
import { printedDay } from '../print/print-words.ts'
import { besideUnchecked } from '../print/unchecked.ts'
import { theSchool } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { schoolText } from '../translations/school-texts.ts'

/** In which language a family reads a letter, and who reads it to them. */
export interface Reading {
  readonly language: PacketLanguage
  readonly interpreter: Interpreter | null
}

/** What a letter says to a family, and which paragraphs of the law it follows. */
interface Said {
  readonly name: string
  readonly student: Student
  readonly today: string
  readonly title: PrintKey
  /** Whom it names as its reader; `null` writes to the family of the student. */
  readonly to: string | null
  readonly sentences: (text: PrintText, studentName: string) => readonly Html[]
  /** Named once at the foot: a family needs them as little as a lawyer needs the rest. */
  readonly law: readonly string[]
}

/**
 * A letter to a family about its rights in the record, in its language and under the name it uses; unchecked words stand
 * beside their English.
 */
export function letterHome(
  db: ReadableDb,
  { language, interpreter }: Reading,
  { name, student, today, title, to, sentences, law }: Said,
): Paper {
  const school = theSchool(db)
  const given = nameUsedAtHome(student, contactsOfStudent(db, student.id)) ?? student.givenName
  const studentName = [given, student.familyName].filter(Boolean).join(' ')
  const draw = (text: PrintText): Html =>
    html`<h1>${text.say(title)}</h1>
      <p>${printedDay(text.language, today)}</p>
      <p>
        ${
          to === null
            ? text.say('letter.dearNamed', { name: studentName })
            : text.say('letter.for', { name: to })
        }
      </p>
      ${sentences(text, studentName).map((sentence) => html`<p>${sentence}</p>`)}
      <p>
        ${isolated(school.name)}${
          school.phone !== '' && html`<br /><b>${leftToRight(shownPhone(school.phone))}</b>`
        }
      </p>
      ${law.length > 0 && html`<p class="small">${joined(law.map(leftToRight))}</p>`}`
  const [text, english] = [schoolText(db, language), schoolText(db, 'en')]
  const body = besideUnchecked(draw, { text, english, isWhole: true, interpreter })
  return {
    look: { paper: school.paper, largePrint: false },
    sheets: [{ name, text, body, from: school.name }],
    styles: BESIDE_STYLES,
  }
}
