import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { Fault as ToldFault } from '#shared/domain/fault.ts'

import type { Fault } from '../problems.ts'
import { writeSmallFile } from '../vault/small-file.ts'

/** As many faults as are kept; the oldest go first. */
const MOST_FAULTS = 50

const FaultsFile = z.strictObject({ format: z.literal(1), faults: z.array(ToldFault).max(MOST_FAULTS) })

/** Where the program's own faults are kept, so that whoever is told a reference can find what it stands for. */
export function faultsPath(folder: string): string {
  return join(folder, 'faults.json')
}

/** The faults kept in this folder, newest first; a file that is missing or damaged holds none. */
export function readFaults(folder: string): readonly ToldFault[] {
  try {
    return FaultsFile.parse(JSON.parse(readFileSync(faultsPath(folder), 'utf8'))).faults
  } catch {
    return []
  }
}

/** Keeps a fault; a disk that refuses it changes nothing about what the person at the window is told. */
export function keepFault(folder: string, fault: Fault, at: string): void {
  try {
    const faults = [ToldFault.parse({ ...fault, at }), ...readFaults(folder)].slice(0, MOST_FAULTS)
    writeSmallFile(faultsPath(folder), JSON.stringify({ format: 1, faults }))
  } catch {
    // The reference was told; what it stands for is lost.
  }
}
