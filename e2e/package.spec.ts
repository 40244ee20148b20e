import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { project } from '#build/program.ts'

import { expect, test } from './fixtures.ts'

const wire = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** A folder that looks like Electron's runtime to the packing tool, with a fuse wire to burn. */
async function pretendedRuntime(folder: string): Promise<string> {
  const runtime = join(folder, 'runtime')
  await mkdir(join(runtime, 'locales'), { recursive: true })
  await mkdir(join(runtime, 'resources'))
  const fuses = Buffer.concat([Buffer.from(wire), Buffer.from([1, 9]), Buffer.from('101110011')])
  await writeFile(join(runtime, 'electron'), fuses, { mode: 0o755 })
  await writeFile(join(runtime, 'version'), '45.4.1')
  await writeFile(join(runtime, 'locales', 'en-US.pak'), '')
  return runtime
}

test('the packed program holds what was built, one library for this machine, and burnt fuses', async () => {
  test.skip(process.platform !== 'linux', 'the pretended runtime is one for Linux')
  const scratch = await mkdtemp(join(tmpdir(), 'footbridge-package-'))
  const runtime = await pretendedRuntime(scratch)
  const packer = join(project, 'node_modules', 'electron-builder', 'cli.js')
  const settings = [`-c.electronDist=${runtime}`, `-c.directories.output=${join(scratch, 'dist')}`]
  await promisify(execFile)(process.execPath, [packer, '--dir', '--linux', '--x64', ...settings], {
    cwd: project,
  })

  const packed = join(scratch, 'dist', 'linux-unpacked')
  expect(await readFile(join(packed, 'footbridge'), 'latin1')).toContain(`${wire}\u0001\u0009010011001`)

  const archive = await readFile(join(packed, 'resources', 'app.asar'), 'latin1')
  for (const part of [
    '"index.cjs"',
    '"vault.js"',
    '"argon2-worker.js"',
    '"vault-copy-worker.js"',
    '"index.html"',
  ]) {
    expect(archive).toContain(part)
  }
  expect(archive).not.toMatch(/"[\w.-]+\.(test\.ts|tsx|map)"/)
  const libraries = join(
    packed,
    'resources',
    'app.asar.unpacked',
    'node_modules',
    'better-sqlite3',
    'prebuilds',
  )
  expect(await readdir(libraries)).toEqual(['linux-x64.node'])
  await rm(scratch, { recursive: true, force: true })
})
