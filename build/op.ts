import { text } from 'node:stream/consumers'

import { createGate } from '#main/gate/gate.ts'
import { AppError, type AppErrorData } from '#shared/app-error.ts'
import { operations } from '#shared/api/contract.ts'
import type { Reply } from '#shared/bridge.ts'
import { english } from '#shared/text/english.ts'

import { findBrowser } from './chromium-host/browser.ts'
import { createDesk } from './op/desk.ts'
import { listOperations } from './op/list-operations.ts'
import { replayFile } from './op/replay-life.ts'
import { takeStepsBefore } from './op/steps-before.ts'
import { readWish, type Wish } from './op/wish.ts'

type Call = (operation: string, input: unknown) => Promise<Reply>

/** What needs no unlocking first. */
const AT_THE_DOOR: ReadonlySet<string> = new Set([
  'vault.state',
  'vault.create',
  'vault.unlock',
  'vault.unlockWithRecovery',
  'vault.namesBehindSheet',
  'vault.openDemo',
  'vault.findBackups',
  'vault.checkBackup',
  'vault.restore',
])

/** An error with its English sentences, for whoever reads the reply. */
function spoken(error: AppErrorData) {
  return {
    ...error,
    sentence: english(error.message, error.values),
    ...(error.fields && {
      fields: error.fields.map((field) => ({ ...field, sentence: english(field.message, field.values) })),
    }),
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

async function readInput(): Promise<Readonly<Record<string, unknown>>> {
  const said = process.stdin.isTTY ? '' : (await text(process.stdin)).trim()
  if (said === '') return {}
  const input: unknown = JSON.parse(said)
  if (!isObject(input)) throw new SyntaxError('an object is wanted')
  return input
}

async function createVault(
  { user, password }: Wish,
  call: Call,
  said: Readonly<Record<string, unknown>>,
): Promise<{ readonly made: Reply; readonly isKept: boolean }> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const usual = { schoolName: 'Our school', timeZone, ownerName: user }
  const made = await call('vault.create', { ...usual, ...said, user, password })
  if (!made.ok) return { made, isKept: false }
  const printed = await call('vault.printRecoverySheet', { as: findBrowser() ? 'pdf' : 'paper' })
  if (!printed.ok)
    console.error(
      'The vault was made, but its recovery sheet could not be written. Keep the code of this reply.',
    )
  return { made, isKept: printed.ok }
}

/** Opens the vault, does what was asked, and closes it. */
async function perform(wish: Wish): Promise<Reply> {
  const { folder, user, password, operation, replay } = wish
  const desk = createDesk(wish)
  const input = operation || !replay ? await readInput() : {}
  const report = (fault: object) => console.error(JSON.stringify(fault))
  const gate = createGate({ folder, host: desk.host, emit: () => {}, exit: () => {}, report })
  const call: Call = (path, value) => gate.call(path, value, 'op')
  try {
    let reply: Reply = { ok: true, value: {} }
    if (wish.create || operation === 'vault.create') {
      const { made, isKept } = await createVault(
        wish,
        call,
        operation && operation !== 'vault.create' ? {} : input,
      )
      // The code is told once: where there is no sheet it must not be lost in another reply.
      if (!isKept) return made
      reply = made
    } else if (!replay && !AT_THE_DOOR.has(operation ?? '')) {
      reply = await call('vault.unlock', { user, password })
    }
    if (!reply.ok) return reply
    if (replay) {
      await gate.close()
      return { ok: true, value: await replayFile(wish, replay) }
    }
    if (!operation || operation === 'vault.create') return reply
    if (operation === 'vault.unlock') return await call(operation, { user, password })
    const ready = await takeStepsBefore(wish, input, call)
    return ready.ok ? await call(operation, ready.value) : ready
  } finally {
    await gate.close()
  }
}

function say(reply: Reply): void {
  const said = reply.ok ? reply : { ok: false, error: spoken(reply.error) }
  process.stdout.write(`${JSON.stringify(said)}\n`)
  process.exitCode = reply.ok ? 0 : 1
}

/** Answers what went wrong outside any operation in one sentence. */
function complain(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const wish = readWish(process.argv.slice(2), process.env['FOOTBRIDGE_PASSWORD'])
  if (wish === 'list') return void process.stdout.write(`${JSON.stringify(listOperations(), null, 2)}\n`)
  if (typeof wish === 'string') return complain(wish)
  const { operation } = wish
  if (operation && !operations.has(operation)) {
    return say({ ok: false, error: { code: 'not_found', message: 'common:errors.unknownOperation' } })
  }
  try {
    say(await perform(wish))
  } catch (thrown) {
    if (thrown instanceof AppError) say({ ok: false, error: thrown.data })
    else if (thrown instanceof SyntaxError) complain(`The input is not JSON: ${thrown.message}`)
    else complain(thrown instanceof Error ? thrown.message : String(thrown))
  }
}

// Whoever reads the reply may have heard enough.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1))

await main()
