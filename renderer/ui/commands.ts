import { create } from 'zustand'

import type { IconName } from './icon.tsx'

/** One thing the command field offers: a place to go or something to do. */
export interface Command {
  readonly id: string
  readonly label: string
  /** What tells two of the same name apart, or where words were found. */
  readonly detail?: string
  readonly icon: IconName
  /** What sort of thing it is, where several sorts of one name stand together. */
  readonly sort?: string
  /** What to know before going there. */
  readonly warning?: string
  /** Other words it is looked for by, with commas between them. */
  readonly otherWords?: string
  /** Other words it is looked for by in an emergency, before everything else that fits them. */
  readonly urgentWords?: string
  /** Its own key, shown beside it. */
  readonly keys?: string
  /** Whether its key is heard while a dialog lies open, too. */
  readonly always?: boolean
  readonly run: () => void
}

/** Where commands come from: an area registers one and answers what fits the typed words. */
export interface CommandSource {
  readonly id: string
  /** The heading over its answers. */
  readonly heading: () => string
  /** What fits; called with '' for what to offer before anything is typed. */
  readonly find: (words: string) => readonly Command[] | Promise<readonly Command[]>
  /** Whether the typed words can be meant for nothing else: its answers then come first. */
  readonly leads?: (words: string) => boolean
}

interface Palette {
  readonly opened: boolean
  readonly sources: readonly CommandSource[]
}

/** The command field of this window. */
export const usePalette = create<Palette>()(() => ({ opened: false, sources: [] }))

/** Adds a source; returns the way to take it out again. */
export function registerCommands(source: CommandSource): () => void {
  usePalette.setState(({ sources }) => ({
    sources: [...sources.filter(({ id }) => id !== source.id), source],
  }))
  return () =>
    usePalette.setState(({ sources }) => ({ sources: sources.filter((other) => other !== source) }))
}

/** Opens the command field. */
export function openPalette(): void {
  usePalette.setState({ opened: true })
}

/** Closes the command field. */
export function closePalette(): void {
  usePalette.setState({ opened: false })
}
