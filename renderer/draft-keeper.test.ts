import { expect, test } from 'vitest'

import { createDraftKeeper } from './draft-keeper.ts'

/** A vault that answers each try to save when the test says so. */
function slowVault() {
  const tries: { readonly text: string; answer: (at: string) => void; refuse: () => void }[] = []
  const said: string[] = []
  const keeper = createDraftKeeper({
    send: ({ text }) =>
      new Promise<string>((answer, refuse) => {
        tries.push({ text, answer, refuse: () => refuse(new Error('The disk is full')) })
      }),
    onSaved: (at) => said.push(`saved ${at}`),
    onFailed: () => said.push('failed'),
  })
  return { keeper, tries, said }
}

const words = (text: string) => ({ key: 'concerns.new', text })

test('what could not be saved is tried again', async () => {
  const { keeper, tries, said } = slowVault()
  keeper.take(words('sleeps in class'))
  const first = keeper.save()
  tries[0]?.refuse()
  await first
  const second = keeper.save()
  tries[1]?.answer('10:41')
  await second
  expect(tries.map(({ text }) => text)).toEqual(['sleeps in class', 'sleeps in class'])
  expect(said).toEqual(['failed', 'saved 10:41'])
  expect(keeper.take(words('sleeps in class')), 'nothing new').toBe(false)
})

test('newer words are not undone by older ones that failed', async () => {
  const { keeper, tries } = slowVault()
  keeper.take(words('sleeps'))
  const first = keeper.save()
  keeper.take(words('sleeps in class'))
  tries[0]?.refuse()
  await first
  void keeper.save()
  expect(tries.at(-1)?.text).toBe('sleeps in class')
})

test('a draft that was thrown away while it was being saved does not come back when that fails', async () => {
  const { keeper, tries, said } = slowVault()
  keeper.take(words('sleeps in class'))
  const saving = keeper.save()
  keeper.forget()
  tries[0]?.refuse()
  await saving
  await keeper.save()
  expect(tries.length, 'it is not tried again when the form goes').toBe(1)
  expect(said).toEqual([])
})

test('nor is it taken for kept when saving it succeeds too late: the same words typed again are saved again', async () => {
  const { keeper, tries, said } = slowVault()
  keeper.take(words('sleeps in class'))
  const saving = keeper.save()
  keeper.forget()
  tries[0]?.answer('10:41')
  await saving
  expect(said).toEqual([])
  expect(keeper.take(words('sleeps in class')), 'as if it had never been').toBe(true)
})

test('words that were taken back before they were saved are not saved when the form goes', async () => {
  const { keeper, tries } = slowVault()
  keeper.found('sleeps')
  keeper.take(words('sleeps, and something nobody should read'))
  expect(keeper.take(words('sleeps'))).toBe(false)
  await keeper.save()
  expect(tries).toEqual([])
})

test('words that were taken back while they were being saved are replaced by those before', async () => {
  const { keeper, tries } = slowVault()
  keeper.found('sleeps')
  keeper.take(words('sleeps, and something nobody should read'))
  const first = keeper.save()
  expect(keeper.take(words('sleeps'))).toBe(true)
  const second = keeper.save()
  expect(tries, 'nothing waits: the office may lock at any moment').toHaveLength(2)
  tries[0]?.answer('10:41')
  tries[1]?.answer('10:42')
  await Promise.all([first, second])
  expect(tries.map(({ text }) => text)).toEqual(['sleeps, and something nobody should read', 'sleeps'])
})
