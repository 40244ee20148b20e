import { join } from 'node:path'

import { stretchInWorker } from '#main/vault/argon2.ts'
import { standardKdf } from '#main/vault/kdf-policy.ts'

import { remark, type FigureName } from './figures.ts'
import { median } from './measure.ts'
import { benchApp, openBenchVault } from './vaults.ts'

const ROUNDS = 5

/** From the password to the answer of Today, without the window, and the share argon2 has in it; and from there to closed. */
export async function measureUnlock(folder: string): Promise<Partial<Record<FigureName, number>>> {
  const whole: number[] = []
  const stretching: number[] = []
  const closing: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now()
    const vault = await openBenchVault(folder)
    await benchApp(vault).ask('today.get', '{}')
    whole.push(performance.now() - start)
    const closeStart = performance.now()
    vault.close()
    closing.push(performance.now() - closeStart)
    const stretchStart = performance.now()
    await stretchInWorker(Buffer.from('a password of the bench'), Buffer.alloc(16), standardKdf)
    stretching.push(performance.now() - stretchStart)
  }
  remark(
    `unlock: ${median(whole).toFixed(0)} ms up to the answer in ${join(folder, 'vault')}, argon2 ${median(stretching).toFixed(0)} ms of it.`,
  )
  return {
    'unlock.today_ms': median(whole),
    'unlock.argon2_ms': median(stretching),
    'lock.closed_ms': median(closing),
  }
}
