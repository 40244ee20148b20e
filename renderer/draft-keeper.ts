/** One text to keep under a key. */
interface Words {
  readonly key: string
  readonly text: string
}

/** What is being typed in one form, on its way into the vault. */
export interface DraftKeeper {
  /** Takes the newest words, saved with the next `save`; answers whether the vault holds other ones. */
  take(words: Words): boolean
  /** Saves what was taken last; what could not be saved waits for the next try. */
  save(): Promise<void>
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
  let newest: Words | null = null
  /** What the vault holds once everything on its way has arrived; calls arrive in their order. */
  let sent: string | null = null
  let forgotten = 0
  return {
    take: (words) => {
      newest = words
      return words.text !== sent
    },
    found: (text) => void (sent = text),
    forget: () => {
      newest = null
      sent = null
      forgotten += 1
    },
    save: async () => {
      const words = newest
      if (!words || words.text === sent) return
      sent = words.text
      const before = forgotten
      try {
        const at = await send(words)
        if (before === forgotten) onSaved(at)
      } catch {
        if (before !== forgotten) return
        // Tried again with the next key, and at the latest when the form goes.
        if (sent === words.text) sent = null
        onFailed()
      }
    },
  }
}
