import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { AppError } from '#shared/app-error.ts'

import { chanceOf, type Choice } from '#main/sample-school/chance.ts'
import { A_TUESDAY as at } from '#main/testing/test-app.ts'
import { cheapKdf } from '#main/testing/test-vault.ts'
import { makeBackup } from '#main/vault/backup/make-backup.ts'
import { restoreBackup } from '#main/vault/backup/restore-backup.ts'
import { keyringPath, previousKeyringPath, readableKeyrings } from '#main/vault/keyring-file.ts'
import { unlockWithPassword } from '#main/vault/unlock-vault.ts'

import { startGate, type GatedOffice } from './at-the-gate.ts'
import { owner } from './office.ts'
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

/** A long password with signs that can be typed in two ways; it counts as one however it comes. */
const longest = 200
const twoWays = 'añejo café über '

/** The files of the keyring as they lay there once, and the owner's password then. */
interface Earlier {
  readonly ring: Buffer
  readonly password: string
}

/** What an office does with its keys, and how often among the rest. */
export const doings = [
  ['hire', 3],
  ['hire for a while', 1],
  ['change own', 2],
  ['reset', 2],
  ['suspend', 1],
  ['remove', 1],
  ['new sheet', 2],
  ['replace keys', 1],
  ['recover', 1],
  ['back up', 1],
  ['restore', 1],
  ['restart', 1],
  ['put back an old keyring', 1],
] as const satisfies readonly Choice<string>[]

type Doing = (typeof doings)[number][0]

/** One step; it comes out the same wherever in a sequence it stands. */
export interface Step {
  readonly doing: Doing
  readonly seed: string
}

/** One office, its model, and every way that was ever given out. */
export class Sequence {
  readonly #place: string
  #chance = chanceOf('before the first step')
  readonly #keepsPrevious: boolean
  readonly #given: Way[] = []
  #gate: GatedOffice | undefined
  readonly #earlier: Earlier[] = []
  #model: Model
  #backup: { readonly model: Model; readonly path: string } | undefined
  #count = 0

  constructor(place: string, { keepsPrevious }: { readonly keepsPrevious: boolean }) {
    this.#place = place
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
    const plain = `lantern ${this.#count} marble tram violet`
    const isLong = this.#chance.happens(0.2)
    const password = isLong ? `${plain} ${twoWays.repeat(longest)}`.slice(0, longest).normalize('NFC') : plain
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
      this.#gate = startGate(this.#folder)
      if (operation !== 'vault.unlockWithRecovery')
        await this.#ask('vault.unlock', { user: owner.user, password: this.#typed(this.#ownersPassword()) })
    }
    return this.#gate.ask(operation, input)
  }

  /** A password as this keyboard happens to send it. */
  #typed(password: string): string {
    return password.normalize(this.#chance.pick(['NFC', 'NFD']))
  }

  async close(): Promise<void> {
    await this.#gate?.close()
    this.#gate = undefined
  }

  #colleague(): readonly [user: string, person: Person] | undefined {
    const colleagues = [...this.#model.people].filter(([user]) => user !== owner.user)
    return colleagues.length > 0 ? this.#chance.pick(colleagues) : undefined
  }

  async #hire({ sees = 'office', endsOn = null as string | null } = {}): Promise<void> {
    const user = `colleague${this.#count}`
    const password = this.#newPassword(user)
    const account = {
      user,
      name: `Colleague ${this.#count}`,
      roles: ['counselor'],
      sees,
      endsOn,
    }
    const { id } = await this.#ask<{ id: string }>('accounts.create', { ...account, password })
    this.#with(user, { id, password })
  }

  async #changeOwn(): Promise<void> {
    const newPassword = this.#newPassword(owner.user)
    await this.#ask('accounts.changePassword', {
      password: this.#typed(this.#ownersPassword()),
      newPassword: this.#typed(newPassword),
    })
    this.#with(owner.user, { id: owner.accountId, password: newPassword })
  }

  async #reset(): Promise<void> {
    const [user, person] = this.#colleague() ?? []
    if (!user || !person) return
    const password = this.#newPassword(user)
    await this.#ask('accounts.resetPassword', { id: person.id, password })
    this.#with(user, { ...person, password })
  }

  async #hireForAWhile(): Promise<void> {
    await this.#hire({ sees: 'named', endsOn: '2027-01-31' })
  }

  async #suspend(): Promise<void> {
    const [user, person] = this.#colleague() ?? []
    if (!user || !person) return
    await this.#ask('accounts.suspend', { id: person.id })
    this.#with(user, undefined)
  }

  async #remove(): Promise<void> {
    const [user, person] = this.#colleague() ?? []
    if (!user || !person) return
    await this.#ask('accounts.remove', { id: person.id, handOverTo: null })
    this.#with(user, undefined)
  }

  /** An earlier keyring in the place of both is not gone on with; in the place of one it is mended. */
  async #putBackOldKeyring(): Promise<void> {
    await this.close()
    const paths = [keyringPath(this.#folder), previousKeyringPath(this.#folder)]
    const files = paths.map((path) => readFileSync(path))
    const older = this.#earlier.filter(({ ring }) => files.every((file) => !file.equals(ring)))
    if (older.length === 0) return
    const { ring, password } = this.#chance.pick(older)
    if (this.#chance.happens(0.3)) {
      writeFileSync(this.#chance.pick(paths), ring)
      await this.#ask('accounts.overview', {})
      return
    }
    for (const path of paths) writeFileSync(path, ring)
    const gate = startGate(this.#folder)
    const letIn = await gate.ask('vault.unlock', { user: owner.user, password }).then(
      () => true,
      (thrown: unknown) => {
        if (thrown instanceof AppError) return false
        throw thrown
      },
    )
    await gate.close()
    for (const [at, path] of paths.entries()) writeFileSync(path, files[at] ?? '')
    if (letIn) throw new Error('an old keyring that was put back is taken for the newest')
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

  readonly #doings: Readonly<Record<Doing, () => Promise<void>>> = {
    hire: () => this.#hire(),
    'hire for a while': () => this.#hireForAWhile(),
    'change own': () => this.#changeOwn(),
    reset: () => this.#reset(),
    suspend: () => this.#suspend(),
    remove: () => this.#remove(),
    'new sheet': () => this.#newSheet(),
    'replace keys': () => this.#replaceKeys(),
    recover: () => this.#recover(),
    'back up': () => this.#backUp(),
    restore: () => this.#restore(),
    restart: () => this.close(),
    'put back an old keyring': () => this.#putBackOldKeyring(),
  }

  /** Does one thing an office does with its keys; where there is nobody or nothing to do it to, it is let be. */
  async step({ doing, seed }: Step): Promise<void> {
    this.#chance = chanceOf(seed)
    const before = { ring: readFileSync(keyringPath(this.#folder)), password: this.#ownersPassword() }
    await this.#doings[doing]()
    const after = readFileSync(keyringPath(this.#folder))
    if (after.equals(before.ring)) return
    this.#earlier.push(before)
    // The control's keyring writer keeps the generation before.
    if (this.#keepsPrevious) writeFileSync(previousKeyringPath(this.#folder), before.ring)
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
