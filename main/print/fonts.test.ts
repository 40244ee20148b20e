import { expect, test } from 'vitest'

import type { PacketLanguage } from '#shared/domain/packet.ts'

import { fontFaces, fontStack, signsWithoutFont } from './fonts.ts'

const facesOf = (language: PacketLanguage, text: string): readonly string[] => [
  ...new Set(
    [...fontFaces([{ language, text }]).matchAll(/font-family:"([^"]+)"/g)].map(([, name = '']) => name),
  ),
]

test.each([
  'Zoë Nguyễn, 12–14 “ages”',
  'Юлия Ковальчук',
  'Ελένη',
  'ليلى الحسن',
  '陈小明，陳大文（媽媽）',
  '한지우 씨',
  'a\u00adb\u200f c\n',
])('every sign of “%s” has its shape on paper', (text) => {
  expect(signsWithoutFont(text)).toEqual([])
})

test('a sign no carried font holds is named once, whatever stands beside it', () => {
  expect(signsWithoutFont('Ru ភ, ភ Ru 🙂')).toEqual(['ភ', '🙂'])
})

test('a sign its fonts are asked for and do not have is found all the same', () => {
  // Asked for by name in the traditional family; drawn by the simplified one alone.
  expect(signsWithoutFont('们')).toEqual([])
  expect(facesOf('zh-Hant', '们')).toEqual(['Noto Sans SC'])
  // Asked for in the simplified family; drawn by none.
  expect(signsWithoutFont('\u{1f310}')).toEqual(['\u{1f310}'])
})

test('a sign three families share is drawn as the language of its page draws it', () => {
  expect(facesOf('zh-Hans', '骨')).toEqual(['Noto Sans SC'])
  expect(facesOf('zh-Hant', '骨')).toEqual(['Noto Sans TC'])
  expect(facesOf('ko', '骨')).toEqual(['Noto Sans KR'])
  expect(facesOf('en', '骨')).toEqual(['Noto Sans SC'])
  expect(facesOf('zh-Hant', 'A1')).toEqual(['Noto Sans'])
  expect(fontStack('zh-Hant')).toMatch(/^"Noto Sans TC", "Noto Sans"/)
})

test('a page carries both weights of the few files it needs, and no others', () => {
  const faces = fontFaces([
    { language: 'zh-Hans', text: '您好' },
    { language: 'en', text: 'Hello' },
  ])
  expect(faces.match(/font-weight:400/g)).toHaveLength(2)
  expect(faces.match(/font-weight:700/g)).toHaveLength(2)
  expect(faces.length).toBeLessThan(300_000)
})

test('a page of twelve thousand signs is looked through, and told which of them are too rare', () => {
  const page = Array.from({ length: 12_000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('')
  // Rare and ancient signs alone are missing, whichever of the three families is asked.
  expect(signsWithoutFont(page).length).toBeLessThan(3_500)
})

test('a sign of format that is seen is missing like any other, and one that is not seen is not', () => {
  expect(signsWithoutFont('\u{110BD}\u070F')).toEqual(['\u{110BD}', '\u070F'])
  expect(signsWithoutFont('a\u200D\u00AD\u2068b\u2069\uFE0F\n\t')).toEqual([])
})
