import type { z } from 'zod'

import type { Role } from '../domain/session.ts'

/** What one audit row is about: the kind of event and the record it touched. */
export interface AuditRule<Input, Output> {
  readonly event: string
  readonly about: (output: Output, input: Input) => string | null
}

interface Shape<Input, Output> {
  readonly input: z.ZodType<Input>
  readonly output: z.ZodType<Output>
  /** Roles that may ask; the router refuses everyone else. */
  readonly may: readonly Role[]
}

/** Reads; runs any time on the read-only connection. */
export interface Query<Input = unknown, Output = unknown> extends Shape<Input, Output> {
  readonly kind: 'query'
  /** The student whose record this opens; the router writes the trace. */
  readonly opens?: (output: Output, input: Input) => string
}

/** Changes; one synchronous transaction with its audit row. */
export interface Command<Input = unknown, Output = unknown> extends Shape<Input, Output> {
  readonly kind: 'command'
  /** `'not audited'` is for drafts and what one person set for themselves. */
  readonly audit: AuditRule<Input, Output> | 'not audited'
}

/** Paper and files: asynchronous, reports progress, can be cancelled, ends in one synchronous commit. */
export interface Task<Input = unknown, Output = unknown> extends Shape<Input, Output> {
  readonly kind: 'task'
  readonly audit: AuditRule<Input, Output>
}

/** Answers before anyone has signed in; the vault process handles it, never the app. */
export interface Gate<Input = unknown, Output = unknown> {
  readonly kind: 'gate'
  readonly input: z.ZodType<Input>
  readonly output: z.ZodType<Output>
}

// The variance of `about` and `opens` makes a list of operations of different shapes unsayable without `any`.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyOperation = Query<any, any> | Command<any, any> | Task<any, any> | Gate<any, any>

/** One area of the contract: its operations by verb. */
export type Area = Readonly<Record<string, AnyOperation>>

export type InputOf<Operation extends AnyOperation> = z.infer<Operation['input']>
export type OutputOf<Operation extends AnyOperation> = z.infer<Operation['output']>

export function query<Input, Output>(rule: Omit<Query<Input, Output>, 'kind'>): Query<Input, Output> {
  return { kind: 'query', ...rule }
}

export function command<Input, Output>(rule: Omit<Command<Input, Output>, 'kind'>): Command<Input, Output> {
  return { kind: 'command', ...rule }
}

export function task<Input, Output>(rule: Omit<Task<Input, Output>, 'kind'>): Task<Input, Output> {
  return { kind: 'task', ...rule }
}

export function gate<Input, Output>(rule: Omit<Gate<Input, Output>, 'kind'>): Gate<Input, Output> {
  return { kind: 'gate', ...rule }
}
