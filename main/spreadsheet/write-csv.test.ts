import { expect, test } from 'vitest'

import { writeCsv, writeCsvForPrograms } from './write-csv.ts'

const text = (rows: readonly (readonly string[])[]) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(rows))

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tx',
  '\rx',
  '\nx',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  ' =1',
  '|cmd',
  '\0=1',
])('the cell %j does not begin a formula', (value) => {
  const [line] = text([[value]])
    .replace('\ufeff', '')
    .split(/\r\n$/)
  expect(line?.replace(/^"/, '')).toMatch(/^'/)
})

test('what needs quotation marks gets them, and everything else stays as it was', () => {
  expect(
    text([
      ['Ana', 'says "hi", then leaves', 'Ñandú'],
      ['2', '', 'a\nb'],
    ]),
  ).toBe('\ufeffAna,"says ""hi"", then leaves",Ñandú\r\n2,,"a\nb"\r\n')
})

test('a longitude and a telephone of another country leave for other programs as they are, a formula does not', () => {
  const line = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    writeCsvForPrograms([['-71.05', '+44 1234 234567', '-1+1', '=1', '@x', '+A1']]),
  )
  expect(line).toBe("\ufeff-71.05,+44 1234 234567,'-1+1,'=1,'@x,'+A1\r\n")
})
