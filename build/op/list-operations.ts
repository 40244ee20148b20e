import { z } from 'zod'

import { operations } from '#shared/api/contract.ts'

/** One operation as a script needs to know it. */
export interface ListedOperation {
  readonly operation: string
  readonly kind: string
  /** Who may ask; `null` where nobody has signed in yet. */
  readonly roles: readonly string[] | null
  readonly input: unknown
  readonly output: unknown
}

/** Everything that can be asked, with JSON Schema for what goes in and what comes out. */
export function listOperations(): readonly ListedOperation[] {
  return [...operations].map(([operation, rule]) => ({
    operation,
    kind: rule.kind,
    roles: rule.kind === 'gate' ? null : rule.may,
    input: z.toJSONSchema(rule.input, { io: 'input', unrepresentable: 'any' }),
    output: z.toJSONSchema(rule.output, { io: 'output', unrepresentable: 'any' }),
  }))
}
