import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { project } from '#build/program.ts'
import { demoStart } from '#shared/bridge-channels.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'

const start = [join(project, 'build', 'start.ts')]
const unseen = { cwd: project, env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' } }

test('where there is no display, the first screen is drawn into a file and nothing is left behind', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'footbridge-picture-'))
  const picture = join(scratch, 'first.png')
  const env = { ...unseen.env, TMPDIR: scratch }
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [...start, '--picture', picture], {
    ...unseen,
    env,
  })
  expect(stdout.trim().split('\n').at(-1)).toBe(`The first screen is in ${picture}.`)
  expect(stderr).toBe('')
  expect((await readFile(picture)).subarray(1, 4).toString()).toBe('PNG')
  const left = await readdir(scratch)
  expect(left.filter((name) => name.startsWith('footbridge-'))).toEqual([])
  await rm(scratch, { recursive: true, force: true })
})

test('without a display and without a file, one sentence says what to do', async () => {
  test.skip(process.platform !== 'linux', 'other desktops always have a display')
  const failure = await promisify(execFile)(process.execPath, start, unseen).then(
    () => null,
    (reason: { stdout: string; stderr: string }) => reason,
  )
  expect(failure?.stdout.trim()).toMatch(/^There is no display here\. .*--picture FILE.*$/)
  expect(failure?.stderr).toBe('')
})

test('a wish the command does not know is answered with those it knows', async () => {
  const failure = await promisify(execFile)(process.execPath, [...start, '--fast'], unseen).then(
    () => null,
    (reason: { stdout: string; stderr: string }) => reason,
  )
  expect(failure?.stdout.trim()).toMatch(/^Footbridge understands: /)
  expect(failure?.stderr).toBe('')
})

test.describe('the demo', () => {
  test.use({ start: demoStart })

  test('opens by itself, beside the real vault, which stays unmade', async ({ office }) => {
    await expect(office.page.getByRole('navigation').first()).toBeVisible({ timeout: 90_000 })
    await expect(office.page.getByRole('heading').first()).toBeVisible()
    await expectNoAxeViolations(office.page)
    expect(office.complaints).toEqual([])
    expect(await readdir(office.folder)).not.toContain('vault')
  })
})
