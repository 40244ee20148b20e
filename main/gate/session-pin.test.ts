import { expect, test } from 'vitest'

import { rememberPin } from './session-pin.ts'
import { cheapKdf } from '../testing/test-vault.ts'

test('whoever guesses six times at once has five tries, and the sixth is not looked at', async () => {
  const pin = await rememberPin('482915', cheapKdf)
  const guesses = ['000000', '000001', '000002', '000003', '000004', '482915']
  expect(await Promise.all(guesses.map((guess) => pin.opens(guess)))).not.toContain(true)
  expect(pin.triesLeft).toBe(0)
})

test('the right PIN gives every try back', async () => {
  const pin = await rememberPin('482915', cheapKdf)
  expect(await pin.opens('000000')).toBe(false)
  expect(await pin.opens('482915')).toBe(true)
  expect(pin.triesLeft).toBe(5)
})
