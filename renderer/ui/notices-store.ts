import { create } from 'zustand'

import type { MessageValues } from '#shared/app-error.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

/** Something that just happened, said in passing. */
export interface Notice {
  readonly id: number
  /** A message, said in the language of the moment. */
  readonly message: MessageKey
  readonly values?: MessageValues
  readonly tone: 'done' | 'problem'
  /** Takes it back. */
  readonly undo?: () => Promise<void>
}

interface Notices {
  readonly shown: readonly Notice[]
  readonly latest: number
}

/** What is being said at this window. */
export const useNotices = create<Notices>()(() => ({ shown: [], latest: 0 }))

/** At most this many are on screen at once. */
const MOST = 2

/** Says that something happened: `notify({ message: 'cases:done.noteAdded' })`. */
export function notify({
  message,
  values,
  tone = 'done',
  undo,
}: Omit<Notice, 'id' | 'tone'> & { readonly tone?: Notice['tone'] }): void {
  useNotices.setState(({ shown, latest }) => {
    const notice = { id: latest + 1, message, tone, ...(values && { values }), ...(undo && { undo }) }
    return { shown: [...shown, notice].slice(-MOST), latest: latest + 1 }
  })
}

/** Takes a notice away. */
export function dismiss(id: number): void {
  useNotices.setState(({ shown }) => ({ shown: shown.filter((notice) => notice.id !== id) }))
}

/** Takes every notice away, when the vault locks. */
export function dismissAll(): void {
  useNotices.setState({ shown: [] })
}

/** Takes back the latest thing that can be taken back; `false` when there is none. */
export function undoLatest(): boolean {
  const latest = useNotices.getState().shown.findLast(({ undo }) => undo)
  if (!latest?.undo) return false
  dismiss(latest.id)
  void latest.undo()
  return true
}
