import { expect, test } from 'vitest'

import { localFolder } from './local-folder.ts'

const home = '/home/office'

test.each([
  ['linux', {}, '/home/office/.local/share/footbridge'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/footbridge'],
  ['darwin', {}, '/home/office/Library/Application Support/Footbridge'],
  ['win32', { LOCALAPPDATA: '/local', APPDATA: '/roaming' }, '/local/Footbridge'],
  ['win32', {}, '/home/office/AppData/Local/Footbridge'],
  ['linux', { FOOTBRIDGE_FOLDER: '/elsewhere' }, '/elsewhere'],
] as const)('on %s with %o the vault lies in %s, which never roams', (platform, environment, folder) => {
  expect(localFolder({ platform, home, environment })).toBe(folder)
})
