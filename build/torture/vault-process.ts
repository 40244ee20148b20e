import { createGate } from '#main/gate/gate.ts'
import { serveGate } from '#main/serve-gate.ts'
import { cheapKdf } from '#main/testing/test-vault.ts'
import { portToMain } from '#main/vault-port.ts'

// The vault process as `main/vault.ts` is, but for the price of a password.
serveGate(portToMain(), (options) => createGate({ ...options, kdf: cheapKdf }))
process.on('disconnect', () => process.exit())
