import type { z } from 'zod'

import { AppError } from '../app-error.ts'
import type { Reply } from '../bridge.ts'
import { contract, type Contract } from './contract.ts'
import type { AnyOperation } from './operation.ts'

type Ask<Operation extends AnyOperation> = (
  input: z.input<Operation['input']>,
  callId?: string,
) => Promise<z.output<Operation['output']>>

/** One function per operation: `client.referrals.close(…)`. */
export type Client = {
  readonly [Area in keyof Contract]: {
    readonly [Verb in keyof Contract[Area]]: Contract[Area][Verb] extends AnyOperation
      ? Ask<Contract[Area][Verb]>
      : never
  }
}

/** How a client reaches the program: a bridge, or the app itself under tests. */
export type Call = (operation: string, input: unknown, callId?: string) => Promise<Reply>

/** A client computed from the contract; a refusal is thrown as the `AppError` it was. */
export function createClient(call: Call): Client {
  const areas = Object.entries(contract).map(([area, verbs]) => [
    area,
    Object.fromEntries(
      Object.keys(verbs).map((verb) => [
        verb,
        async (input: unknown, callId?: string) => {
          const reply = await call(`${area}.${verb}`, input, callId)
          if (!reply.ok) throw new AppError(reply.error)
          return reply.value
        },
      ]),
    ),
  ])
  // The object has exactly the contract's areas and verbs; the router checked each value against its schema.
  return Object.fromEntries(areas) as Client
}
