import { expect, test } from 'vitest'

import { withLinesToWrite, withRoomToWrite } from './by-hand.ts'
import { signsWithoutFont } from './fonts.ts'
import { html } from './html.ts'

const onPage = (text: string): string => withRoomToWrite(html`<p title="${text}">${text}</p>`).markup

test('a word in letters nobody carries leaves room to write, and what is around it stays', () => {
  expect(onPage('សុខា').replace(/<p[^>]*>/, '')).toBe('<span class="by-hand"></span></p>')
  expect(onPage('For សុខា & Ana')).toContain('>For <span class="by-hand"></span> &amp; Ana</p>')
})

test('small pictures are left out, with the signs that hold them together', () => {
  expect(onPage('Ana 👩‍👧🎉 Varga')).toContain('>Ana  Varga</p>')
})

test('a page of letters that are carried stays as it is', () => {
  const page = html`<p lang="ar">مدرسة & 学校 & trường</p>`
  expect(withRoomToWrite(page)).toBe(page)
})

test('no page draws a sign without a shape', () => {
  const texts = ['សុខា Ru', 'ታደሰ 🎉', '👨‍👩‍👧‍👦', 'ไทย', 'हिन्दी (x)', '𐀀𐀁']
  for (const text of texts)
    expect(signsWithoutFont(onPage(text).replaceAll(/<[^>]*>/g, '')), text).toEqual([])
})

test('the foot of a page, which is drawn as text, has a line to write on', () => {
  expect(withLinesToWrite('សុខា School 🎉, Oak Street 12')).toBe('_____ School , Oak Street 12')
  expect(withLinesToWrite('Harbor School')).toBe('Harbor School')
})
