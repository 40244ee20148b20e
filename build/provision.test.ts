import { expect, test } from 'vitest'

import { findMissing, type Installer } from './provision.ts'

function machine({
  browser = true,
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

test.each([{ mayInstall: false }, { mayInstall: true, shop: false }])(
  'elsewhere one sentence says what to install: %o',
  (allowed) => {
    const { installer, installed } = machine({ browser: false, ...allowed })
    expect(findMissing(installer)).toEqual([expect.stringMatching(/^Install Chrome, Chromium or Edge/)])
    expect(installed).toEqual([])
  },
)
