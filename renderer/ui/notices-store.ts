import { create } from 'zustand'

import type { MessageValues } from '#shared/app-error.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

/** Something that just happened, said in passing. */
export interface Notice {
  readonly id: number
  /** A message, said in the language of the moment. */
  readonly message: MessageKey
  readonly values?: MessageValues
  readonly tone: 'busy' | 'done' | 'problem'
  /** What can be done about it, once. */
  readonly act?: { readonly label: MessageKey; readonly run: () => void }
  /** Takes it back. */
  readonly undo?: () => Promise<void>
  /** The record it is about, by its id. */
  readonly about?: string
  /** Whether so much hangs on it that a key alone does not take it back: somebody is asked first. */
  readonly asksFirst?: boolean
}

interface Notices {
  readonly shown: readonly Notice[]
  /** Everything that can still be taken back, the latest last, also after its notice went. */
  readonly undoable: readonly Notice[]
  readonly latest: number
  /** What somebody is asked about before it is taken back. */
  readonly asked: Notice | null
}

/** What is being said at this window. */
export const useNotices = create<Notices>()(() => ({ shown: [], undoable: [], latest: 0, asked: null }))

/** At most this many are on screen at once. */
const MOST = 2

/** As many as the program keeps for one person. */
const MOST_UNDOABLE = 50

/** Says that something happened: `notify({ message: 'cases:done.noteAdded' })`; answers by which `dismiss` knows it. */
export function notify({
  message,
  values,
  tone = 'done',
  act,
  undo,
  about,
  asksFirst,
}: Omit<Notice, 'id' | 'tone'> & { readonly tone?: Notice['tone'] }): number {
  useNotices.setState(({ shown, undoable, latest }) => {
    const notice = {
      ...{ id: latest + 1, message, tone },
      ...(values && { values }),
      ...(act && { act }),
      ...(undo && { undo }),
      ...(about !== undefined && { about }),
      ...(asksFirst && { asksFirst }),
    }
    return {
      shown: [...shown, notice].slice(-MOST),
      undoable: undo ? [...undoable, notice].slice(-MOST_UNDOABLE) : undoable,
      latest: latest + 1,
    }
  })
  return useNotices.getState().latest
}

type Said = Pick<Notice, 'message' | 'values'>

const instead = new Map<string, Said>()

/** What an operation says once it is done, where a screen knows better than its own words: for whom, from when. */
export function sayInstead(operation: string, said: Said): void {
  instead.set(operation, said)
}

/** What is to be said of an operation instead of its own words, once. */
export function saidInstead(operation: string): Said | undefined {
  const said = instead.get(operation)
  instead.delete(operation)
  return said
}

/** Takes a notice away. */
export function dismiss(id: number): void {
  useNotices.setState(({ shown }) => ({ shown: shown.filter((notice) => notice.id !== id) }))
}

/** Takes away everything that says one of these, with its way back: it is true no longer. */
export function withdraw(...messages: readonly MessageKey[]): void {
  const stays = ({ message }: Notice): boolean => !messages.includes(message)
  useNotices.setState(({ shown, undoable }) => ({
    shown: shown.filter(stays),
    undoable: undoable.filter(stays),
  }))
}

/** Takes every notice away, when the vault locks or records were destroyed: nothing can be taken back any more. */
export function dismissAll(): void {
  instead.clear()
  useNotices.setState({ shown: [], undoable: [], asked: null })
}

/** Takes back what a notice says, once. */
export function takeBack({ id, undo }: Notice): void {
  dismiss(id)
  useNotices.setState(({ undoable }) => ({ undoable: undoable.filter((notice) => notice.id !== id) }))
  void undo?.()
}

/** Asks before something is taken back; `null` asks no more. */
export function askAbout(asked: Notice | null): void {
  useNotices.setState({ asked })
}

/** Takes back the latest thing of this sitting that was not taken back yet, asks where much hangs on it, or says that there is none. */
export function undoLatest(): void {
  const latest = useNotices.getState().undoable.at(-1)
  if (latest?.asksFirst) askAbout(latest)
  else if (latest) takeBack(latest)
  else notify({ message: 'common:done.nothingToUndo' })
}
