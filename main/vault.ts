import { createGate } from './gate/gate.ts'
import { serveGate } from './serve-gate.ts'
import { portToMain } from './vault-port.ts'

// The vault process: holds the data, answers main, and is killed to lock.
serveGate(portToMain(), createGate)

// Without main there is nobody left to answer.
process.on('disconnect', () => process.exit())
