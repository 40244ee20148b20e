import { expect, test } from 'vitest'

import { cssText } from './css-text.ts'
import { html, isolated, joined, leftToRight, paragraphs, textOf } from './html.ts'

test('whatever somebody typed stays text: no sign of it becomes markup', () => {
  const name = `<img src=x onerror="alert(1)"> & 'quoted' </p>`
  expect(html`<p title="${name}">${name}</p>`.markup).toBe(
    '<p title="&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;quoted&#39; &lt;/p&gt;">&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;quoted&#39; &lt;/p&gt;</p>',
  )
})

test('markup inside markup is written once, lists are joined, and nothing stands for nothing', () => {
  const list = ['a', '<b>'].map((item) => html`<i>${item}</i>`)
  expect(html`<b>${list}${null}${false}${0}</b>`.markup).toBe('<b><i>a</i><i>&lt;b&gt;</i>0</b>')
  expect(joined([html`<b>1</b>`, html`2`]).markup).toBe('<b>1</b>\u00A0· 2')
})

test('signs that no printer draws are left out', () => {
  expect(html`${'a\u0000b\u0007c\u009Fd\te\nf'}`.markup).toBe('abcd\te\nf')
})

test('a record’s text keeps its own direction, a number always reads from the left', () => {
  expect(isolated('سارة').markup).toBe('<bdi>سارة</bdi>')
  expect(leftToRight('555-0100').markup).toBe('<bdi dir="ltr">555-0100</bdi>')
  expect(paragraphs('one\r\n\r\ntwo').markup).toBe('<p dir="auto">one</p><p dir="auto">two</p>')
})

test('a page is read as its reader meets it', () => {
  expect(
    textOf(
      html`<h1>Dear</h1>
        <p>A <b>&</b> B<bdi>!</bdi></p>`,
    ),
  ).toBe('Dear A & B!')
})

test('a school’s name in a margin cannot end the style it stands in', () => {
  const name = `"; } </style><script>alert(1)</script> \\ @import url(x) /* */ Š 学校`
  const written = cssText(name)
  expect(written.slice(1, -1)).not.toMatch(/["<>{};@()*/]/)
  expect(written).toContain('Š 学校')
  // Every backslash begins a number and nothing else.
  expect(written.slice(1, -1).replaceAll(/\\[0-9a-f]+ /g, '')).not.toContain('\\')
})
