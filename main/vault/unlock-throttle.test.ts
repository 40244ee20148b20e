import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { movableTime, type MovableTime } from '../testing/movable-time.ts'
import { triesBeside, triesPath } from './tries-file.ts'
import { UnlockThrottle } from './unlock-throttle.ts'

const SECOND = 1000
const YEAR = 365 * 24 * 3600 * SECOND

let around: string
let folder: string
let time: MovableTime
beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'footbridge-tries-'))
  folder = join(around, 'vault')
  time = movableTime()
})
afterEach(() => rmSync(around, { recursive: true, force: true }))

/** The program as it is after it was started. */
function started(): UnlockThrottle {
  return new UnlockThrottle(time, triesBeside(folder))
}

function guess(throttle: UnlockThrottle, times: number, who = 'ana'): void {
  for (let tries = 0; tries < times; tries += 1) throttle.begin(who)
}

/** Guesses as often as it is let through, waiting as long as it is told. */
function guessPatiently(times: number): void {
  for (let tries = 0; tries < times; tries += 1) {
    time.pass(300 * SECOND)
    started().begin('ana')
  }
}

test('three tries are free, then each wrong one doubles the wait, up to five minutes', () => {
  const throttle = started()
  guess(throttle, 3)
  for (const seconds of [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
    expect(() => throttle.begin('ana')).toThrow(`Wait ${seconds} seconds`)
    time.pass(seconds * SECOND - 1)
    expect(() => throttle.begin('ana')).toThrow('Wait 1 second and')
    time.pass(1)
    throttle.begin('ana')
  }
})

test('a colleague is not kept waiting for somebody else’s wrong tries', () => {
  const throttle = started()
  guess(throttle, 3)
  expect(() => throttle.begin('ana')).toThrow('Wait')
  expect(() => throttle.begin('luis')).not.toThrow()
})

test('getting in wipes the slate, also for the next start', () => {
  const throttle = started()
  guess(throttle, 3)
  time.pass(2 * SECOND)
  throttle.begin('ana')
  throttle.succeeded('ana')
  expect(() => guess(throttle, 1)).not.toThrow()
  expect(() => guess(started(), 2)).not.toThrow()
})

test('ending the program and starting it again forgets no try and shortens no wait', () => {
  guess(started(), 3)
  expect(() => started().begin('ana')).toThrow('Wait 2 seconds')
  time.pass(SECOND)
  expect(() => started().begin('ana')).toThrow('Wait 1 second and')
  time.pass(SECOND)
  started().begin('ana')
  expect(() => started().begin('ana')).toThrow('Wait 4 seconds')
})

test('two programs on one vault count together', () => {
  const [one, other] = [started(), started()]
  guess(one, 2)
  guess(other, 1)
  expect(() => one.begin('ana')).toThrow('Wait 2 seconds')
  expect(() => other.begin('ana')).toThrow('Wait 2 seconds')
})

test('a clock set back shortens no wait, and lengthens none beyond the whole of it', () => {
  guessPatiently(5)
  time.setClock(-10 * YEAR)
  expect(() => started().begin('ana')).toThrow('Wait 8 seconds')
  const throttle = started()
  expect(() => throttle.begin('ana')).toThrow('Wait 8 seconds')
  time.pass(8 * SECOND)
  expect(() => throttle.begin('ana')).not.toThrow()
})

test('a clock that jumped ten years ahead and came back keeps nobody out for ever', () => {
  time.setClock(10 * YEAR)
  guessPatiently(20)
  time.setClock(-10 * YEAR)
  const throttle = started()
  expect(() => throttle.begin('ana')).toThrow('Wait 300 seconds')
  time.pass(300 * SECOND)
  expect(() => throttle.begin('ana')).not.toThrow()
})

test('while the program runs the clock on the wall changes nothing', () => {
  const throttle = started()
  guess(throttle, 3)
  time.setClock(YEAR)
  expect(() => throttle.begin('ana')).toThrow('Wait 2 seconds')
})

test('what was counted inside the folder of the vault is known beside it', () => {
  guess(started(), 3)
  mkdirSync(folder)
  renameSync(triesPath(folder), join(folder, 'tries.json'))
  expect(() => started().begin('ana')).toThrow('Wait 2 seconds')
  expect(readdirSync(folder)).toEqual([])
})

test('the file names nobody', () => {
  guess(started(), 2, 'person ana')
  const text = readFileSync(triesPath(folder), 'utf8')
  expect(text).not.toContain('ana')
  guess(started(), 1, 'person luis')
  expect((JSON.parse(readFileSync(triesPath(folder), 'utf8')) as { tries: object[] }).tries).toHaveLength(2)
})

test.each([
  '',
  '{"format":1',
  '{"format":1,"salt":"00","tries":[]}',
  '{"format":1,"salt":"00000000000000000000000000000000","tries":[{"who":"x","failed":1e99,"at":0}]}',
  'null',
])('a damaged file counts as none: %o', (text) => {
  guess(started(), 3)
  writeFileSync(triesPath(folder), text)
  expect(() => started().begin('ana')).not.toThrow()
})

test('names nobody has do not fill the disk', () => {
  const throttle = started()
  guess(throttle, 1)
  const file = JSON.parse(readFileSync(triesPath(folder), 'utf8')) as { tries: object[] }
  writeFileSync(triesPath(folder), JSON.stringify({ ...file, tries: Array(200).fill(file.tries[0]) }))
  guess(throttle, 1, 'luis')
  expect((JSON.parse(readFileSync(triesPath(folder), 'utf8')) as { tries: object[] }).tries).toHaveLength(200)
})

test('a folder nobody may write to keeps nobody out, and guessing is slow all the same', () => {
  const throttle = new UnlockThrottle(time, triesBeside(join(folder, 'nowhere', 'vault')))
  guess(throttle, 3)
  expect(() => throttle.begin('ana')).toThrow('Wait 2 seconds')
})

test('what is to be told outlives the wait: getting in tells of the tries before, and of none that was right', () => {
  const throttle = started()
  const first = time.wall()
  guess(throttle, 2)
  time.pass(SECOND)
  throttle.begin('ana')
  throttle.succeeded('ana')
  expect(started().untold('ana')).toEqual({ count: 2, since: first, at: first })
  expect(() => guess(started(), 3)).not.toThrow()
  throttle.told('ana')
  expect(started().untold('ana')).toBeUndefined()
})

test('something that opens and may be anybody’s is no wrong try, and makes no wait shorter', () => {
  const throttle = started()
  guess(throttle, 2)
  throttle.begin('ana')
  throttle.opened('ana')
  expect(throttle.untold('ana')).toMatchObject({ count: 2 })
  expect(() => started().begin('ana')).toThrow('Wait 2 seconds')
})

test('typing hundreds of names hides none of the tries before, nor any of its own', () => {
  const throttle = started()
  guess(throttle, 3)
  for (let name = 0; name < 250; name += 1) throttle.begin(`nobody ${name}`)
  expect(started().untoldOfOthers([])).toMatchObject({ count: 253 })
  throttle.othersTold([])
  expect(started().untoldOfOthers([])).toBeUndefined()
})

test('a moment no clock can show counts as damage, so that nobody is kept out by it', () => {
  guess(started(), 3)
  const file = readFileSync(triesPath(folder), 'utf8')
  writeFileSync(triesPath(folder), file.replaceAll(/"at":\d+/g, '"at":1e300'))
  expect(started().untold('ana')).toBeUndefined()
  expect(() => started().begin('ana')).not.toThrow()
})
