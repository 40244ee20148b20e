import { join, sep } from 'node:path'

import { expect, test } from 'vitest'

import { namesOfFolders } from './overview.ts'

const at = (...folders: readonly string[]): string => sep + join(...folders)

test('two sticks called the same are told apart by as much of their paths as it takes', () => {
  const blue = at('media', 'blue', 'Backups')
  const red = at('media', 'red', 'Backups')
  const drive = at('mnt', 'drive')
  const nameOf = namesOfFolders([blue, red, drive])
  expect([blue, red, drive].map(nameOf)).toEqual([join('blue', 'Backups'), join('red', 'Backups'), 'drive'])
  expect(namesOfFolders([blue])(blue)).toBe('Backups')
  expect(namesOfFolders([at('Backups'), blue])(at('Backups'))).toBe(at('Backups'))
})
