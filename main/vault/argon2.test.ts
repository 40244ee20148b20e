import { spawnSync } from 'node:child_process'
import * as nodeCrypto from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { build } from 'vite'
import { expect, test } from 'vitest'

import { argon2Answers, computeArgon2 } from './argon2-compute.ts'
import { stretchInWorker } from './argon2.ts'
import {
  calibrated,
  dearest,
  isTooCheap,
  KdfCost,
  reaches,
  standardKdf,
  type KdfPolicy,
} from './kdf-policy.ts'

const secret = Buffer.from('violet harbour pencil tram')
const salt = Buffer.from('0123456789abcdef')
const cheap: KdfPolicy = { memoryKiB: 256, passes: 2, lanes: 2 }

/** An independent implementation, which Electron's runtime does not have. */
function reference(cost: KdfPolicy): string {
  return nodeCrypto
    .argon2Sync('argon2id', {
      message: secret,
      nonce: salt,
      memory: cost.memoryKiB,
      passes: cost.passes,
      parallelism: cost.lanes,
      tagLength: 32,
    })
    .toString('hex')
}

test('the reference gives the vector of RFC 9106, and ours gives what the reference gives', async () => {
  const vector = nodeCrypto.argon2Sync('argon2id', {
    message: Buffer.alloc(32, 1),
    nonce: Buffer.alloc(16, 2),
    secret: Buffer.alloc(8, 3),
    associatedData: Buffer.alloc(12, 4),
    parallelism: 4,
    tagLength: 32,
    memory: 32,
    passes: 3,
  })
  expect(vector.toString('hex')).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')

  const costs = [cheap, { memoryKiB: 64, passes: 1, lanes: 1 }, { memoryKiB: 1001, passes: 3, lanes: 4 }]
  for (const cost of costs) {
    expect(Buffer.from(await computeArgon2(secret, salt, cost)).toString('hex')).toBe(reference(cost))
  }
})

test('a password is stretched beside the program, at the standard price too', async () => {
  expect((await stretchInWorker(secret, salt, standardKdf)).toString('hex')).toBe(reference(standardKdf))
})

test('the worker also answers when everything was bundled', async () => {
  const outDir = mkdtempSync(join(tmpdir(), 'footbridge-bundle-'))
  try {
    await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        ssr: true,
        outDir,
        rolldownOptions: {
          input: [join(import.meta.dirname, 'argon2.ts'), join(import.meta.dirname, 'argon2-worker.ts')],
          output: { entryFileNames: '[name].js' },
        },
      },
      ssr: { noExternal: true },
    })
    const script = `
      import { stretchInWorker } from ${JSON.stringify(pathToFileURL(join(outDir, 'argon2.js')).href)}
      const stretched = await stretchInWorker(
        Buffer.from('${secret.toString()}'), Buffer.from('${salt.toString()}'), ${JSON.stringify(cheap)})
      console.log(stretched.toString('hex'))`
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })
    expect(run.stderr).toBe('')
    expect(run.stdout.trim()).toBe(reference(cheap))
  } finally {
    rmSync(outDir, { recursive: true })
  }
})

test('the self-test notices an argon2id that answers something else', async () => {
  expect(await argon2Answers()).toBe(true)
  expect(
    await argon2Answers((password, its, cost) => computeArgon2(password, its, { ...cost, passes: 1 })),
  ).toBe(false)
})

test.each([
  ['4 GiB of memory', { memoryKiB: 4 * 1024 * 1024, passes: 3, lanes: 4 }],
  ['a million passes', { memoryKiB: 65536, passes: 1_000_000, lanes: 4 }],
  ['no passes', { memoryKiB: 65536, passes: 0, lanes: 4 }],
  ['half a lane', { memoryKiB: 65536, passes: 3, lanes: 0.5 }],
  ['less memory than its lanes need', { memoryKiB: 16, passes: 3, lanes: 4 }],
  ['something nobody asked for', { memoryKiB: 65536, passes: 3, lanes: 4, secret: '' }],
])('a cost from disk with %s is refused before anything is computed', (_, cost) => {
  expect(KdfCost.safeParse(standardKdf).success).toBe(true)
  expect(KdfCost.safeParse(cost).success).toBe(false)
})

test('a cost below the floor in any part does not reach it', () => {
  expect(reaches(standardKdf, standardKdf)).toBe(true)
  expect(reaches({ ...standardKdf, memoryKiB: 65535 }, standardKdf)).toBe(false)
  expect(reaches({ ...standardKdf, passes: 2 }, standardKdf)).toBe(false)
  expect(reaches({ ...standardKdf, lanes: 3 }, standardKdf)).toBe(false)
})

test('a new way in is as dear as the dearest, and never below the floor', () => {
  const dear = { ...standardKdf, memoryKiB: 128 * 1024 }
  expect(dearest(standardKdf, [standardKdf, dear, cheap])).toEqual(dear)
  expect(dearest(standardKdf, [cheap])).toEqual(standardKdf)
})

test('a quick machine pays more memory for one guess, a slow one never less than the standard', () => {
  expect(calibrated(250)).toEqual({ ...standardKdf, memoryKiB: 256 * 1024 })
  expect(calibrated(10)).toEqual({ ...standardKdf, memoryKiB: 512 * 1024 })
  expect(calibrated(3000)).toEqual(standardKdf)
  expect(calibrated(500, { ...standardKdf, memoryKiB: 128 * 1024 }).memoryKiB).toBe(256 * 1024)
  expect(isTooCheap(standardKdf, calibrated(250))).toBe(true)
  expect(isTooCheap(standardKdf, calibrated(900))).toBe(false)
  expect(isTooCheap({ ...standardKdf, passes: 2 }, standardKdf)).toBe(true)
})
