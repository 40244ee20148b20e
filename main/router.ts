import { AppError, type AppErrorData } from '#shared/app-error.ts'
import type { AppEvent, Reply } from '#shared/bridge.ts'
import { operations } from '#shared/api/contract.ts'
import type { AnyCommand, AnyOperation, AnyQuery, AnyTask } from '#shared/api/operation.ts'
import type { AuditEvent } from '#shared/domain/audit.ts'
import type { Session } from '#shared/domain/session.ts'

import type { Asker } from './access/asker.ts'
import { leaveTrace } from './audit/audit.ts'
import type { Commit, CommandContext, QueryContext, TaskContext } from './context.ts'
import type { WritableDb } from './db/types.ts'
import { invalidInput, refusal, type Fault } from './problems.ts'
import { takeAll } from './take-all.ts'

/** What the router needs from the program around it. */
export interface Surroundings {
  readonly writing: WritableDb
  readonly handlerOf: (operation: string) => ((context: never, input: never) => unknown) | undefined
  /** Who asks now; `undefined` for an account that is closed or over. */
  readonly standing: (session: Session) => Asker | undefined
  readonly queryContext: (asker: Asker) => QueryContext
  readonly commandContext: (
    asker: Asker,
    operation: string,
  ) => CommandContext & {
    /** After the commit, with the record the audit row names. */
    settle(about: string | null): void
  }
  readonly taskContext: (
    asker: Asker,
    callId: string | undefined,
  ) => Omit<TaskContext, 'leaving'> & { settle(): void }
  readonly report: (fault: Fault) => void
  readonly emit: (event: AppEvent) => void
}

const HOUR = 13 // characters of an ISO instant up to the hour

/**
 * The only door: find → who → may they → parse → run and audit in one transaction → check output → reply.
 * Never throws; every refusal is a reply.
 */
export function createRouter(surroundings: Surroundings) {
  const { writing, report } = surroundings
  const seen = new Map<string, string>()
  const leaving = new Set<() => void>()

  const refuse = (error: AppErrorData): Reply => ({ ok: false, error })

  const audit = (
    session: Session,
    at: string,
    operation: string,
    event: AuditEvent,
    subjectId: string | null,
  ) => {
    leaveTrace(writing, { at, actorId: session.accountId, operation, event, subjectId })
  }

  /** Leaves one trace per person, record and hour. */
  const traceReading = (
    session: Asker,
    at: string,
    operation: string,
    event: AuditEvent,
    studentId: string | null,
  ) => {
    const key = `${session.accountId} ${event} ${studentId}`
    const hour = at.slice(0, HOUR)
    if (seen.get(key) === hour) return
    writing.transaction(() => audit(session, at, operation, event, studentId))
    seen.set(key, hour)
  }

  // The contract pairs each schema with its handler; past the schema the value has the handler's type.
  const handler = (path: string) =>
    surroundings.handlerOf(path) as (context: unknown, input: unknown) => unknown

  function runQuery(rule: AnyQuery, path: string, session: Asker, input: unknown): unknown {
    const context = surroundings.queryContext(session)
    const output: unknown = rule.output.parse(handler(path)(context, input))
    const { now } = context
    const opened = rule.opens?.(output, input) ?? null
    if (opened !== null) traceReading(session, now, path, 'student.opened', opened)
    if (rule.reads) traceReading(session, now, path, rule.reads, null)
    return output
  }

  function commit(
    rule: AnyCommand | AnyTask,
    path: string,
    session: Asker,
    input: unknown,
    run: Commit<unknown>,
  ) {
    const context = surroundings.commandContext(session, path)
    const { output, about } = writing.transaction(() => {
      const made: unknown = rule.output.parse(run(context))
      if (rule.audit === 'not audited') return { output: made, about: null }
      const subjectId = rule.audit.about(made, input)
      audit(session, context.now, path, rule.audit.event, subjectId)
      return { output: made, about: subjectId }
    })
    context.settle(about)
    return output
  }

  async function runTask(rule: AnyTask, path: string, session: Asker, input: unknown, callId?: string) {
    const { settle, ...given } = surroundings.taskContext(session, callId)
    const cancelled = () => new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
    let leftBehind: (() => void) | undefined
    let recorded: { readonly output: unknown } | undefined
    const isStopped = () => given.signal.aborted && !leftBehind
    const context: TaskContext = {
      ...given,
      leaving: (run) => {
        if (isStopped()) throw cancelled()
        leftBehind = () => void (recorded = { output: commit(rule, path, session, input, run) })
        leaving.add(leftBehind)
      },
    }
    try {
      const run = (await handler(path)(context, input)) as Commit<unknown>
      if (isStopped()) throw cancelled()
      return recorded ? recorded.output : commit(rule, path, session, input, run)
    } catch (thrown) {
      if (isStopped()) throw cancelled()
      throw thrown
    } finally {
      if (leftBehind) leaving.delete(leftBehind)
      settle()
    }
  }

  function run(rule: AnyOperation, path: string, session: Asker, input: unknown, callId?: string): unknown {
    switch (rule.kind) {
      case 'query':
        return runQuery(rule, path, session, input)
      case 'command':
        return commit(rule, path, session, input, (context) => handler(path)(context, input))
      case 'task':
        return runTask(rule, path, session, input, callId)
      default:
        throw new AppError({ code: 'not_found', message: 'common:errors.unknownOperation' })
    }
  }

  /** Before the vault closes: what is on its way to paper or into a file leaves its record now. */
  const finishLeaving = (): void => {
    const records = [...leaving]
    leaving.clear()
    takeAll(records)
  }

  async function call(session: Session, path: string, input: unknown, callId?: string): Promise<Reply> {
    const rule = operations.get(path)
    if (!rule || rule.kind === 'gate')
      return refuse({ code: 'not_found', message: 'common:errors.unknownOperation' })
    const asker = surroundings.standing(session)
    if (!asker) return refuse({ code: 'forbidden', message: 'common:errors.accountEnded' })
    if (!rule.may.some((role) => asker.roles.includes(role)))
      return refuse({ code: 'forbidden', message: 'common:errors.forbidden' })
    const parsed = rule.input.safeParse(input)
    if (!parsed.success) return refuse(invalidInput(parsed.error))
    try {
      return { ok: true, value: await run(rule, path, asker, parsed.data, callId) }
    } catch (thrown) {
      return refuse(refusal(thrown, path, report))
    }
  }

  return { call, finishLeaving }
}
