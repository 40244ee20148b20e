import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { project } from './program.ts'

interface Finding {
  readonly filename: string
  readonly code: string
  readonly help?: string
}

const scratch = mkdtempSync(join(tmpdir(), 'footbridge-layers-'))
const part = (name: string): string =>
  `import { ${name} } from 'electron'\nexport const ${name}Part = ${name}\n`
const imports = (path: string): string => `import { thing } from '${path}'\nexport const other = thing\n`
const reaching = imports('./gate/gate.ts') + part('shell') + part('crashReporter')

/** Each line tries one thing the layers forbid: the file it is tried in, its text, and the sentence that refuses it. */
const forbidden: readonly (readonly [string, string, RegExp])[] = [
  ['shared/domain/main-in-shared.ts', imports('#main/app.ts'), /Only main sees main/],
  ['shared/domain/screens-in-shared.ts', imports('#renderer/app.tsx'), /never see the renderer/],
  ['shared/domain/node-in-shared.ts', imports('node:fs'), /where Node is not/],
  ['shared/domain/electron-in-shared.ts', imports('electron'), /Only main\/shell and preload/],
  ['shared/domain/react-in-shared.ts', imports('react'), /draws nothing/],
  ['main/students/screens-in-main.ts', imports('#renderer/app.tsx'), /never see the renderer/],
  ['main/students/electron-in-main.ts', imports('electron'), /Only main\/shell and preload/],
  ['main/students/other-statements.ts', imports('../cases/cases.sql.ts'), /stay in its folder/],
  ['main/students/named-statements.ts', imports('#main/cases/cases.sql.ts'), /stay in its folder/],
  ['main/statements-at-the-root.ts', imports('./cases/cases.sql.ts'), /stay in its folder/],
  ['main/students/shell-in-main.ts', imports('../shell/menu.ts'), /Nothing but main\/index\.ts/],
  ['main/students/up-and-over.ts', imports('../../shared/bridge.ts'), /import by name/],
  ['main/students/tools-in-main.ts', imports('#build/op.ts'), /never depends on its tools/],
  ['main/shell/app-in-shell.ts', imports('../app.ts'), /what the vault process holds/],
  ['main/shell/noun-in-shell.ts', imports('../students/students.ts'), /what the vault process holds/],
  ['main/index.ts', reaching, /what the vault process holds/],
  ['main/index.ts', reaching, /'shell' .*opens something outside/],
  ['main/index.ts', reaching, /'crashReporter' .*opens something outside/],
  ['main/shell/reaching.ts', part('app'), /handed Electron as a value/],
  ['preload/opening.ts', part('shell'), /passes three functions/],
  ['renderer/today/eval.ts', "export const two = eval('1 + 1')\n", /eval/],
  ['main/students/eval.ts', "export const two = new Function('return 2')\n", /Function/],
  ['renderer/today/main-in-screens.ts', imports('#main/app.ts'), /Only main sees main/],
  ['renderer/today/electron-in-screens.ts', imports('electron'), /Only main\/shell and preload/],
  ['renderer/today/node-in-screens.ts', imports('node:fs'), /where Node is not/],
  ['renderer/ui/asking-component.ts', imports('../api.ts'), /draw what they are given/],
  ['renderer/ui/storing-component.ts', imports('../today/today-store.ts'), /draw what they are given/],
  ['renderer/ui/querying-component.ts', imports('../query.ts'), /draw what they are given/],
  ['renderer/ui/knowing-component.ts', imports('../session/session-store.ts'), /draw what they are given/],
  [
    'renderer/ui/wandering-component.ts',
    imports('#renderer/students/contacts.tsx'),
    /draw what they are given/,
  ],
  ['renderer/ui/named-asking.ts', imports('#renderer/api.ts'), /draw what they are given/],
  ['renderer/today/words.tsx', 'export const Words = () => <p>Words</p>\n', /translation/],
  ['renderer/today/braced.tsx', "export const Words = () => <p>{'Words'}</p>\n", /translation/],
  [
    'renderer/today/named.tsx',
    'export const Words = () => <nav aria-label="Words" />\n',
    /restrictedAttributes/,
  ],
  ['preload/main-in-preload.ts', imports('#main/app.ts'), /Only main sees main/],
  ['main/students/talks.ts', "console.log('hello')\n", /console/],
  ['main/students/default.ts', 'export default 1\n', /named/],
  ['main/students/anything.ts', 'export const thing = (value: any) => value\n', /unknown/],
]

/** What has to stay possible. */
const allowed: readonly (readonly [string, string])[] = [
  ['main/students/students.ts', imports('./students.sql.ts')],
  ['main/students/enrolment.ts', imports('../cases/cases.ts')],
  ['main/students/part.ts', imports('./papers/papers.sql.ts')],
  ['main/students/rules.ts', imports('#shared/domain/student.ts')],
  [
    'main/shell/window.ts',
    "import type { BrowserWindow } from 'electron'\nexport type Window = BrowserWindow\n",
  ],
  ['main/shell/port.ts', imports('../vault-port.ts')],
  ['preload/index.ts', part('contextBridge')],
  ['renderer/today/screen.ts', imports('../api.ts')],
  ['renderer/ui/table.ts', imports('./table-rows.ts')],
  ['renderer/ui/words.ts', imports('../text.ts')],
  ['renderer/ui/page-frame.ts', imports('../trusted-types.ts')],
  ['renderer/ui/named-words.ts', imports('#renderer/text.ts')],
  ['renderer/ui/named-neighbour.ts', imports('#renderer/ui/icon.tsx')],
]

let findings: readonly Finding[] = []

beforeAll(() => {
  cpSync(join(project, '.oxlintrc.json'), join(scratch, '.oxlintrc.json'))
  for (const [path, text] of [...forbidden, ...allowed]) {
    mkdirSync(dirname(join(scratch, path)), { recursive: true })
    writeFileSync(join(scratch, path), text)
  }
  const oxlint = join(project, 'node_modules', 'oxlint', 'bin', 'oxlint')
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json', '.'], {
    cwd: scratch,
    encoding: 'utf8',
  })
  findings = (JSON.parse(stdout) as { diagnostics: readonly Finding[] }).diagnostics
})

afterAll(() => rmSync(scratch, { recursive: true, force: true }))

test.each(forbidden)('%s is refused, and told the way', (path, _text, sentence) => {
  const said = findings
    .filter(({ filename }) => filename.endsWith(path))
    .map((finding) => JSON.stringify(finding))
  expect(said.join('\n')).toMatch(sentence)
})

test.each(allowed)('%s is let through', (path) => {
  expect(findings.filter(({ filename }) => filename.endsWith(path))).toEqual([])
})
