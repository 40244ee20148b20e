import { createHash } from 'node:crypto'

/** As long as it takes to paste; after that, words of the office lie on the clipboard for no reason. */
const STAYS = 30_000
/** A page tells of a copy before the words have arrived. */
const ARRIVES = 300

/** The clipboard of the machine. */
export interface Clipboard {
  read(): Promise<string>
  clear(): Promise<void>
}

/** Calls back once, unless its answer was called before. */
export type Later = (milliseconds: number, run: () => void) => () => void

/** Takes the office's words off the clipboard again. */
export interface CopiedWords {
  /** Something was just copied from the window. */
  copied(): void
  /** Takes them off at once: the office locks, or the program ends. */
  forget(): Promise<void>
}

const later: Later = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds)
  timer.unref()
  return () => clearTimeout(timer)
}

const fingerprint = (words: string): string => createHash('sha256').update(words).digest('hex')

/** Clears the clipboard a while after something was copied here; what another program copied since stays. */
export function watchCopies(clipboard: Clipboard, wait: Later = later): CopiedWords {
  let ours: string | 'arriving' | undefined
  let stop = (): void => {}

  const forget = async (): Promise<void> => {
    const known = ours
    stop()
    ours = undefined
    if (known === undefined) return
    if (known === 'arriving' || fingerprint(await clipboard.read()) === known) await clipboard.clear()
  }
  const arrived = async (): Promise<void> => {
    stop = wait(STAYS - ARRIVES, () => void forget().catch(() => {}))
    ours = fingerprint(await clipboard.read())
  }
  return {
    copied: () => {
      stop()
      ours = 'arriving'
      stop = wait(ARRIVES, () => void arrived().catch(() => {}))
    },
    forget,
  }
}
