import { readFileSync, rmSync, statSync } from 'node:fs'

import { CrisisCard } from '#shared/domain/crisis-card.ts'

import { writeSmallFile } from './small-file.ts'

/** Longer than any card: what is larger is none of this program's. */
const MOST_BYTES = 256 * 1024

/** Where the crisis card lies for whoever stands before the locked office: beside the vault, readable by anybody. */
export function crisisPath(folder: string): string {
  return `${folder}.crisis.json`
}

/** The card beside the vault; `null` where there is none, or where what lies there is damaged or something else. */
export function readCrisisCard(folder: string): CrisisCard | null {
  try {
    const path = crisisPath(folder)
    const about = statSync(path)
    if (!about.isFile() || about.size > MOST_BYTES) return null
    return CrisisCard.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/**
 * Puts the card of today beside the vault, or takes away an old one. A disk that refuses keeps nobody from their work:
 * the program's own card is shown then.
 */
export function keepCrisisCard(folder: string, card: CrisisCard | null): void {
  try {
    if (card === null) rmSync(crisisPath(folder), { force: true })
    else if (JSON.stringify(readCrisisCard(folder)) !== JSON.stringify(card))
      writeSmallFile(crisisPath(folder), `${JSON.stringify(card)}\n`)
  } catch {
    // It is tried again when the office opens or closes next.
  }
}
