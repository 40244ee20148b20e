import type { z } from 'zod'

import type { AuditEvent } from '../domain/audit.ts'
import type { Role } from '../domain/session.ts'

/** What one audit row says: the event and the record it touched. */
export interface AuditRule<Input extends z.ZodType, Output extends z.ZodType> {
  readonly event: AuditEvent
  readonly about: (output: z.output<Output>, input: z.output<Input>) => string | null
}

interface Shape<Input extends z.ZodType, Output extends z.ZodType> {
  readonly input: Input
  readonly output: Output
  /** Roles that may ask; the router refuses everyone else. */
  readonly may: readonly Role[]
}

/** Reads; runs any time on the read-only connection. */
export interface Query<Input extends z.ZodType, Output extends z.ZodType> extends Shape<Input, Output> {
  readonly kind: 'query'
  /** The student whose record this opens, if anybody's; the router writes the trace. */
  readonly opens?: (output: z.output<Output>, input: z.output<Input>) => string | null
  /** What reading this is, where the reading itself is worth a trace of its own. */
  readonly reads?: AuditEvent
}

/** Changes; one synchronous transaction with its audit row. */
export interface Command<Input extends z.ZodType, Output extends z.ZodType> extends Shape<Input, Output> {
  readonly kind: 'command'
  /** `'not audited'` is for drafts, what one person set for themselves, and that they have read what they were told. */
  readonly audit: AuditRule<Input, Output> | 'not audited'
}

/** Paper and files: asynchronous, reports progress, can be cancelled, ends in one synchronous commit. */
export interface Task<Input extends z.ZodType, Output extends z.ZodType> extends Shape<Input, Output> {
  readonly kind: 'task'
  readonly audit: AuditRule<Input, Output>
}

/** Answers before anyone has signed in; the vault process handles it, never the app. */
export interface Gate<Input extends z.ZodType, Output extends z.ZodType> {
  readonly kind: 'gate'
  readonly input: Input
  readonly output: Output
}

// `about` and `opens` take what their own schema makes, so a list of operations of different shapes needs `any`.
/* oxlint-disable typescript/no-explicit-any */
export type AnyQuery = Query<any, any>
export type AnyCommand = Command<any, any>
export type AnyTask = Task<any, any>
export type AnyGate = Gate<any, any>
/* oxlint-enable typescript/no-explicit-any */
export type AnyOperation = AnyQuery | AnyCommand | AnyTask | AnyGate

/** One area of the contract: its operations by verb. */
export type Area = Readonly<Record<string, AnyOperation>>

/** What an operation is given, once its schema made it. */
export type InputOf<Operation extends AnyOperation> = z.output<Operation['input']>

export type OutputOf<Operation extends AnyOperation> = z.output<Operation['output']>

export function query<Input extends z.ZodType, Output extends z.ZodType>(
  rule: Omit<Query<Input, Output>, 'kind'>,
): Query<Input, Output> {
  return { kind: 'query', ...rule }
}

export function command<Input extends z.ZodType, Output extends z.ZodType>(
  rule: Omit<Command<Input, Output>, 'kind'>,
): Command<Input, Output> {
  return { kind: 'command', ...rule }
}

export function task<Input extends z.ZodType, Output extends z.ZodType>(
  rule: Omit<Task<Input, Output>, 'kind'>,
): Task<Input, Output> {
  return { kind: 'task', ...rule }
}

export function gate<Input extends z.ZodType, Output extends z.ZodType>(
  rule: Omit<Gate<Input, Output>, 'kind'>,
): Gate<Input, Output> {
  return { kind: 'gate', ...rule }
}
