import type { AppErrorData } from '#shared/app-error.ts'
import type { Reply } from '#shared/bridge.ts'
import { operations } from '#shared/api/contract.ts'
import { vault as gateOperations } from '#shared/api/vault.ts'

import { invalidInput, refusal } from '../problems.ts'
import type { OpenGate } from '../serve-gate.ts'
import { finishExchange } from '../vault/backup/exchange-vault.ts'
import { anyDoor } from './any-door.ts'
import { closedDoor } from './closed-door.ts'
import type { GateOptions } from './ground.ts'
import { LOCKED } from './office-door.ts'
import { openDoor } from './open-door.ts'
import { partsOf, type Parts } from './parts.ts'
import { BEHIND_CURTAIN, OUT_OF_TURN, WHILE_CLOSED, type GateHandlers, type GateVerb } from './verbs.ts'

const lockedReply: Reply = { ok: false, error: LOCKED }
const curtainReply: Reply = { ok: false, error: { code: 'locked', message: 'vault:errors.curtain' } }

/** The whole program behind one door: opens, makes and locks the vault, and hands every other call to the app. */
export function createGate(options: GateOptions): OpenGate {
  const parts = partsOf(options)
  const { door } = parts
  const run = runVerbs(parts, { ...anyDoor(parts), ...closedDoor(parts), ...openDoor(parts) })
  const inTurn = createTurns()

  return {
    call(path, input, callId) {
      door.office?.sitting.look()
      const { office } = door
      const isHidden = office?.sitting.isBehindCurtain ?? false
      if (operations.get(path)?.kind !== 'gate') {
        if (!office) return Promise.resolve(lockedReply)
        return isHidden ? Promise.resolve(curtainReply) : office.app.call(office.session, path, input, callId)
      }
      const verb = path.slice(path.indexOf('.') + 1) as GateVerb
      if (isHidden && !BEHIND_CURTAIN.has(verb)) return Promise.resolve(curtainReply)
      const work = () => run(verb, input, callId)
      return OUT_OF_TURN.has(verb) ? work() : inTurn(work)
    },
    close: () => inTurn(async () => void door.close()),
  }
}

/** Checks what was asked, does it, and checks what is answered. */
function runVerbs({ ground, door }: Parts, handlers: GateHandlers) {
  const { folders, report } = ground
  let isSettled = false
  /** Before anything looks for the vault: what a restore left that was cut off is ended. */
  const settle = () => {
    if (!isSettled) finishExchange(folders.vault)
    isSettled = true
  }
  return async (verb: GateVerb, input: unknown, callId?: string): Promise<Reply> => {
    const rule = gateOperations[verb]
    const parsed = rule.input.safeParse(input)
    if (!parsed.success) return { ok: false, error: invalidInput(parsed.error) }
    // Past the schema the value is what this verb's handler takes.
    const handle = handlers[verb] as (input: unknown, callId?: string) => Promise<unknown>
    try {
      settle()
      if (WHILE_CLOSED.has(verb)) door.assertClosed()
      return { ok: true, value: rule.output.parse(await handle(parsed.data, callId)) }
    } catch (thrown) {
      const error: AppErrorData = refusal(thrown, `vault.${verb}`, report)
      return { ok: false, error }
    }
  }
}

/** One after the other: two sign-ins at once would fight over the same file. */
function createTurns() {
  let turn: Promise<unknown> = Promise.resolve()
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = turn.then(work, work)
    turn = next.catch(() => {})
    return next
  }
}
