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
  /** Somebody answered that this person, whose name may be a word for a child, is 18 or older. */
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

/** Whose child somebody is, in front of a word for one: then it is no name, however it is written. */
const WHOSE = String.raw`(?i:her|his|their|my|our|the|su|mi|tu|el|la|los|las|o|a|os|as|seu|sua|meu|minha|son|sa|mon|ma|le|les|un|une?|uma?)`

/** Words for a child that families are called by as well, behind another name: José Silva Filho, Jean Fils-Aimé. */
const FAMILY_NAMES = new RegExp(
  [
    String.raw`(?<=(?<![\p{L}\p{M}])(?!(?:${WHOSE})\s)\p{Lu}[\p{L}\p{M}'’]+\s)(?:Filh[oa]|Net[oa]|Sobrinh[oa]|Menino|Garçon|Fils|Niñ[oa]|Prim[oa]|Cháu)(?![\p{L}\p{M}])`,
    String.raw`(?<![\p{L}\p{M}])Fils-(?=\p{Lu})`,
  ].join('|'),
  'gu',
)

/** Offices that are named after those they work for: Children’s Hospital line, Student Services. */
const OFFICES =
  /\b(?:child(?:ren)?['’]?s?|students?|boys?|girls?|kids?|teens?)(?:\s+and\s+\p{L}+)?\s+(?:hospital|services?|club|cent(?:er|re)|clinic|association|agency)\b/giu

/** A bare number is a line or a room where there is one. */
const OF_AN_OFFICE = /\b(?:line|hotline|room|desk|office|ext|suite|agency|services?|clinic|hospital)\b/iu
const BARE_NUMBER = /[(,]\s*\d{1,3}\s*\)?\s*$/u

/**
 * Whether what was written about who interprets speaks of a child, in any language a page is printed in, or of an age, and
 * does not say that it is an adult. What may be a name or not is taken for a child: whoever knows better says so, by a tick
 * or a word.
 */
export function saysChild(typed: string): boolean {
  const said = OF_AN_OFFICE.test(typed) ? typed.replace(BARE_NUMBER, ' ') : typed
  const age = saidAge(said)
  if (age !== null && age >= YOUNGEST) return age < OF_AGE
  const withoutNames = said.replaceAll(FAMILY_NAMES, ' ').replaceAll(OFFICES, ' ')
  return CHILD.test(withoutNames) && !saysGrownUp(typed)
}

/**
 * Whether it is to be asked if whoever interprets is grown up: their name may be a word for a child, or what they are to the
 * family, whatever role they were given. Of an age that is a child's nobody asks.
 */
export function isToBeAsked({ name }: Pick<Interpreter, 'name'>): boolean {
  const age = saidAge(name)
  const isYoung = age !== null && age >= YOUNGEST && age < OF_AGE
  return !isYoung && saysChild(name)
}
