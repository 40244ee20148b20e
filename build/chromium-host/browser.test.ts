import { expect, test } from 'vitest'

import { findBrowser, findUnseenBrowser, type Machine } from './browser.ts'

function machine(
  platform: NodeJS.Platform,
  installed: string,
  environment: Machine['environment'] = {},
): Machine {
  return {
    platform,
    environment,
    exists: (path) => path.replaceAll('\\', '/') === installed.replaceAll('\\', '/'),
  }
}

test.each([
  ['linux', '/usr/bin/chromium', {}],
  ['linux', '/opt/tools/google-chrome', { PATH: '/bin:/opt/tools' }],
  ['linux', '/snap/bin/chromium', {}],
  ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', {}],
  ['darwin', '/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium', { HOME: '/Users/me' }],
  [
    'win32',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    { PROGRAMFILES: 'C:\\Program Files' },
  ],
  [
    'win32',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
  ],
] as const)('on %s the browser at %s is found', (platform, path, environment) => {
  expect(findBrowser(machine(platform, path, environment))?.replaceAll('/', '\\')).toBe(
    path.replaceAll('/', '\\'),
  )
})

test('a browser that was named is taken, and one that is not there is not', () => {
  expect(findBrowser(machine('linux', '/mine/chrome', { FOOTBRIDGE_BROWSER: '/mine/chrome' }))).toBe(
    '/mine/chrome',
  )
  expect(
    findBrowser(machine('linux', '/usr/bin/chromium', { FOOTBRIDGE_BROWSER: '/gone/chrome' })),
  ).toBeUndefined()
})

test('a machine without a browser has none', () => {
  expect(findBrowser(machine('linux', ''))).toBeUndefined()
})

test('what nobody looks at runs in the browser without windows, where there is one and no other is named', () => {
  const windowless = '/usr/bin/chromium-headless-shell'
  expect(findUnseenBrowser(machine('linux', windowless))).toBe(windowless)
  expect(findBrowser(machine('linux', windowless))).toBeUndefined()
  expect(findUnseenBrowser(machine('linux', '/usr/bin/chromium'))).toBe('/usr/bin/chromium')
  const named = machine('linux', windowless, { FOOTBRIDGE_BROWSER: '/gone/chrome' })
  expect(findUnseenBrowser(named)).toBeUndefined()
  expect(findUnseenBrowser(machine('darwin', windowless))).toBeUndefined()
})
