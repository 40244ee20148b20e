import { openSync, unlinkSync, writeSync } from 'node:fs'

import { AppError } from '#shared/app-error.ts'

import { workNamed } from './works/all.ts'

/** What a worker is ordered to do: one piece of work, with every acknowledged step written into a file. */
export interface WorkOrder {
  readonly work: string
  readonly folder: string
  readonly acknowledged: string
  /** Ends this process, as `kill -9` does, at the change to the disk with this number. */
  readonly killAt?: number
}

/** How a worker ends that was told in a sentence why it cannot go on. */
export const TOLD = 3

async function main(): Promise<void> {
  const { work, folder, acknowledged, killAt } = JSON.parse(process.argv[2] ?? '') as WorkOrder
  const file = openSync(acknowledged, 'a')
  process.send?.('begun')
  if (killAt !== undefined) unlinkSync(`/torture/arm/${killAt}/0/0`)
  try {
    await workNamed(work).perform(folder, (step) => void writeSync(file, `${step}\n`))
    process.exit()
  } catch (thrown) {
    if (thrown instanceof AppError) process.exit(TOLD)
    throw thrown
  }
}

if (import.meta.main) await main()
