import { beforeEach, expect, test, vi } from 'vitest'

import { guardMarkup, printedMarkup } from './trusted-types.ts'

type Rules = Readonly<Record<string, (text: string) => string>>

const policies = new Map<string, Rules>()

beforeEach(() => {
  policies.clear()
  vi.stubGlobal('window', {
    trustedTypes: {
      createPolicy: (name: string, rules: Rules) => {
        policies.set(name, rules)
        return rules
      },
    },
  })
  guardMarkup()
})

test.each(['<', '<b>', 'a < b', '\n<img src=x onerror=alert(1)>'])(
  'text that could become markup is refused: %j',
  (text) => {
    expect(() => policies.get('default')?.['createHTML']?.(text)).toThrow(TypeError)
  },
)

test('text without a tag in it is let through as it is', () => {
  expect(policies.get('default')?.['createHTML']?.('7 & 8 > 6')).toBe('7 & 8 > 6')
})

test('no policy ever makes a script of a text, and there are two of them', () => {
  expect(printedMarkup('<p>Letter</p>')).toBe('<p>Letter</p>')
  expect([...policies.keys()]).toEqual(['default', 'printed-page'])
  for (const rules of policies.values()) expect(Object.keys(rules)).toEqual(['createHTML'])
})
