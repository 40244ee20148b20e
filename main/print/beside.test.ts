import { expect, test } from 'vitest'

import { besideEnglish } from './beside.ts'
import { html, textOf } from './html.ts'

const arabic = { language: 'ar', direction: 'rtl' } as const

test('what says the same stands once, everything else beside its English, each in its own direction', () => {
  const own = html`<header class="letterhead"><p>8 ديسمبر</p></header>
    <h1>رسالة</h1>
    <p>Harbor<br />School</p>
    <ul>
      <li>واحد</li>
    </ul>`
  const english = html`<header class="letterhead"><p>December 8</p></header>
    <h1>Letter</h1>
    <p>Harbor<br />School</p>
    <ul>
      <li>One</li>
    </ul>`
  const page = besideEnglish(arabic, own, english, { isWhole: true })
  expect(textOf(page)).toBe('8 ديسمبر رسالة Letter Harbor School واحد One')
  expect(page.markup.match(/class="pair"/g)).toHaveLength(2)
  expect(page.markup.match(/lang="ar" dir="rtl"/g)).toHaveLength(2)
  expect(page.markup.match(/lang="en" dir="ltr"/g)).toHaveLength(2)
})

test('on a page about something else only what nobody should trust unchecked stands beside its English', () => {
  const page = (title: string, words: string) =>
    html`<div class="letter">
      <p>${title}</p>
      <div class="boxed crisis"><h2>${words}</h2></div>
    </div>`
  const both = besideEnglish(arabic, page('عزيزتي', 'خطر'), page('Dear', 'Danger'), { isWhole: false })
  expect(textOf(both)).toBe('عزيزتي خطر Danger')
})

test('pages that are not alike stand beside each other whole, and nothing is lost', () => {
  const both = besideEnglish(
    arabic,
    html`<p>واحد</p>
      <p>اثنان</p>`,
    html`<p>One</p>`,
    { isWhole: true },
  )
  expect(textOf(both)).toBe('واحد اثنان One')
})

test('whoever interprets is named in both languages', () => {
  const interpreter = { own: html`<p>المترجم هدى</p>`, english: html`<p>Interpreter: Huda</p>` }
  const page = besideEnglish(arabic, html`<p>أ</p>`, html`<p>A</p>`, { isWhole: true, interpreter })
  expect(textOf(page)).toBe('أ A المترجم هدى Interpreter: Huda')
})

test('each entry of a list, each question and each fact is a row of its own, and its box to tick stands once', () => {
  const page = (heading: string, first: string, second: string) =>
    html`<section>
      <h2>${heading}</h2>
      <ul class="ticks">
        <li>
          <span class="tick"></span>
          <div>${first}</div>
        </li>
        <li>
          <span class="tick"></span>
          <div>${second}</div>
        </li>
      </ul>
    </section>`
  const both = besideEnglish(arabic, page('عن', 'واحد', 'اثنان'), page('About', 'One', 'Two'), {
    isWhole: true,
  })
  expect(textOf(both)).toBe('عن About واحد One اثنان Two')
  expect(both.markup.match(/class="pair"/g)).toHaveLength(3)
  expect(both.markup.match(/class="tick"/g)).toHaveLength(2)
})
