import { namedInterpreter, type Interpreter, type NamedInterpreter } from '#shared/domain/interpreter.ts'
import { isVital } from '#shared/domain/vital-texts.ts'

import { besideEnglish } from './beside.ts'
import { html, type Html } from './html.ts'
import type { PrintText } from './print-text.ts'

/** Whether a page says in words nobody has checked what somebody signs, their rights, or what to do in danger. */
export function needsEnglish({ language, saidUnreviewed }: PrintText): boolean {
  return language !== 'en' && saidUnreviewed(isVital)
}

/** A line to write a name on. */
const NAME = html`<span class="blank"></span>`

/** Who interprets, by name. */
export function interpretedBy({ name, role, how }: NamedInterpreter, { say }: PrintText): Html {
  return html`<p class="interpreter">
    ${say('interpreted.by', {
      name,
      role: say(`interpreted.role.${role}`),
      how: say(`interpreted.how.${how}`),
    })}
  </p>`
}

/** Who interprets, in both languages: by name, or with a line for whoever does. */
export function interpreterLines(said: Interpreter | null, text: PrintText, english: PrintText) {
  const named = namedInterpreter(said)
  const lineIn = (one: PrintText) =>
    named
      ? interpretedBy(named, one)
      : html`<p class="interpreter">${one.say('forms.aloud.interpreted', { who: NAME })}</p>`
  return { own: lineIn(text), english: lineIn(english) }
}

/** How a page stands beside its English: all of it, or the boxes nobody should have to trust unchecked. */
interface Unchecked {
  readonly text: PrintText
  readonly english: PrintText
  readonly isWhole: boolean
  readonly interpreter: Interpreter | null
  /** Whether the page names whoever interprets itself, or asks for their name: once is enough. */
  readonly asksItself?: boolean
}

/**
 * Whoever interprets what nobody has checked: by name, or written in by hand before anybody signs, where a form is blank
 * and belongs to no family yet; `null` where nobody has to.
 */
export type WhoInterprets = NamedInterpreter | 'by-hand' | null

/** Draws a page; `interpreter` is there where the page itself is to name them. */
export type DrawInterpreted = (text: PrintText, interpreter?: WhoInterprets) => Html

/** A page as it may leave: while nobody has checked what it says of consent, rights or danger, beside its English, with whoever interprets. */
export function besideUnchecked(
  draw: DrawInterpreted,
  { text, english, isWhole, interpreter, asksItself = false }: Unchecked,
): Html {
  const own = draw(text)
  if (!needsEnglish(text)) return own
  if (!asksItself)
    return besideEnglish(text, own, draw(english), {
      isWhole,
      interpreter: interpreterLines(interpreter, text, english),
    })
  const who = namedInterpreter(interpreter) ?? 'by-hand'
  return besideEnglish(text, draw(text, who), draw(english, who), { isWhole })
}
