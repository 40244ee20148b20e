/** One text to keep under a key. */
interface Words {
  readonly key: string
  readonly text: string
}

/** What is being typed in one form, on its way into the vault. */
export interface DraftKeeper {
  /** Takes the newest words; they are saved with the next `save`. */
  take(words: Words): void
  /** Saves what was taken last; what could not be saved waits for the next try. */
  save(): Promise<void>
  /** Whether this text is the one that lies in the vault. */
  holds(text: string): boolean
  /** Remembers what was found in the vault. */
  found(text: string | null): void
  /** Lets everything go: what is on its way, or could not be saved, is never tried again. */
  forget(): void
}

/** Keeps the newest words of one form, whatever becomes of the tries to save them. */
export function createDraftKeeper({
  send,
  onSaved,
  onFailed,
}: {
  /** Saves, and answers when it was. */
  readonly send: (words: Words) => Promise<string>
  readonly onSaved: (at: string) => void
  readonly onFailed: () => void
}): DraftKeeper {
  let waiting: Words | null = null
  let kept: string | null = null
  let forgotten = 0
  return {
    take: (words) => void (waiting = words),
    holds: (text) => kept === text,
    found: (text) => void (kept = text),
    forget: () => {
      waiting = null
      kept = null
      forgotten += 1
    },
    save: async () => {
      const words = waiting
      if (!words) return
      waiting = null
      const before = forgotten
      try {
        const at = await send(words)
        if (before !== forgotten) return
        kept = words.text
        onSaved(at)
      } catch {
        if (before !== forgotten) return
        // Tried again with the next key, and at the latest when the form goes.
        waiting ??= words
        onFailed()
      }
    },
  }
}
