import { expect, test } from 'vitest'

import { findMissing, type Installer } from './provision.ts'

function machine({
  browser = true,
  windowless = true,
  pdfTools = true,
  codeReader = true,
  compiler = true,
  mayInstall = false,
  shop = true,
} = {}) {
  const installed: string[] = []
  const installer: Installer = {
    mayInstall,
    hasBrowser: () => browser || installed.includes('chromium'),
    hasWindowless: () => windowless || installed.includes('chromium-headless-shell'),
    hasPdfTools: () => pdfTools || installed.includes('poppler-utils'),
    hasCodeReader: () => codeReader || installed.includes('zbar-tools'),
    hasCompiler: () => compiler || installed.includes('gcc'),
    install: (packages) => {
      if (shop) installed.push(...packages)
      return shop
    },
  }
  return { installer, installed }
}

test('a machine that has everything is left alone', () => {
  const { installer, installed } = machine({ mayInstall: true })
  expect(findMissing(installer)).toEqual([])
  expect(installed).toEqual([])
})

test('what is missing is installed from the distribution where that is allowed', () => {
  const { installer, installed } = machine({
    browser: false,
    pdfTools: false,
    codeReader: false,
    compiler: false,
    mayInstall: true,
  })
  expect(findMissing(installer)).toEqual([])
  expect(installed).toEqual(['chromium', 'poppler-utils', 'zbar-tools', 'gcc', 'libc6-dev'])
})

test('the browser without windows is installed on its own, and where there is none nothing is said', () => {
  const { installer, installed } = machine({ windowless: false, mayInstall: true })
  expect(findMissing(installer)).toEqual([])
  expect(installed).toEqual(['chromium-headless-shell'])
  expect(findMissing(machine({ windowless: false, mayInstall: true, shop: false }).installer)).toEqual([])
  const kept = machine({ windowless: false })
  expect(findMissing(kept.installer)).toEqual([])
  expect(kept.installed).toEqual([])
})

test.each([{ mayInstall: false }, { mayInstall: true, shop: false }])(
  'elsewhere one sentence says what to install: %o',
  (allowed) => {
    const { installer, installed } = machine({ browser: false, ...allowed })
    expect(findMissing(installer)).toEqual([expect.stringMatching(/^Install Chrome, Chromium or Edge/)])
    expect(installed).toEqual([])
  },
)
