import type { ProtocolDocument } from '#shared/domain/protocol.ts'

/** A draft as the program keeps it. */
export interface KeptDraft {
  readonly version: number
  readonly document: ProtocolDocument
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What somebody else left, with the parts on top of it that were written here meanwhile. */
export function mergeEdits({
  base,
  mine,
  theirs,
}: {
  readonly base: ProtocolDocument
  readonly mine: ProtocolDocument
  readonly theirs: ProtocolDocument
}): ProtocolDocument {
  const written = Object.entries(mine).filter(
    ([part, value]) => !isSame(value, base[part as keyof ProtocolDocument]),
  )
  // Parts of the same document.
  return { ...theirs, ...(Object.fromEntries(written) as Partial<ProtocolDocument>) }
}

/** What is being written, on its way into the vault. */
export interface DraftSaver {
  take(document: ProtocolDocument): void
  isUnsaved(): boolean
  /** Saves what was taken, one version after the other; rejects with why it was refused. */
  save(): Promise<KeptDraft>
  /** What the program keeps, as far as this window knows. */
  kept(): KeptDraft
  /** Goes on from what somebody else left; answers it with what was written here on top. */
  goOnFrom(theirs: KeptDraft): ProtocolDocument
}

/** Saves a draft as often as it changes, each time as the version that follows the last. */
export function createDraftSaver(
  begun: KeptDraft,
  send: (draft: KeptDraft) => Promise<{ readonly version: number }>,
): DraftSaver {
  let kept = begun
  let newest = begun.document
  let running: Promise<KeptDraft> | null = null
  const run = async (): Promise<KeptDraft> => {
    while (newest !== kept.document) {
      const document = newest
      // oxlint-disable-next-line no-await-in-loop -- each version is saved on top of the one before
      const { version } = await send({ version: kept.version, document })
      kept = { version, document }
    }
    return kept
  }
  return {
    take: (document) => {
      newest = document
    },
    isUnsaved: () => newest !== kept.document || running !== null,
    save: () => {
      running ??= run().finally(() => {
        running = null
      })
      return running
    },
    kept: () => kept,
    goOnFrom: (theirs) => {
      newest = mergeEdits({ base: kept.document, mine: newest, theirs: theirs.document })
      kept = { version: theirs.version, document: theirs.document }
      if (isSame(newest, kept.document)) newest = kept.document
      return newest
    },
  }
}
