import { z } from 'zod'

import { Line } from './fields.ts'
import type { RequesterKind } from './records-request.ts'

/** What lets records of a program for substance use go to whoever asks, where no consent does. */
export const ProgramGround = z.discriminatedUnion('kind', [
  /**
   * A court's order under 42 CFR part 2, subpart E (2.61 to 2.67), which allows, and the subpoena or like paper, which
   * asks: neither is enough alone (2.61(b)).
   */
  z.object({ kind: z.literal('court-order'), order: Line, subpoena: Line }),
  /**
   * A report of child abuse or neglect, as it was written down before: it frees the making of the report, and none of the
   * records behind it (42 CFR 2.12(c)(6)).
   */
  z.object({ kind: z.literal('abuse-report'), report: Line }),
])
export type ProgramGround = z.infer<typeof ProgramGround>

/**
 * What accompanies each disclosure of these records that a consent allows, in the regulation's own short form (42 CFR
 * 2.32(a)(2)). It is addressed to whoever receives them, and is English on every paper.
 */
export const PROGRAM_NOTICE = '42 CFR part 2 prohibits unauthorized use or disclosure of these records.'

/** How the office knows that a document came from a program for substance use: from a paper, or by the program's name. */
export const ProgramOrigin = z.enum(['paper', 'name'])
export type ProgramOrigin = z.infer<typeof ProgramOrigin>

/** Who may come with which ground. */
const COMES_WITH: Readonly<Partial<Record<RequesterKind, 'court-order'>>> = {
  subpoena: 'court-order',
  'court-order': 'court-order',
  'child-welfare': 'court-order',
}

/** The ground whoever asks may come with; `null` where only a consent lets these records go to them. */
export function programGroundOf(kind: RequesterKind): 'court-order' | null {
  return COMES_WITH[kind] ?? null
}

/** Whether a consent for whoever asks is one for proceedings, which stands on a paper of its own (42 CFR 2.31(d)). */
export function isForProceedings(kind: RequesterKind): boolean {
  return kind === 'subpoena' || kind === 'court-order' || kind === 'police'
}
