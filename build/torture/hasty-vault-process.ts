import { createGate } from '#main/gate/gate.ts'
import { serveGate } from '#main/serve-gate.ts'
import { cheapKdf } from '#main/testing/test-vault.ts'
import { portToMain } from '#main/vault-port.ts'
import { operations } from '#shared/api/contract.ts'

/** How long after "it is saved" this one saves. */
const delay = 40

// For the control: it says that something is saved before it is.
serveGate(portToMain(), (options) => {
  const gate = createGate({ ...options, kdf: cheapKdf })
  return {
    ...gate,
    call: async (operation, input, callId) => {
      if (operations.get(operation)?.kind !== 'command') return gate.call(operation, input, callId)
      setTimeout(() => void gate.call(operation, input, callId), delay)
      return { ok: true, value: {} }
    },
  }
})
process.on('disconnect', () => process.exit())
