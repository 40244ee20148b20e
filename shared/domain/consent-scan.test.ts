import { expect, test } from 'vitest'

import { scanKindOf } from './consent-scan.ts'

test('a scan is what it begins with, whatever it is called', () => {
  const kind = (...bytes: readonly number[]) => scanKindOf(Uint8Array.from(bytes))
  expect(kind(0xff, 0xd8, 0xff, 0xe0)).toBe('image/jpeg')
  expect(kind(0x89, 0x50, 0x4e, 0x47)).toBe('image/png')
  expect(scanKindOf(Uint8Array.from('%PDF-1.7', (letter) => letter.charCodeAt(0)))).toBe('application/pdf')
  expect(scanKindOf(Uint8Array.from('<html>', (letter) => letter.charCodeAt(0)))).toBeNull()
  expect(kind(0xff)).toBeNull()
  expect(kind()).toBeNull()
})
