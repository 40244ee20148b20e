import { existsSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { takeOwnership } from '../owner-lock.ts'
import { renameInPlace, syncFolder } from '../small-file.ts'
import { freeName } from './backup-folder.ts'
import { setAsideName } from './set-aside.ts'

/** Where a restored vault is built; half-built at any time. */
export function buildingFolder(folder: string): string {
  return `${folder}.restoring`
}

/** Where a restored vault waits, whole, until it takes the place of the present one. */
function waitingFolder(folder: string): string {
  return `${folder}.restored`
}

/** Where the vault of replaced keys stands for the moment until it is deleted. */
function outdatedFolder(folder: string): string {
  return `${folder}.outdated`
}

/** Called after each step, so that a test can end the program between two of them. */
export type StepTaken = (step: 'built' | 'set aside' | 'in place') => void

/** Moves the present vault aside while no other program can open it. */
function setAside(folder: string, aside: string): void {
  const release = takeOwnership(folder)
  // Windows moves no folder in which a file is open.
  const isWindows = process.platform === 'win32'
  if (isWindows) release()
  try {
    renameInPlace(folder, aside)
  } finally {
    if (!isWindows) release()
  }
}

/** The name under which the present vault is kept when a restored one takes its place; `null` where there is none. */
export function keptName(folder: string, at: string): string | null {
  return existsSync(folder) ? freeName(dirname(folder), setAsideName(folder, at)) : null
}

/**
 * Puts the vault that was built in place of the present one, which is kept under another name, where there is one.
 * Ended between any two steps, `finishExchange` makes it the old vault or the new one.
 */
export function exchangeVault(folder: string, asideName: string | null, taken: StepTaken = () => {}): void {
  const parent = dirname(folder)
  const waiting = waitingFolder(folder)
  renameInPlace(buildingFolder(folder), waiting)
  syncFolder(parent)
  taken('built')
  if (asideName !== null) {
    setAside(folder, join(parent, asideName))
    syncFolder(parent)
    taken('set aside')
  }
  renameInPlace(waiting, folder)
  syncFolder(parent)
  taken('in place')
}

/**
 * As `exchangeVault`, for a vault whose keys were replaced: the one with the old keys is not kept. Whoever asks owns the
 * folder around it from the first step on, so that no other program takes what is being built for what was left.
 */
export function replaceVault(folder: string, taken: StepTaken = () => {}): void {
  exchangeVault(folder, basename(outdatedFolder(folder)), taken)
  endExchange(folder)
}

/** A present vault stays; where it had been set aside the new one comes, and where there is none the old one again. */
function endExchange(folder: string): void {
  const waiting = waitingFolder(folder)
  const outdated = outdatedFolder(folder)
  rmSync(buildingFolder(folder), { recursive: true, force: true })
  if (existsSync(folder)) rmSync(waiting, { recursive: true, force: true })
  else if (existsSync(waiting)) renameInPlace(waiting, folder)
  else if (existsSync(outdated)) renameInPlace(outdated, folder)
  if (existsSync(folder)) rmSync(outdated, { recursive: true, force: true })
  syncFolder(dirname(folder))
}

/**
 * Ends what a program that was killed had begun: a present vault stays, and where it had been set aside already the
 * restored one comes in its place. Comes before anything else looks for the vault.
 */
export function finishExchange(folder: string): void {
  const left = [waitingFolder(folder), buildingFolder(folder), outdatedFolder(folder)]
  if (!left.some((path) => existsSync(path))) return
  const release = takeOwnership(dirname(folder))
  try {
    endExchange(folder)
  } finally {
    release()
  }
}
