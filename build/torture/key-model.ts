import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { createGate } from '#main/gate.ts'
import type { Chance } from '#main/sample-school/chance.ts'
import { fakeHost } from '#main/testing/fake-host.ts'
import { cheapKdf } from '#main/testing/test-vault.ts'
import { makeBackup } from '#main/vault/backup/make-backup.ts'
import { restoreBackup } from '#main/vault/backup/restore-backup.ts'
import { keyringPath, previousKeyringPath, readableKeyrings } from '#main/vault/keyring-file.ts'
import { unlockWithPassword } from '#main/vault/unlock-vault.ts'

import { layOffice, owner } from './office.ts'
import type { Findings, Trial } from './property.ts'
import { opens, type Way } from './ways.ts'

interface Person {
  readonly id: string
  readonly password: string
}

/** Who can open the vault, as it should be. */
interface Model {
  readonly people: ReadonlyMap<string, Person>
  readonly sheet: string
}

const at = '2026-12-08T15:00:00.000Z'

/** One office, its model, and every way that was ever given out. */
class Sequence {
  readonly #place: string
  readonly #chance: Chance
  readonly #keepsPrevious: boolean
  readonly #given: Way[] = []
  #gate: ReturnType<typeof createGate> | undefined
  #model: Model
  #backup: { readonly model: Model; readonly path: string } | undefined
  #count = 0

  constructor(place: string, chance: Chance, { keepsPrevious }: { readonly keepsPrevious: boolean }) {
    this.#place = place
    this.#chance = chance
    this.#keepsPrevious = keepsPrevious
    this.#model = {
      people: new Map([[owner.user, { id: owner.accountId, password: owner.password }]]),
      sheet: owner.recoveryCode,
    }
    this.#given.push({ user: owner.user, password: owner.password }, { sheet: owner.recoveryCode })
  }

  get #folder(): string {
    return join(this.#place, 'office', 'vault')
  }

  #newPassword(user: string): string {
    this.#count += 1
    const password = `lantern ${this.#count} marble tram violet`
    this.#given.push({ user, password })
    return password
  }

  #with(user: string, person: Person | undefined): void {
    const people = new Map(this.#model.people)
    if (person) people.set(user, person)
    else people.delete(user)
    this.#model = { ...this.#model, people }
  }

  #ownersPassword(): string {
    return this.#model.people.get(owner.user)?.password ?? ''
  }

  async #ask<Value>(operation: string, input: object): Promise<Value> {
    if (!this.#gate) {
      this.#gate = createGate({
        folder: join(this.#place, 'office'),
        host: fakeHost(),
        emit: () => {},
        exit: () => {},
        kdf: cheapKdf,
        clock: () => at,
      })
      if (operation !== 'vault.unlockWithRecovery')
        await this.#ask('vault.unlock', { user: owner.user, password: this.#ownersPassword() })
    }
    const reply = await this.#gate.call(operation, input)
    if (!reply.ok) throw new Error(`${operation}: ${reply.error.message}`)
    // What an operation answers is what its contract says.
    return reply.value as Value
  }

  async close(): Promise<void> {
    await this.#gate?.close()
    this.#gate = undefined
  }

  #colleague(): readonly [user: string, person: Person] | undefined {
    const colleagues = [...this.#model.people].filter(([user]) => user !== owner.user)
    return colleagues.length > 0 ? this.#chance.pick(colleagues) : undefined
  }

  async #hire(): Promise<void> {
    const user = `colleague${this.#count}`
    const password = this.#newPassword(user)
    const account = {
      user,
      name: `Colleague ${this.#count}`,
      roles: ['counselor'],
      sees: 'office',
      endsOn: null,
    }
    const { id } = await this.#ask<{ id: string }>('accounts.create', { ...account, password })
    this.#with(user, { id, password })
  }

  async #changeOwn(): Promise<void> {
    const newPassword = this.#newPassword(owner.user)
    await this.#ask('accounts.changePassword', { password: this.#ownersPassword(), newPassword })
    this.#with(owner.user, { id: owner.accountId, password: newPassword })
  }

  async #reset(): Promise<void> {
    const [user, person] = this.#colleague() ?? []
    if (!user || !person) return
    const password = this.#newPassword(user)
    await this.#ask('accounts.resetPassword', { id: person.id, password })
    this.#with(user, { ...person, password })
  }

  async #letGo(): Promise<void> {
    const [user, person] = this.#colleague() ?? []
    if (!user || !person) return
    if (this.#chance.happens(0.5)) await this.#ask('accounts.suspend', { id: person.id })
    else await this.#ask('accounts.remove', { id: person.id, handOverTo: null })
    this.#with(user, undefined)
  }

  async #newSheet(): Promise<void> {
    const made = await this.#ask<{ recoveryCode: string }>('vault.newRecoverySheet', {
      password: this.#ownersPassword(),
    })
    this.#given.push({ sheet: made.recoveryCode })
    // A sheet that was never typed back takes nobody's place.
    if (this.#chance.happens(0.3)) return
    await this.#ask('vault.confirmRecovery', { code: made.recoveryCode, isNew: true })
    this.#model = { ...this.#model, sheet: made.recoveryCode }
  }

  async #replaceKeys(): Promise<void> {
    await this.#ask('vault.replaceKeys', { password: this.#ownersPassword() })
    await this.close()
  }

  async #recover(): Promise<void> {
    await this.close()
    const newPassword = this.#newPassword(owner.user)
    await this.#ask('vault.unlockWithRecovery', { code: this.#model.sheet, user: owner.user, newPassword })
    this.#with(owner.user, { id: owner.accountId, password: newPassword })
  }

  async #backUp(): Promise<void> {
    await this.close()
    const { vault } = await unlockWithPassword({
      folder: this.#folder,
      user: owner.user,
      password: this.#ownersPassword(),
      kdf: cheapKdf,
    })
    const stick = join(this.#place, 'stick')
    const { name } = await makeBackup({
      vault,
      destination: stick,
      at,
      timeZone: 'America/New_York',
    }).finally(() => vault.close())
    this.#backup = { model: this.#model, path: join(stick, name) }
  }

  async #restore(): Promise<void> {
    if (!this.#backup) return
    await this.close()
    const { model, path } = this.#backup
    const password = model.people.get(owner.user)?.password ?? ''
    const door = this.#chance.happens(0.5)
      ? { user: owner.user, password }
      : { user: owner.user, code: model.sheet }
    await restoreBackup({ from: path, folder: this.#folder, door, at, olderKeys: true, kdf: cheapKdf })
    this.#model = model
  }

  /** Does one thing an office does with its keys; answers what. */
  async step(): Promise<string> {
    const [what, run] = this.#chance.weighted<readonly [string, () => Promise<void>]>([
      [['hire', () => this.#hire()], 3],
      [['change own', () => this.#changeOwn()], 2],
      [['reset', () => this.#reset()], 2],
      [['let go', () => this.#letGo()], 2],
      [['new sheet', () => this.#newSheet()], 2],
      [['replace keys', () => this.#replaceKeys()], 1],
      [['recover', () => this.#recover()], 1],
      [['back up', () => this.#backUp()], 1],
      [['restore', () => this.#restore()], 1],
      [['restart', () => this.close()], 1],
    ])
    const before = readFileSync(keyringPath(this.#folder))
    await run()
    const after = readFileSync(keyringPath(this.#folder))
    // The control's keyring writer keeps the generation before.
    if (this.#keepsPrevious && !after.equals(before)) writeFileSync(previousKeyringPath(this.#folder), before)
    return what
  }

  #isLive(way: Way): boolean {
    if ('sheet' in way) return way.sheet === this.#model.sheet
    return this.#model.people.get(way.user)?.password === way.password
  }

  /** Every way that opens though it should not, or does not though it should, in any keyring that lies there. */
  async look(): Promise<string | undefined> {
    await this.close()
    const rings = readableKeyrings(this.#folder)
    for (const way of this.#given) {
      const name = 'sheet' in way ? 'a sheet' : `a password of ${way.user}`
      const opening = []
      for (const ring of rings) if (await opens(ring, way)) opening.push(ring)
      if (this.#isLive(way) && !opening.includes(rings[0])) return `${name} that is in force does not open`
      if (!this.#isLive(way) && opening.length > 0) return `${name} that is not in force any more opens`
    }
    const { vault } = await unlockWithPassword({
      folder: this.#folder,
      user: owner.user,
      password: this.#ownersPassword(),
      kdf: cheapKdf,
    })
    vault.close()
    return undefined
  }
}

/** Lives sequences of what offices do with accounts, keys and backups, and holds every way in against a model. */
export async function keyModel({ chance, count, isProtected, scratch }: Trial): Promise<Findings> {
  const bad: string[] = []
  for (let tried = 0; tried < count; tried += 1) {
    const place = join(scratch, `place-${tried}`)
    mkdirSync(join(place, 'stick'), { recursive: true })
    await layOffice(join(place, 'office', 'vault'))
    const sequence = new Sequence(place, chance.fork(), { keepsPrevious: !isProtected })
    const steps: string[] = []
    try {
      for (let length = chance.between(2, 6); length > 0; length -= 1) steps.push(await sequence.step())
      const found = await sequence.look()
      if (found) bad.push(`${steps.join(', ')}: ${found}`)
    } catch (thrown) {
      bad.push(`${steps.join(', ')}, then ${String(thrown)}`)
    }
    await sequence.close().catch(() => {})
    rmSync(place, { recursive: true, force: true })
  }
  return { tried: count, bad }
}
