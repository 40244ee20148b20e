import { readableKeyrings } from '#main/vault/keyring-file.ts'

import { layOffice, openOffice, owner, troubleIn } from '../office.ts'
import { opens } from '../ways.ts'
import { behindPassword } from './settled.ts'
import type { Work } from './work.ts'

const changes = 3

function passwordNumber(number: number): string {
  return number === 0 ? owner.password : `lantern ${number} marble tram harbor`
}

/** The owner changes their password a few times: the last one that was taken opens, and none before it. */
export const password: Work = {
  name: 'key change',
  prepare: layOffice,
  async perform(folder, acknowledge) {
    const { ways, vault } = openOffice(folder)
    try {
      for (let number = 1; number <= changes; number += 1) {
        const write = await ways.prepare(owner, { password: passwordNumber(number) })
        write()
        acknowledge(String(number))
      }
    } finally {
      vault.close()
    }
  },
  async check(folder, acknowledged) {
    const reached = Math.max(0, ...acknowledged.map(Number))
    // What was under way when the fault came may have happened or not.
    const [ring] = readableKeyrings(folder)
    const open: number[] = []
    for (let number = 0; number <= changes; number += 1)
      if (await opens(ring, { user: owner.user, password: passwordNumber(number) })) open.push(number)
    const [only, ...more] = open
    if (only === undefined) return `no password opens after change ${reached}`
    if (more.length > 0 || only < reached || only > reached + 1)
      return `passwords ${open.join(', ')} open after change ${reached}`
    return behindPassword(folder, passwordNumber(only), troubleIn)
  },
}
