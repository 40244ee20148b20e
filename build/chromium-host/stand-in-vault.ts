import { serveGate } from '#main/serve-gate.ts'
import { portToMain } from '#main/vault-port.ts'

// A vault process that holds nothing: tests fork it to see how the wire and the killing behave.
serveGate(portToMain(), ({ folder, host, lastUser, sits, exit }) => ({
  call: async (operation) => {
    if (operation === 'vault.lock') exit('rosa')
    if (operation === 'dies') process.exit(1)
    if (operation === 'vault.unlock') sits(null)
    if (operation === 'hangs') for (;;);
    if (operation === 'prints') {
      const pdf = await host.printToPdf('<h1>Letter</h1>')
      return { ok: true, value: await host.saveFile('letter.pdf', pdf) }
    }
    return { ok: true, value: { folder, lastUser, pid: process.pid } }
  },
  close: async () => {},
}))
process.on('disconnect', () => process.exit())
