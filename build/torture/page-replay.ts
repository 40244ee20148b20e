import { join } from 'node:path'

import { VaultFinding } from '#shared/domain/vault-finding.ts'

import { verifyTrail } from '#main/audit/verify.ts'
import type { Chance } from '#main/sample-school/chance.ts'
import { testMasterKey } from '#main/testing/test-vault.ts'
import { openVault } from '#main/vault/open-vault.ts'
import { pageSize } from '#main/vault/vault-file.ts'

import { closedOffice, layFiles, type LeftBehind } from './left-behind.ts'
import { peek, troubleIn } from './office.ts'
import type { Findings, Trial } from './property.ts'

const vault = 'vault.db'

interface Page {
  readonly name: string
  readonly pageno: number
}

/** Pages of the evening that held something else in the morning. */
function changedPages(folder: string, morning: Buffer, evening: Buffer): readonly Page[] {
  const pages = peek(
    folder,
    (database) => database.prepare('SELECT name, pageno FROM dbstat').all() as Page[],
  )
  return pages.filter(({ pageno }) => {
    const end = pageno * pageSize
    return (
      end <= morning.length &&
      !morning.subarray(end - pageSize, end).equals(evening.subarray(end - pageSize, end))
    )
  })
}

function putBack(morning: Buffer, evening: Buffer, pages: readonly Page[]): Buffer {
  const copy = Buffer.from(evening)
  for (const { pageno } of pages)
    morning.copy(copy, (pageno - 1) * pageSize, (pageno - 1) * pageSize, pageno * pageSize)
  return copy
}

/** What tells the office that these files are not what it saved; the control asks SQLite alone. */
async function told(folder: string, isProtected: boolean): Promise<string | undefined> {
  try {
    const opened = openVault({
      folder,
      masterKey: testMasterKey(),
      despite: isProtected ? [] : VaultFinding.options,
    })
    try {
      const trouble = troubleIn(opened.reading)
      if (trouble || !isProtected) return trouble
      const trail = await verifyTrail(opened.reading)
      return opened.findings[0] ?? (trail.state === 'whole' ? undefined : trail.state)
    } finally {
      opened.close()
    }
  } catch (thrown) {
    return String(thrown)
  }
}

interface Replay {
  readonly kind: 'the whole file' | 'pages of the trail' | 'other pages'
  readonly bytes: Buffer
}

function replay(morning: LeftBehind, evening: LeftBehind, changed: readonly Page[], chance: Chance): Replay {
  const old = morning.files.get(vault) ?? Buffer.alloc(0)
  const present = evening.files.get(vault) ?? Buffer.alloc(0)
  const isTrail = ({ name }: Page) => name === 'audit'
  switch (chance.below(3)) {
    case 0:
      return { kind: 'the whole file', bytes: old }
    case 1: {
      const pages = chance.some(changed.filter(isTrail), 1 + chance.below(3))
      return { kind: 'pages of the trail', bytes: putBack(old, present, pages) }
    }
    default: {
      const pages = chance.some(
        changed.filter((page) => !isTrail(page)),
        1 + chance.below(3),
      )
      return { kind: 'other pages', bytes: putBack(old, present, pages) }
    }
  }
}

/** Puts old copies of a file or of its pages back, sealed as they are with the vault's own key. */
export async function pageReplay({ chance, count, isProtected, scratch }: Trial): Promise<Findings> {
  const { morning, evening } = await closedOffice(scratch)
  const folder = join(scratch, 'vault')
  layFiles(folder, evening.files)
  const changed = changedPages(
    folder,
    morning.files.get(vault) ?? Buffer.alloc(0),
    evening.files.get(vault) ?? Buffer.alloc(0),
  )
  const bad: string[] = []
  const counted = { 'other pages put back': 0, 'of them noticed': 0 }
  for (let tried = 0; tried < count; tried += 1) {
    const { kind, bytes } = replay(morning, evening, changed, chance)
    layFiles(folder, new Map([...evening.files, [vault, bytes]]))
    const noticed = await told(folder, isProtected)
    if (kind === 'other pages') {
      counted['other pages put back'] += 1
      if (noticed) counted['of them noticed'] += 1
    } else if (!noticed) bad.push(`${kind} of the morning put back, and nobody noticed`)
  }
  return { tried: count, bad, counted }
}
