import { z } from 'zod'

import { ADULT, CHILD } from './child-words.ts'
import { OptionalLine } from './fields.ts'
import { saidAge } from './said-age.ts'

/** Who may interpret for a family: never a child. */
export const InterpreterRole = z.enum(['professional', 'staff', 'adult'])
export type InterpreterRole = z.infer<typeof InterpreterRole>

export const InterpreterHow = z.enum(['in-person', 'phone', 'video'])
export type InterpreterHow = z.infer<typeof InterpreterHow>

/** Whoever reads a page to a family in its language, as far as the office has said. */
export const Interpreter = z.object({
  name: OptionalLine,
  role: InterpreterRole.nullable(),
  how: InterpreterHow.nullable(),
})
export type Interpreter = z.infer<typeof Interpreter>

/** What is said of whoever interprets when a paper prints; `null` where nobody was asked for. */
export const SaidInterpreter = Interpreter.nullable().default(null)

/** An interpreter of whom all is known that stands on a page. */
export const NamedInterpreter = z.object({
  name: z.string(),
  role: InterpreterRole,
  how: InterpreterHow,
})
export type NamedInterpreter = z.infer<typeof NamedInterpreter>

/** The interpreter, once name, role and way are there. */
export function namedInterpreter(said: Interpreter | null): NamedInterpreter | null {
  if (!said || said.name.trim() === '' || said.role === null || said.how === null) return null
  return { name: said.name.trim(), role: said.role, how: said.how }
}

const OF_AGE = 18

/** Whether what was written about who interprets says that it is an adult: an older sister may be one. */
export function saysGrownUp(typed: string): boolean {
  return ADULT.test(typed) || (saidAge(typed) ?? 0) >= OF_AGE
}

/** Nobody so young interprets: a number that small counts something else. */
const YOUNGEST = 5

/** Names of people and of offices: a professional may be called Filho, or work for Student Services. */
const NAMES = /\p{Lu}[\p{L}\p{M}'’-]*/gu

/**
 * Whether what was written about who interprets speaks of a child, in any language a page is printed in, or of an age, and
 * does not say that it is an adult. Of a professional or of staff a word with a capital is part of a name.
 */
export function saysChild(typed: string, role: InterpreterRole | null = null): boolean {
  const age = saidAge(typed)
  if (age !== null && age >= YOUNGEST) return age < OF_AGE
  const words = role === 'professional' || role === 'staff' ? typed.replaceAll(NAMES, ' ') : typed
  return CHILD.test(words) && !saysGrownUp(typed)
}
