import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { catalogues } from '#shared/text/catalogues.ts'

import { project } from './program.ts'

const pluralForm = /_(zero|one|two|few|many|other)$/

/** Parts of the catalogue whose names are put together where they are used, from values the domain fixes. */
const builtFromValues: readonly string[] = ['vocabulary:']

function sources(): string {
  return ['shared', 'main', 'renderer', 'build']
    .flatMap((folder) =>
      readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(project, folder, name),
      ),
    )
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
}

function namesOf(tree: object, path: string, joint: string): readonly string[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? namesOf(value, `${path}${joint}${key}`, '.')
      : [`${path}${joint}${key}`.replace(pluralForm, '')],
  )
}

/** Messages nothing in the program can show, by the text of the program. */
function unusedMessages(names: readonly string[], text: string): readonly string[] {
  const written = new Set([...text.matchAll(/['"`]([a-z-]+:[\w.-]+)['"`]/g)].map(([, name = '']) => name))
  const begun = [...new Set([...text.matchAll(/`([a-z-]+:[\w.-]*)\$\{/g)].map(([, prefix = '']) => prefix))]
  return names.filter(
    (name) => !written.has(name) && ![...begun, ...builtFromValues].some((prefix) => name.startsWith(prefix)),
  )
}

const everyName = [
  ...new Set(Object.entries(catalogues.en).flatMap(([area, tree]) => namesOf(tree, area, ':'))),
]

test('every message is shown somewhere', () => {
  expect(unusedMessages(everyName, sources())).toEqual([])
})

test('a message nobody shows is noticed, one with a computed name is not', () => {
  const text = "t('today:title') + t(`cases:state.${state}`)"
  expect(unusedMessages(['today:title', 'today:old', 'cases:state.open'], text)).toEqual(['today:old'])
})
