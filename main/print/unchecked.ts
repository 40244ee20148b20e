import { namedInterpreter, type Interpreter } from '#shared/domain/interpreter.ts'
import { isVital } from '#shared/domain/printed-text.ts'

import { besideEnglish } from './beside.ts'
import { html, type Html } from './html.ts'
import type { PrintText } from './print-text.ts'

/** Whether a page says in words nobody has checked what somebody signs, their rights, or what to do in danger. */
export function needsEnglish({ language, saidUnreviewed }: PrintText): boolean {
  return language !== 'en' && saidUnreviewed(isVital)
}

/** A line to write a name on. */
const NAME = html`<span class="blank"></span>`

/** Who interprets, in both languages: by name, or with a line for whoever does. */
export function interpreterLines(said: Interpreter | null, text: PrintText, english: PrintText) {
  const named = namedInterpreter(said)
  const lineIn = ({ say }: PrintText) =>
    html`<p class="interpreter">
      ${
        named
          ? say('interpreted.by', {
              name: named.name,
              role: say(`interpreted.role.${named.role}`),
              how: say(`interpreted.how.${named.how}`),
            })
          : say('forms.aloud.interpreted', { who: NAME })
      }
    </p>`
  return { own: lineIn(text), english: lineIn(english) }
}

/** How a page stands beside its English: all of it, or the boxes nobody should have to trust unchecked. */
interface Unchecked {
  readonly text: PrintText
  readonly english: PrintText
  readonly isWhole: boolean
  /** Whoever interprets, where the page does not ask for their name itself. */
  readonly interpreter: Interpreter | null | 'asked on the page'
}

/** A page as it may leave: while nobody has checked what it says of consent, rights or danger, beside its English, with whoever interprets. */
export function besideUnchecked(
  draw: (text: PrintText) => Html,
  { text, english, isWhole, interpreter }: Unchecked,
): Html {
  const own = draw(text)
  if (!needsEnglish(text)) return own
  return besideEnglish(text, own, draw(english), {
    isWhole,
    interpreter: interpreter === 'asked on the page' ? null : interpreterLines(interpreter, text, english),
  })
}
