import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { aStudentWithCase } from '../testing/makers.ts'
import { printPacket } from '../testing/print-as-seen.ts'
import { aProtocolDocument, publishProtocol } from '../testing/protocol-makers.ts'
import { aPacket } from '../testing/referral-makers.ts'
import { FIRST_RUN, PASSWORD, startProgram as startIn } from '../testing/test-gate.ts'
import { newRecoverySecret, recoveryCodeOf } from '../vault/recovery-sheet.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-gate-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const startProgram = (options: Omit<Parameters<typeof startIn>[0], 'folder'> = {}) =>
  startIn({ folder, ...options })

test('a new office begins, prints its recovery sheet, types it back and finds itself again the next day', async () => {
  const first = startProgram()
  expect(await first.client.vault.state({})).toMatchObject({ state: 'none', session: null })

  const { recoveryCode, session } = await first.client.vault.create(FIRST_RUN)
  expect(session).toMatchObject({ name: 'Robin Vale', roles: ['owner', 'counselor'] })
  expect(await first.client.vault.state({})).toMatchObject({ state: 'open', recoverySheetConfirmed: false })

  await first.client.vault.printRecoverySheet({ as: 'paper' })
  expect(first.host.printed[0]).toContain(recoveryCode.slice(0, 4))
  expect(first.host.printed[0]).toContain('User name of the owner')
  expect(first.host.printed[0]).toContain('robin')
  expect(await first.client.vault.confirmRecovery({ code: recoveryCode.toLowerCase() })).toEqual({
    correct: true,
  })
  expect(await first.client.vault.state({})).toMatchObject({ recoverySheetConfirmed: true })
  await expect(first.client.vault.printRecoverySheet({ as: 'paper' })).rejects.toMatchObject({ code: 'rule' })

  await first.client.vault.lock({})
  expect(first.left()).toEqual(['robin'])
  await expect(first.client.school.get({})).rejects.toMatchObject({ code: 'locked' })

  const second = startProgram({ lastUser: 'robin' })
  expect(await second.client.vault.state({})).toMatchObject({
    state: 'locked',
    session: null,
    lastUser: 'robin',
  })
  await expect(
    second.client.vault.unlock({ user: 'robin', password: 'not the password' }),
  ).rejects.toMatchObject({
    code: 'rule',
  })
  await second.client.vault.unlock({ user: 'Robin', password: PASSWORD })
  expect(await second.client.school.get({})).toMatchObject({ name: 'Harbor Middle School' })
  await second.gate.close()
})

test('the crisis card of the protocol stands before the locked door, and whatever else lies in its place does not', async () => {
  const first = startProgram()
  expect(await first.client.vault.crisisCard({})).toEqual({ card: null })
  const { session } = await first.client.vault.create(FIRST_RUN)
  const roles = [{ id: 'principal', name: 'Principal', duties: '' }]
  const [parent] = aProtocolDocument().crisis.steps
  if (!parent) throw new Error('A crisis has no steps.')
  const crisis = { ...aProtocolDocument().crisis, steps: [{ ...parent, roleId: 'principal' }] }
  const numbers = [...crisis.numbers, { id: 'local', name: 'Mobile crisis team', number: '____', use: '' }]
  const agency = { ...parent, id: 'agency', name: 'Report', kind: 'agency-report' as const }
  await first.client.protocols.setHolders({
    roleId: 'principal',
    colleagues: [{ kind: 'account', id: session.accountId }],
  })
  await publishProtocol(first.client, {
    roles,
    crisis: { ...crisis, steps: [...crisis.steps, agency], numbers },
  })
  const card = {
    school: 'Harbor Middle School',
    number: 1,
    steps: ['Call a parent or guardian', 'Report'],
    numbers: [{ number: '988' }],
    contacts: [{ role: 'Principal', names: ['Robin Vale'] }],
  }
  expect(await first.client.vault.crisisCard({})).toMatchObject({ card })
  await first.client.vault.lock({})
  const second = startProgram()
  expect(await second.client.vault.crisisCard({})).toMatchObject({ card })
  writeFileSync(join(folder, 'vault.crisis.json'), '{"steps":"<b>Call nobody</b>"}')
  expect(await second.client.vault.crisisCard({})).toEqual({ card: null })
  await second.client.vault.unlock({ user: 'robin', password: PASSWORD })
  await second.gate.close()
  expect(await startProgram().client.vault.crisisCard({})).toMatchObject({ card })
})

test('a school says on its first day where families call, and that the usual holidays are days off', async () => {
  const { client, gate } = startProgram({ clock: () => '2026-11-28T15:00:00.000Z' })
  await client.vault.create({ ...FIRST_RUN, phone: '555-0134', usualClosures: true })
  expect(await client.school.get({})).toMatchObject({ phone: '555-0134' })
  expect((await client.calendar.get({})).closures).toContainEqual({
    startsOn: '2026-11-26',
    endsOn: '2026-11-27',
    kind: 'holiday',
    name: 'Thanksgiving',
  })
  await gate.close()
})

test('the usual holidays of a school whose office begins in Spanish have their Spanish names', async () => {
  const { client, gate } = startProgram({ clock: () => '2026-11-28T15:00:00.000Z' })
  await client.vault.create({ ...FIRST_RUN, usualClosures: true, language: 'es' })
  const { closures } = await client.calendar.get({})
  expect(closures.find(({ startsOn }) => startsOn === '2026-11-26')?.name).toBe('Acción de Gracias')
  await gate.close()
})

test('a colleague comes in with the password they were given, and chooses their own on the way', async () => {
  const given = 'eleven tin boats at dusk'
  const own = 'nine paper lanterns drift'
  const first = startProgram()
  await first.client.vault.create(FIRST_RUN)
  const { id } = await first.client.accounts.create({
    user: 'nadia',
    name: 'Nadia Brook',
    roles: ['office'],
    password: given,
  })
  await first.client.vault.lock({})

  const second = startProgram()
  const { vault, students } = second.client
  await expect(vault.unlock({ user: 'nadia', password: given })).rejects.toThrow('Choose your own')
  await expect(students.find({ words: 'a' })).rejects.toMatchObject({ code: 'locked' })
  await expect(vault.unlock({ user: 'nadia', password: given, newPassword: given })).rejects.toMatchObject({
    data: { fields: [{ path: 'newPassword' }] },
  })
  const { session } = await vault.unlock({ user: 'nadia', password: given, newPassword: own })
  expect(session).toMatchObject({ accountId: id, name: 'Nadia Brook', roles: ['office'] })
  await vault.lock({})

  const third = startProgram()
  await expect(third.client.vault.unlock({ user: 'nadia', password: given })).rejects.toThrow('not right')
  await third.client.vault.unlock({ user: 'nadia', password: own })
  await third.client.vault.lock({})

  const fourth = startProgram()
  await fourth.client.vault.unlock({ user: 'robin', password: PASSWORD })
  await fourth.client.accounts.suspend({ id })
  await fourth.client.vault.lock({})
  await expect(startProgram().client.vault.unlock({ user: 'nadia', password: own })).rejects.toThrow(
    'not right',
  )
})

test('an office whose last hour is missing from the file is told, and goes on knowing it', async () => {
  const first = startProgram()
  const { recoveryCode } = await first.client.vault.create(FIRST_RUN)
  const file = join(folder, 'vault', 'vault.db')
  await first.client.vault.lock({})
  const earlier = readFileSync(file)
  const second = startProgram()
  await second.client.vault.unlock({ user: 'robin', password: PASSWORD })
  await second.client.vault.confirmRecovery({ code: recoveryCode })
  await second.client.vault.lock({})
  writeFileSync(file, earlier)

  const third = startProgram()
  const door = { user: 'robin', password: PASSWORD }
  await expect(third.client.vault.unlock(door)).rejects.toThrow('not in its file any more')
  await third.client.vault.unlock({ ...door, despite: ['commits-lost'] })
  const { rows } = await third.client.audit.list({})
  expect(rows.map(({ event }) => event).slice(0, 2)).toEqual(['signed-in', 'commits-lost'])
  await third.client.vault.lock({})
  const fourth = startProgram()
  await fourth.client.vault.unlock(door)
  await fourth.gate.close()
})

test('an owner who forgot the password comes back with the recovery sheet', async () => {
  const first = startProgram()
  const { recoveryCode } = await first.client.vault.create(FIRST_RUN)
  await first.client.vault.lock({})

  const second = startProgram()
  const newPassword = 'seven quiet ferries cross'
  await second.client.vault.unlockWithRecovery({ code: recoveryCode, user: 'robin', newPassword })
  await second.client.vault.lock({})

  const third = startProgram()
  await expect(third.client.vault.unlock({ user: 'robin', password: PASSWORD })).rejects.toBeDefined()
  await third.client.vault.unlock({ user: 'robin', password: newPassword })
  await third.gate.close()
})

test('whoever has the sheet and knows no user name is told who may come in, owners first; a wrong code tells nothing', async () => {
  const first = startProgram()
  const { recoveryCode } = await first.client.vault.create(FIRST_RUN)
  const colleague = { roles: ['counselor' as const], password: 'a password told aloud' }
  await first.client.accounts.create({ ...colleague, user: 'ada', name: 'Ada Byrne' })
  const gone = await first.client.accounts.create({ ...colleague, user: 'noor', name: 'Noor Aziz' })
  await first.client.accounts.remove({ id: gone.id, handOverTo: null })
  await first.client.vault.lock({})

  const { client, gate } = startProgram()
  const lost = { code: recoveryCode, user: 'principal', newPassword: 'seven quiet ferries cross' }
  await expect(client.vault.unlockWithRecovery(lost)).rejects.toThrow('Nobody signs in')
  const other = recoveryCodeOf(newRecoverySecret())
  await expect(client.vault.namesBehindSheet({ code: other })).rejects.toThrow('another vault')
  expect(await client.vault.namesBehindSheet({ code: recoveryCode })).toEqual({
    people: [
      { user: 'robin', name: 'Robin Vale', isOwner: true },
      { user: 'ada', name: 'Ada Byrne', isOwner: false },
    ],
  })
  expect(await client.vault.state({})).toMatchObject({ state: 'locked' })
  await client.vault.unlockWithRecovery({ ...lost, user: 'robin' })
  await expect(client.vault.namesBehindSheet({ code: recoveryCode })).rejects.toMatchObject({ code: 'rule' })
  await gate.close()
})

test('an office that cannot write down that somebody left is locked all the same', async () => {
  let full = false
  const clock = () => {
    if (full) throw new Error('The disk is full')
    return '2026-12-08T15:00:00.000Z'
  }
  const first = startProgram({ clock })
  await first.client.vault.create(FIRST_RUN)
  full = true
  await expect(first.client.vault.lock({})).rejects.toMatchObject({ code: 'internal' })
  expect(first.left()).toHaveLength(1)

  const second = startProgram()
  await second.client.vault.unlock({ user: 'robin', password: PASSWORD })
  await second.gate.close()
})

test('a first run that fails half way leaves nothing behind, and can be done again', async () => {
  let fails = true
  const clock = () => {
    if (fails) throw new Error('The clock stood still')
    return '2026-12-08T15:00:00.000Z'
  }
  const { client, gate } = startProgram({ clock })
  await expect(client.vault.create(FIRST_RUN)).rejects.toMatchObject({ code: 'internal' })
  expect(await client.vault.state({})).toMatchObject({ state: 'none' })
  expect(readdirSync(folder).toSorted()).toEqual(['faults.json', 'owner.lock'])
  fails = false
  await client.vault.create(FIRST_RUN)
  expect(await client.school.get({})).toMatchObject({ name: 'Harbor Middle School' })
  await gate.close()
})

test('guessing at the door gets slow, for the sheet as for a password, and knowing does not', async () => {
  const first = startProgram()
  await first.client.vault.create(FIRST_RUN)
  await first.client.vault.lock({})
  const { vault } = startProgram().client
  const wrong = { user: 'robin', password: 'not the password at all' }
  for (let tries = 0; tries < 3; tries += 1) await expect(vault.unlock(wrong)).rejects.toThrow('not right')
  await expect(vault.unlock(wrong)).rejects.toThrow('several wrong tries')
  const code = recoveryCodeOf(newRecoverySecret())
  for (let tries = 0; tries < 3; tries += 1)
    expect(await vault.confirmRecovery({ code })).toEqual({ correct: false })
  await expect(vault.confirmRecovery({ code })).rejects.toThrow('several wrong tries')
})

test('two who sign in at once do not fight over the file', async () => {
  const first = startProgram()
  await first.client.vault.create(FIRST_RUN)
  await first.client.vault.lock({})
  const { client, gate } = startProgram()
  const both = await Promise.allSettled([
    client.vault.unlock({ user: 'robin', password: PASSWORD }),
    client.vault.unlock({ user: 'robin', password: PASSWORD }),
  ])
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(both[1]).toMatchObject({ reason: { code: 'rule', data: { message: 'vault:errors.alreadyOpen' } } })
  expect(await client.school.get({})).toMatchObject({ name: 'Harbor Middle School' })
  await gate.close()
})

test('while somebody is at work nobody else comes in, and no other office takes the place of theirs', async () => {
  const { client, gate } = startProgram()
  const { recoveryCode } = await client.vault.create(FIRST_RUN)
  const sheet = { user: 'robin', code: recoveryCode }
  const backupId = '018f0000-0000-7000-8000-000000000000'
  const others = await Promise.allSettled([
    client.vault.create(FIRST_RUN),
    client.vault.unlock({ user: 'robin', password: PASSWORD }),
    client.vault.unlockWithRecovery({ ...sheet, newPassword: 'nine paper lanterns drift' }),
    client.vault.namesBehindSheet({ code: recoveryCode }),
    client.vault.openDemo({}),
    client.vault.findBackups({ setAside: true }),
    client.vault.restore({ backupId, user: 'robin', secret: { kind: 'sheet', code: recoveryCode } }),
  ])
  for (const other of others)
    expect(other).toMatchObject({ reason: { data: { message: 'vault:errors.alreadyOpen' } } })
  expect(await client.school.get({})).toMatchObject({ name: 'Harbor Middle School' })
  await gate.close()
})

test('locking does not wait for a print dialog somebody left open', async () => {
  const { client, host, left } = startProgram()
  await client.vault.create(FIRST_RUN)
  Object.assign(host, { print: () => new Promise(() => {}) })
  void client.vault.printRecoverySheet({ as: 'paper' })
  await client.vault.lock({})
  expect(left()).toEqual(['robin'])
  await expect(client.school.get({})).rejects.toMatchObject({ code: 'locked' })
})

test('the recovery sheet sets no password that is made of the school', async () => {
  const first = startProgram()
  const { recoveryCode } = await first.client.vault.create(FIRST_RUN)
  await first.client.vault.lock({})
  const { client } = startProgram()
  const weak = { code: recoveryCode, user: 'robin', newPassword: 'Harbor Middle School' }
  await expect(client.vault.unlockWithRecovery(weak)).rejects.toMatchObject({
    data: { fields: [{ path: 'newPassword' }] },
  })
})

test('an office that cannot write down what is being printed is locked all the same, and opens again', async () => {
  let full = false
  const clock = () => {
    if (full) throw new Error('The disk is full')
    return '2026-12-08T15:00:00.000Z'
  }
  const { client, host } = startProgram({ clock })
  const { session } = await client.vault.create(FIRST_RUN)
  const { case: open } = await aStudentWithCase(client, session.accountId)
  const referral = await client.referrals.create({
    caseId: open.id,
    pathway: 'school-based',
    serviceId: null,
    locationId: null,
    schoolService: 'Lunch group',
    primaryReason: 'withdrawal',
    otherReasons: [],
    urgency: 'routine',
    needIdentifiedOn: '2026-12-08',
    ownerId: session.accountId,
  })
  const asked = new Promise<void>((dialog) => {
    Object.assign(host, {
      print: () => {
        dialog()
        return new Promise(() => {})
      },
    })
  })
  void printPacket(client, aPacket(referral.id))
  await asked
  full = true
  await expect(client.vault.lock({})).rejects.toMatchObject({ code: 'internal' })

  const second = startProgram()
  await second.client.vault.unlock({ user: 'robin', password: PASSWORD })
  await second.gate.close()
})

test('nothing answers before somebody signed in, and a second program on the same vault is told so', async () => {
  const first = startProgram()
  await expect(first.client.students.find({ words: 'a' })).rejects.toMatchObject({ code: 'locked' })
  await first.client.vault.create(FIRST_RUN)

  const second = startProgram()
  await expect(second.client.vault.unlock({ user: 'robin', password: PASSWORD })).rejects.toMatchObject({
    code: 'rule',
  })
  await first.gate.close()
})

test('nothing of the office can be read in the files on disk', async () => {
  const { client, gate } = startProgram()
  await client.vault.create(FIRST_RUN)
  await gate.close()
  for (const name of readdirSync(join(folder, 'vault'))) {
    const bytes = readFileSync(join(folder, 'vault', name))
    expect(bytes.includes('Harbor Middle School')).toBe(false)
    expect(bytes.includes(PASSWORD)).toBe(false)
  }
})

test('a password of fourteen signs is too short, one of two hundred is not, and accents typed two ways are one', async () => {
  const first = startProgram()
  await expect(first.client.vault.create({ ...FIRST_RUN, password: 'copper kite 42' })).rejects.toMatchObject(
    { data: { fields: [{ path: 'password', message: 'vault:errors.passwordTooShort' }] } },
  )
  const words = [
    'três',
    'névoa',
    'lámpara',
    'violeta',
    'manhã',
    'trigo',
    'açúcar',
    'ventana',
    'jardín',
    'zinco',
  ]
  const own = Array.from({ length: 40 }, (_, at) => `${words[(at * 7) % 10]}${at}`)
    .join(' ')
    .slice(0, 200)
  expect(own).toHaveLength(200)
  await first.client.vault.create({ ...FIRST_RUN, password: own })
  await first.client.vault.lock({})

  const second = startProgram()
  expect(own.normalize('NFD')).not.toBe(own)
  await second.client.vault.unlock({ user: 'robin', password: own.normalize('NFD') })
  await second.client.vault.drawCurtain({})
  await second.client.vault.liftCurtain({ with: 'password', password: own })
  await second.gate.close()
})
