import type { FieldProblem } from '#shared/app-error.ts'
import type { Contact } from '#shared/domain/student.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import { withoutKeptAway } from './kept-away.ts'

type Known = Pick<Contact, 'name' | 'phone' | 'doNotContact'>

/** Those of several texts as they may stand on a page, and whether somebody nobody may contact had to go. */
export function textsOnPaper<Texts extends object, Field extends keyof Texts & string>(
  contacts: readonly Known[],
  texts: Texts,
  fields: readonly Field[],
): { readonly told: Texts; readonly isWithout: boolean } {
  const changed = fields.flatMap((field) => {
    const words = texts[field]
    const told = typeof words === 'string' ? withoutKeptAway(contacts, words) : words
    return told === words ? [] : [[field, told] as const]
  })
  return { told: { ...texts, ...Object.fromEntries(changed) }, isWithout: changed.length > 0 }
}

/** Says of each text somebody is about to write for a page that it names whom nobody may contact, or how to reach them. */
export function keptAwayProblems<Texts extends object>(
  contacts: readonly Known[],
  texts: Texts,
  fields: readonly (keyof Texts & string)[],
): readonly FieldProblem[] {
  const message: MessageKey = 'plans:errors.namesKeptAway'
  return fields.flatMap((path) => {
    const words = texts[path]
    return typeof words === 'string' && withoutKeptAway(contacts, words) !== words ? [{ path, message }] : []
  })
}
