import { expect, test } from 'vitest'

import { watchCopies } from './copied-words.ts'

/** A desk with a clipboard, and time that a test moves. */
function desk() {
  let words = ''
  let now = 0
  const waiting = new Map<number, () => void>()
  const copies = watchCopies(
    {
      read: async () => words,
      clear: async () => void (words = ''),
    },
    (milliseconds, run) => {
      const at = now + milliseconds
      waiting.set(at, run)
      return () => void waiting.delete(at)
    },
  )
  return {
    copies,
    clipboard: () => words,
    copyElsewhere: (text: string) => void (words = text),
    copyHere: (text: string) => {
      copies.copied()
      words = text
    },
    pass: async (milliseconds: number) => {
      const until = now + milliseconds
      for (let at = now; at <= until; at += 100) {
        now = at
        const run = waiting.get(at)
        waiting.delete(at)
        run?.()
        await new Promise((settled) => setImmediate(settled))
      }
      now = until
    },
  }
}

test('what was copied here is gone from the clipboard after thirty seconds', async () => {
  const { copyHere, pass, clipboard } = desk()
  copyHere('Call the mother on Tuesday')
  await pass(29_900)
  expect(clipboard()).toBe('Call the mother on Tuesday')
  await pass(100)
  expect(clipboard()).toBe('')
})

test('copying again begins the seconds anew', async () => {
  const { copyHere, pass, clipboard } = desk()
  copyHere('one')
  await pass(20_000)
  copyHere('other')
  await pass(20_000)
  expect(clipboard()).toBe('other')
  await pass(10_000)
  expect(clipboard()).toBe('')
})

test('what somebody copied in another program since is theirs', async () => {
  const { copyHere, copyElsewhere, pass, clipboard } = desk()
  copyHere('Call the mother on Tuesday')
  await pass(10_000)
  copyElsewhere('a shopping list')
  await pass(60_000)
  expect(clipboard()).toBe('a shopping list')
})

test.each([0, 10_000])(
  'a lock takes it off at once, %d milliseconds after the copy',
  async (milliseconds) => {
    const { copies, copyHere, pass, clipboard } = desk()
    copyHere('Call the mother on Tuesday')
    await pass(milliseconds)
    await copies.forget()
    expect(clipboard()).toBe('')
  },
)

test('a lock leaves alone what was never ours', async () => {
  const { copies, copyElsewhere, clipboard } = desk()
  copyElsewhere('a shopping list')
  await copies.forget()
  expect(clipboard()).toBe('a shopping list')
})
