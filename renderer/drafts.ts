import { useCallback, useEffect, useRef, useState } from 'react'
import { create } from 'zustand'

import { api } from './api.ts'
import { createDraftKeeper } from './draft-keeper.ts'

/** What the top bar says about what is being typed. */
export const useSaved = create<{
  readonly state: 'nothing' | 'saving' | 'saved' | 'failed'
  readonly at: string | null
}>()(() => ({ state: 'nothing', at: null }))

/** Nothing typed stays unsaved for two seconds: saved at the first pause, and at the latest while the typing goes on. */
const PAUSE = 500
const LONGEST = 1200

const savers = new Set<() => Promise<void>>()

/** Has something saved at once before the office locks or the window goes; returns the way to take it out again. */
export function saveBeforeLeaving(save: () => Promise<void>): () => void {
  savers.add(save)
  return () => void savers.delete(save)
}

/** How long to wait for the next key, where the first one that is not saved was pressed at this moment. */
export function pauseSince(unsavedSince: number): number {
  return Math.max(0, Math.min(PAUSE, LONGEST - (Date.now() - unsavedSince)))
}

/** Saves what is being typed at once, before the office locks or the window goes. Calls leave in their order. */
export async function flushDrafts(): Promise<void> {
  await Promise.allSettled([...savers].map((save) => save()))
}

window.addEventListener('pagehide', () => void flushDrafts())

/** However long the answer takes, another window takes the place of this one. */
async function lock(forSomebodyElse: boolean): Promise<void> {
  await api.vault.lock({ forSomebodyElse }).catch(() => undefined)
}

/** Locks the office, with what is being typed kept first. */
export function lockOffice(): void {
  void flushDrafts()
  void lock(false)
}

/** Locks the office for a colleague: the next screen asks who they are. */
export function switchPerson(): void {
  void flushDrafts()
  void lock(true)
}

/** A draft as a screen holds it. */
export interface Draft<Value> {
  /** When it was last saved, for "Saved 10:41". */
  readonly savedAt: string | null
  /** What was found from before an interruption; `undefined` while asking, `null` when there is nothing. */
  readonly found: Value | null | undefined
  /** Throws the draft away, after the real thing was saved or on request. */
  discard(): Promise<void>
}

/**
 * Keeps what somebody types under a key, encrypted, within two seconds of the last key; it is back after a crash.
 * `value` is saved when it changed and is not `null`: `useDraft('concerns.new', form.isDirty ? values : null)`. When
 * everything typed was taken back again, nothing is kept.
 */
export function useDraft<Value>(
  key: string,
  value: Value | null,
  { isTakenBack = false }: { readonly isTakenBack?: boolean } = {},
): Draft<Value> {
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [found, setFound] = useState<Value | null | undefined>(undefined)
  const unsavedSince = useRef<number | null>(null)
  const typedUnder = useRef<string | null>(null)
  const [keeper] = useState(() =>
    createDraftKeeper({
      send: async (words) => (await api.drafts.save({ key: words.key, value: words.text })).savedAt,
      onSaved: (at) => {
        setSavedAt(at)
        useSaved.setState({ state: 'saved', at })
      },
      onFailed: () => useSaved.setState({ state: 'failed' }),
    }),
  )
  const text = value === null ? null : JSON.stringify(value)

  const save = useCallback(async () => {
    unsavedSince.current = null
    await keeper.save()
  }, [keeper])

  useEffect(() => {
    let here = true
    void api.drafts
      .get({ key })
      .then((kept) => {
        if (!here) return
        // Written by this hook under the same key, so it has the same shape; forms check it again when they are sent.
        setFound(kept ? (JSON.parse(kept.value) as Value) : null)
        setSavedAt(kept?.savedAt ?? null)
        keeper.found(kept?.value ?? null)
      })
      .catch(() => here && setFound(null))
    return () => {
      here = false
    }
  }, [key, keeper])

  const discard = useCallback(async () => {
    keeper.forget()
    typedUnder.current = null
    unsavedSince.current = null
    setFound(null)
    setSavedAt(null)
    useSaved.setState({ state: 'nothing' })
    // Where the office locks at that moment, the draft is offered once more and can be let go then.
    await api.drafts.discard({ key }).catch(() => undefined)
  }, [key, keeper])

  useEffect(() => {
    // Whoever takes everything back wants nothing kept; before their first key nothing is known of what they want.
    if (isTakenBack && typedUnder.current === key) void discard()
    if (text === null) return
    typedUnder.current = key
    if (!keeper.take({ key, text }))
      return useSaved.setState(({ at }) => ({ state: at === null ? 'nothing' : 'saved' }))
    useSaved.setState({ state: 'saving' })
    unsavedSince.current ??= Date.now()
    const timer = setTimeout(() => void save(), pauseSince(unsavedSince.current))
    return () => clearTimeout(timer)
  }, [key, text, save, keeper, isTakenBack, discard])

  useEffect(() => {
    const stop = saveBeforeLeaving(save)
    return () => {
      stop()
      void save()
    }
  }, [save])

  return { savedAt, found, discard }
}
