import type { Interpreter } from '#shared/domain/interpreter.ts'
import { recall, remember } from '#renderer/ui/remembered.ts'

type ByStudent = Readonly<Record<string, Interpreter>>

const KEY = 'interpreters'

/** Who interprets for the family of which student, as it was said last, until the office locks. */
export function knownInterpreters(): ByStudent {
  return recall<ByStudent>(KEY) ?? {}
}

/** Who interprets for one family; `null` where nobody said. */
export function knownInterpreter(studentId: string): Interpreter | null {
  return knownInterpreters()[studentId] ?? null
}

/** Whoever interprets for a family stands on its next paper, too. */
export function keepInterpreter(studentId: string, interpreter: Interpreter): void {
  remember(KEY, { ...knownInterpreters(), [studentId]: interpreter })
}
