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
  /** Somebody answered that this adult, whose name may be a word for a child, is 18 or older. */
  isGrownUp: z.boolean().optional(),
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

/** Names of people and of offices: a professional may be called Filho or 아이린, or work for Student Services. */
const NAMES = /\p{Lu}[\p{L}\p{M}'’-]*|[\p{Script=Hangul}\p{Script=Han}\p{Script=Arabic}\p{M}]+/gu

/** A bare number: of an office it is a line or a room. */
const BARE_NUMBER = /[(,]\s*\d{1,3}\s*\)?\s*$/u

/**
 * Whether what was written about who interprets speaks of a child, in any language a page is printed in, or of an age, and
 * does not say that it is an adult. Of a professional or of staff no name and no bare number does: a word with a capital, or
 * of a script that has none, is part of a name.
 */
export function saysChild(typed: string, role: InterpreterRole | null = null): boolean {
  const isOffice = role === 'professional' || role === 'staff'
  const said = isOffice ? typed.replace(BARE_NUMBER, ' ') : typed
  const age = saidAge(said)
  if (age !== null && age >= YOUNGEST) return age < OF_AGE
  return CHILD.test(isOffice ? said.replaceAll(NAMES, ' ') : said) && !saysGrownUp(typed)
}

/**
 * Whether it is to be asked if an adult is one: their name may be a word for a child, or what they are to the family. Of an
 * age that is a child's nobody asks.
 */
export function isToBeAsked({ name, role }: Pick<Interpreter, 'name' | 'role'>): boolean {
  const age = saidAge(name)
  const isYoung = age !== null && age >= YOUNGEST && age < OF_AGE
  return role === 'adult' && !isYoung && saysChild(name, role)
}
