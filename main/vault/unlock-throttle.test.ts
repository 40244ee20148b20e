import { expect, test } from 'vitest'

import { UnlockThrottle } from './unlock-throttle.ts'

function atTheDoor(): { throttle: UnlockThrottle; wait: (milliseconds: number) => void } {
  let now = 1_000
  return { throttle: new UnlockThrottle(() => now), wait: (milliseconds) => void (now += milliseconds) }
}

test('three tries are free, then each wrong one doubles the wait, up to five minutes', () => {
  const { throttle, wait } = atTheDoor()
  for (let tries = 0; tries < 3; tries += 1) throttle.begin('ana')
  for (const seconds of [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
    expect(() => throttle.begin('ana')).toThrow(`Wait ${seconds} seconds`)
    wait(seconds * 1000 - 1)
    expect(() => throttle.begin('ana')).toThrow('Wait 1 second and')
    wait(1)
    throttle.begin('ana')
  }
})

test('a colleague is not kept waiting for somebody else’s wrong tries', () => {
  const { throttle } = atTheDoor()
  for (let tries = 0; tries < 3; tries += 1) throttle.begin('ana')
  expect(() => throttle.begin('ana')).toThrow('Wait')
  expect(() => throttle.begin('luis')).not.toThrow()
})

test('getting in wipes the slate', () => {
  const { throttle, wait } = atTheDoor()
  for (let tries = 0; tries < 3; tries += 1) throttle.begin('ana')
  wait(2000)
  throttle.begin('ana')
  throttle.succeeded('ana')
  expect(() => throttle.begin('ana')).not.toThrow()
})
