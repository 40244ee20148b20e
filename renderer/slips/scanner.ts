import { useEffect, useRef } from 'react'

import { looksLikeSlipCode } from '#shared/domain/slip.ts'

import { fieldInUse, isInTheMiddle, rememberField, takesCodes, writeInto } from './field-in-use.ts'
import { codeIn, FEWEST_SIGNS, isSameScan, type Press, printedCodeIn, SCAN_GAP_MS } from './hearing.ts'

/** Told of each code, and whether somebody was in the middle of something. */
type Heard = (typed: string, isBusy: boolean) => void

/** A burst of keys while nobody knows yet whether it is a scan. */
interface Burst {
  readonly presses: Press[]
  /** Keys kept from the screen meanwhile, to be given to it where it was somebody's fingers after all. */
  readonly held: KeyboardEvent[]
  /** Puts the field back as it was before the burst; `null` where no field is in use. */
  readonly restore: (() => void) | null
}

const given = new WeakSet<Event>()

/** Gives the screen a key that was kept from it, wherever the focus is by now. */
function give({ key, code, shiftKey }: KeyboardEvent): void {
  const field = fieldInUse()
  if (field && writeInto(field, key)) return
  const again = new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true })
  given.add(again)
  ;(document.activeElement ?? document.body).dispatchEvent(again)
}

const aFrame = () => new Promise((done) => requestAnimationFrame(done))

/**
 * Keys on their way to the screen, one after the other, each once it has drawn what the one before did: a key may open
 * the field the next is for. What is pressed meanwhile goes behind them.
 */
function waitingLine() {
  const line: KeyboardEvent[] = []
  let isMoving = false
  const move = async () => {
    isMoving = true
    for (let event = line.shift(); event; event = line.shift()) {
      give(event)
      await aFrame().then(aFrame)
    }
    isMoving = false
  }
  return {
    isMoving: () => isMoving,
    join: (...events: readonly KeyboardEvent[]) => {
      line.push(...events)
      if (!isMoving && line.length > 0) void move()
    },
    /** Gives all of them now, before a key that nobody can give again. */
    hurry: () => line.splice(0).forEach(give),
  }
}

/** Whether a key would change the line it is pressed on before anybody knows that it was the first of a scan. */
const actsAtOnce = (): boolean => document.activeElement?.closest('[data-line]') !== null

/**
 * Hears a scanner that writes as a keyboard does. While no field is in use its signs reach nobody but the first, and
 * that one only where it opens something; on a line, where a key acts, it is a moment late. In a field they are taken out again, Enter included: it is as if nothing was scanned. `isDeaf` says where
 * every key counts at once.
 */
function listenForScans(heard: Heard, isDeaf: () => boolean): () => void {
  let burst: Burst | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const line = waitingLine()

  const end = (): Burst | null => {
    clearTimeout(timer)
    const ended = burst
    burst = null
    return ended
  }
  const letGo = () => line.join(...(end()?.held ?? []))
  const letGoNow = () => {
    letGo()
    line.hurry()
  }

  /** Whether what came was a scan; then it is told, and nothing of it stays anywhere. */
  const isScan = (isEnded: boolean): boolean => {
    if (burst === null) return false
    // In a field, and without the key that ends a scan, only the whole of what we print is one.
    const isSure = isEnded && burst.restore === null
    const code = isSure ? codeIn(burst.presses) : printedCodeIn(burst.presses)
    const isForeign = code === null && isEnded && burst.restore === null && isLong(burst)
    if (code === null && !isForeign) return false
    const { presses, restore } = burst
    const isBusy = isInTheMiddle()
    end()
    restore?.()
    heard(code ?? presses.map(({ key }) => key).join(''), isBusy)
    return true
  }

  const hear = (event: KeyboardEvent) => {
    if (given.has(event) || event.key === 'Shift' || event.key === 'CapsLock' || isDeaf()) return
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || takesCodes())
      return letGoNow()
    const at = event.timeStamp
    if (burst && !isSameScan(burst.presses.at(-1), at)) letGo()
    if ((event.key === 'Enter' || event.key === 'Tab') && isScan(true)) return stop(event)
    const isSign = event.key.length === 1
    if (!isSign) return letGoNow()
    if (event.key === ' ') letGo()
    if (line.isMoving()) {
      line.join(event)
      return stop(event)
    }
    if (event.key === ' ' || (burst === null && !/^[\w&é"'(-]$/.test(event.key))) return letGo()
    const field = fieldInUse()
    // The first key opened the field this one is for.
    if (burst && field !== null && burst.restore === null) letGo()
    burst ??= { presses: [], held: [], restore: field && rememberField(field) }
    burst.presses.push({ key: event.key, code: event.code, at })
    if (field === null && (burst.presses.length > 1 || actsAtOnce())) {
      burst.held.push(event)
      stop(event)
    }
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!isScan(false)) letGo()
    }, SCAN_GAP_MS)
  }
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain').trim() ?? ''
    if (fieldInUse() === null && looksLikeSlipCode(text)) heard(text, isInTheMiddle())
  }

  window.addEventListener('keydown', hear, { capture: true })
  document.addEventListener('paste', paste)
  return () => {
    letGoNow()
    window.removeEventListener('keydown', hear, { capture: true })
    document.removeEventListener('paste', paste)
  }
}

const isLong = ({ presses }: Burst): boolean => presses.length >= FEWEST_SIGNS

function stop(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** Hears scans while the component is on screen, but where `isDeaf`. */
export function useScans(heard: Heard, isDeaf: boolean): void {
  const latest = useRef({ heard, isDeaf })
  useEffect(() => {
    latest.current = { heard, isDeaf }
  })
  useEffect(
    () =>
      listenForScans(
        (typed, isBusy) => latest.current.heard(typed, isBusy),
        () => latest.current.isDeaf,
      ),
    [],
  )
}
