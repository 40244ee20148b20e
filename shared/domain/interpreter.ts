import { z } from 'zod'

import { OptionalLine } from './fields.ts'

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

/** What a child of a family, or a student, is called where an interpreter is written down. */
const CHILDREN =
  /(^|[^\p{L}])(students?|child|children|kids?|sons?|daughters?|brothers?|sisters?|siblings?|cousins?|nieces?|nephews?|minor|estudiantes?|alumn[oa]s?|niñ[oa]s?|hij[oa]s?|herman[oa]s?|prim[oa]s?|sobrin[oa]s?|menor)(?=$|[^\p{L}])/iu

/** Somebody said that it is a grown-up: an older sister may be one. */
const GROWN_UP = /(^|[^\p{L}])(adults?|grown|adult[oa]s?|mayor de edad)(?=$|[^\p{L}])/iu

/** Whether what was written about who interprets says that it is an adult. */
export const saysGrownUp = (typed: string): boolean => GROWN_UP.test(typed)

/** Whether what was written about who interprets speaks of a child, and does not say that it is an adult. */
export function saysChild(typed: string): boolean {
  return CHILDREN.test(typed) && !saysGrownUp(typed)
}
