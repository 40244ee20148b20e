import { useCallback, useEffect, useRef, useState } from 'react'

import { AppError } from '#shared/app-error.ts'
import type { Protocol, ProtocolDocument } from '#shared/domain/protocol.ts'
import { api } from '#renderer/api.ts'
import { pauseSince, saveBeforeLeaving, useSaved } from '#renderer/drafts.ts'
import { refreshEverything } from '#renderer/query.ts'
import { doneAgain, type Moved, nothingDone, takenBack, withDone } from './draft-history.ts'
import { createDraftSaver, type KeptDraft } from './draft-saver.ts'

/** How a draft is written: every change is saved by itself, and can be taken back. */
export interface DraftEdits {
  readonly document: ProtocolDocument
  /** Changes the draft; what is typed into one field without a break is taken back as one. */
  readonly edit: (change: (document: ProtocolDocument) => ProtocolDocument, field?: string) => void
  /** Takes the latest change back; `null` where there is none. */
  readonly undo: (() => void) | null
  /** Does again what was taken back last; `null` where there is none, or something else was done since. */
  readonly redo: (() => void) | null
  /** Saves what is not saved yet; rejects with why it cannot be. */
  readonly settle: () => Promise<KeptDraft>
  /** Why the latest change is not saved. */
  readonly error: unknown
  /** Reads what somebody else left and goes on from there; what was written here stays. */
  readonly reload: () => void
}

const isConflict = (error: unknown): boolean => error instanceof AppError && error.code === 'conflict'

/** Writes the draft that was read, saving at each pause. */
export function useDraftEdits(draft: Protocol): DraftEdits {
  const { id } = draft
  const [saver] = useState(() => createDraftSaver(draft, (kept) => api.protocols.save({ id, ...kept })))
  const [document, setDocument] = useState(draft.document)
  const [history, setHistory] = useState(nothingDone)
  const [error, setError] = useState<unknown>(null)
  const latest = useRef(document)
  const unsavedSince = useRef<number | null>(null)

  const put = useCallback(
    (next: ProtocolDocument) => {
      latest.current = next
      saver.take(next)
      setDocument(next)
    },
    [saver],
  )

  const settle = useCallback(async () => {
    unsavedSince.current = null
    if (!saver.isUnsaved()) return saver.kept()
    useSaved.setState({ state: 'saving' })
    try {
      const kept = await saver.save()
      useSaved.setState({ state: 'saved', at: new Date().toISOString() })
      setError(null)
      void refreshEverything()
      return kept
    } catch (reason) {
      useSaved.setState({ state: 'failed' })
      setError(reason)
      throw reason
    }
  }, [saver])

  const edit = useCallback<DraftEdits['edit']>(
    (change, field) => {
      const before = latest.current
      const after = change(before)
      if (after === before) return
      setHistory((steps) => withDone(steps, { document: before, field }))
      put(after)
    },
    [put],
  )

  const go = (moved: Moved | null) =>
    moved &&
    (() => {
      setHistory(moved.history)
      put(moved.document)
    })

  const reload = useCallback(async () => {
    const { draft: theirs } = await api.protocols.overview({})
    if (theirs?.id !== id) return
    setError(null)
    setHistory(nothingDone)
    put(saver.goOnFrom(theirs))
    await settle()
  }, [id, put, saver, settle])

  // Each save would be refused like the one before, until somebody looks.
  const isHeld = isConflict(error)
  useEffect(() => {
    if (isHeld || !saver.isUnsaved()) return
    useSaved.setState({ state: 'saving' })
    unsavedSince.current ??= Date.now()
    const timer = setTimeout(() => void settle().catch(() => undefined), pauseSince(unsavedSince.current))
    return () => clearTimeout(timer)
  }, [document, isHeld, saver, settle])

  useEffect(() => {
    if (draft.version <= saver.kept().version || saver.isUnsaved()) return
    setHistory(nothingDone)
    put(saver.goOnFrom(draft))
  }, [draft, put, saver])

  useEffect(() => {
    const save = () =>
      settle().then(
        () => undefined,
        () => undefined,
      )
    const stop = saveBeforeLeaving(save)
    return () => {
      stop()
      void save()
    }
  }, [settle])

  return {
    document,
    edit,
    undo: go(takenBack(history, document)),
    redo: go(doneAgain(history, document)),
    settle,
    error,
    reload: () => void reload().catch(setError),
  }
}
