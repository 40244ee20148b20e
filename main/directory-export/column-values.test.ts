import { expect, test } from 'vitest'

import { asLink, fits } from './column-values.ts'

test.each([
  ['https://rio.example', 'https://rio.example'],
  ['www.rio.example', 'https://www.rio.example'],
  ['rio.example/en', 'https://rio.example/en'],
  ['https://a.example/a b', 'https://a.example/a%20b'],
  ['https://rio.example/niños', 'https://rio.example/ni%C3%B1os'],
  ['call us', ''],
  ['https://', ''],
  ['', ''],
])('the web address “%s” leaves as “%s”', (typed, link) => {
  expect(asLink(typed)).toBe(link)
})

test.each([
  ['number', '-71.05', true],
  ['number', 'x7b', false],
  ['number', '0x10', false],
  ['number', '1e400', false],
  ['number', '', false],
  ['day', '2026-02-28', true],
  ['day', '2026-02-30', false],
  ['moment', '2026-01-05T10:00:00Z', true],
  ['moment', '2026-01-05T10:00:00.000+02:00', true],
  ['moment', 'yesterday', false],
  ['time', '23:59:00', true],
  ['time', '24:00:00', false],
  ['email', 'a@a.example', true],
  ['email', 'a@b', false],
  ['email', 'a..b@x.example', false],
  ['link', 'https://rio.example/?a=%20#b', true],
  ['link', 'www.rio.example', false],
  ['id', '1', false],
  ['text', '', true],
] as const)('a column of the kind %s and “%s”: %s', (holds, value, does) => {
  expect(fits({ holds }, value)).toBe(does)
})
