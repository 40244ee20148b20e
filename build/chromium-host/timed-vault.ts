import { createGate } from '#main/gate/gate.ts'
import { machineTime, type PassingTime } from '#main/passing-time.ts'
import { serveGate } from '#main/serve-gate.ts'
import type { ToVault } from '#main/vault-port.ts'
import { portToMain } from '#main/vault-port.ts'

import type { TimePasses } from './timed-fork.ts'

// The real vault process, from its sources, whose time the one who started it moves on.
let passed = 0
const waking = new Set<() => void>()
const time: PassingTime = {
  wall: () => machineTime.wall() + passed,
  steady: () => machineTime.steady() + passed,
  every: (milliseconds, run) => {
    const stop = machineTime.every(milliseconds, run)
    waking.add(run)
    return () => {
      waking.delete(run)
      stop()
    }
  },
}

const port = portToMain()
serveGate(
  {
    send: port.send,
    listen: (listener) =>
      port.listen((message: ToVault | TimePasses) => {
        if (message.kind !== 'time-passes') return listener(message)
        passed += message.milliseconds
        for (const run of waking) run()
      }),
  },
  (options) => createGate({ ...options, time }),
)
process.on('disconnect', () => process.exit())
