import type { InputOf } from '#shared/api/operation.ts'
import type { FormsOfMany, NotForPaper, printing as contract } from '#shared/api/printing.ts'
import { AppError, notFoundError } from '#shared/app-error.ts'
import { familyLanguage, languagesOfHomes } from '#shared/domain/family-language.ts'
import type { FormBatch } from '#shared/domain/many-at-once.ts'
import type { PacketLanguage } from '#shared/domain/packet.ts'

import { leaveTrace } from '../audit/audit.ts'
import type { Commit, CommandContext, QueryContext, TaskContext } from '../context.ts'
import { drawnForms, type DrawnForms } from '../forms/drawn-forms.ts'
import { signedSheets } from '../forms/forms-paper.ts'
import { handOut } from '../print/hand-out.ts'
import { digestOf, documentOf, isMoved, missingSigns, withoutInterpreter } from '../print/paper.ts'
import { settings } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { problemOnPage } from '../students/who-interprets.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { allPages, type Bound, bound, nextOfMany, nothingToPrint, type PrintedMany } from './bind.ts'
import { rememberForms } from '../forms/printed-forms.ts'

/** The forms of one student of many, or why they do not print. */
interface OfStudent {
  readonly studentId: string
  readonly language: PacketLanguage
  readonly languagesRead: readonly PacketLanguage[]
  readonly drawn: DrawnForms | null
  readonly why: NotForPaper | null
  /** The signs no font draws, where they are why. */
  readonly signs?: string
}

/** Draws the forms of one student by the road of a single print; what may not be printed, or is not what was `seen`, says why. */
function draw(
  context: QueryContext,
  batch: FormBatch,
  { studentId, seen }: { readonly studentId: string; readonly seen?: string | undefined },
): OfStudent {
  const { db, session } = context
  try {
    const student = requireStudentFor(db, session, studentId)
    const interpreter = batch.interpreters[studentId] ?? null
    const family = { contacts: contactsOfStudent(db, studentId), student }
    const languagesRead = languagesOfHomes(family)
    // A home that was chosen may not be contacted since.
    const chosen = languagesRead.find((read) => read === batch.languages[studentId])
    const language = batch.language ?? chosen ?? familyLanguage(family) ?? 'en'
    const of = { studentId, language, languagesRead }
    const { forms, paper, largePrint } = batch
    const drawn = drawnForms(
      context,
      {
        forms,
        paper,
        largePrint,
        studentId,
        leftOut: [],
        language,
        // Nobody chose what those at school read: a family's language says nothing of it.
        schoolLanguage: batch.language === null ? settings.mine(context, {}).language : null,
        interpreter,
        requestId: null,
      },
      { withContents: false },
    )
    // Nobody looks at each page of many.
    const signs = missingSigns(drawn.paper)
    if (signs !== '') return { ...of, drawn: null, why: 'no-letters', signs }
    if (withoutInterpreter(signedSheets(drawn.paper), interpreter))
      return { ...of, drawn: null, why: 'no-interpreter' }
    if (problemOnPage(db, studentId, interpreter)) return { ...of, drawn: null, why: 'may-not-interpret' }
    if (isMoved(drawn.paper, seen)) return { ...of, drawn: null, why: 'moved' }
    return { ...of, drawn, why: null }
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'not_found')
      return { studentId, language: 'en', languagesRead: [], drawn: null, why: 'gone' }
    throw thrown
  }
}

/** Of each of many students whether the chosen forms print, or why not. */
export function readyForms(context: QueryContext, batch: FormBatch): FormsOfMany[] {
  const told = [...new Set(batch.studentIds)].map((id) => {
    const {
      studentId,
      language,
      languagesRead,
      drawn,
      why,
      signs = '',
    } = draw(context, batch, { studentId: id })
    const digest = drawn ? digestOf(drawn.paper) : ''
    return { studentId, language, languagesRead: [...languagesRead], stop: why, signs, digest }
  })
  if (told.every(({ stop }) => stop === 'gone')) throw notFoundError()
  return told
}

/** Prints forms for many students as one document; of those for whom they do not print it says why. */
export async function printForms(
  context: TaskContext,
  { batch, as, seen }: InputOf<(typeof contract)['printForms']>,
): Promise<Commit<PrintedMany>> {
  const { onNewSheets } = batch
  const ids = [...new Set(batch.studentIds)]
  const papers: Bound[] = []
  const all: OfStudent[] = []
  for (const [at, id] of ids.entries()) {
    await nextOfMany(context, at, ids.length)
    const one = draw(context, batch, { studentId: id, seen: seen[id] ?? '' })
    all.push(one)
    if (one.drawn)
      papers.push(await bound(context.host, one.drawn.paper, { copy: String(at + 1), onNewSheets }))
  }
  await nextOfMany(context, ids.length, ids.length)
  const [first] = all.flatMap(({ drawn }) => drawn ?? [])
  const refused = all.flatMap(({ studentId, why, signs = '' }) =>
    why === null ? [] : [{ id: studentId, why, signs }],
  )
  if (!first) throw nothingToPrint(refused)
  const savedAs = as === 'pdf' ? 'footbridge-forms.pdf' : null
  const leave = (printed: boolean) => (later: CommandContext) => ({
    ...{ printed, savedAs, refused },
    pages: allPages(papers),
    count: all.filter((one) => remember(later, one)).length,
  })
  const sheets = papers.flatMap((paper) => paper.sheets)
  const document = documentOf({ ...first.paper, sheets })
  return handOut(context, { document, savedAs, remember: leave(true), whenStopped: leave(false) })
}

function remember(context: CommandContext, { studentId, drawn }: OfStudent): boolean {
  if (!drawn) return false
  rememberForms(context, studentId, drawn.printed)
  const { db, now, session } = context
  leaveTrace(db, {
    ...{ at: now, actorId: session.accountId, subjectId: studentId },
    ...{ operation: 'printing.printForms', event: 'form.printed' as const },
  })
  return true
}
