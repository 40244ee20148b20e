import type { PacketGap } from '#shared/api/packets.ts'
import { namedInterpreter, type Interpreter } from '#shared/domain/interpreter.ts'
import { isVitalPage, type PacketChoice, type PacketPart } from '#shared/domain/packet.ts'
import { isVital } from '#shared/domain/printed-text.ts'

import { html, type Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import type { PacketPage } from './packet.ts'

/**
 * How much of a page stands beside its English: all of it where somebody wants that, or where it is one that nobody
 * should have to trust unchecked; on other pages the boxes that are so. The slip says each line twice already.
 */
export function howBesideEnglish(
  part: PacketPart,
  text: PrintText,
  { bilingual }: Pick<PacketChoice, 'bilingual'>,
): 'whole' | 'boxes' | null {
  if (text.language === 'en' || part === 'contact-slip') return null
  if (bilingual) return 'whole'
  if (!text.saidUnreviewed(isVital)) return null
  return isVitalPage(part) ? 'whole' : 'boxes'
}

/** The line that names the interpreter, in both languages; nothing while nobody is named. */
export function interpretedBy(
  said: Interpreter | null,
  text: PrintText,
  english: PrintText,
): { readonly own: Html; readonly english: Html } | null {
  const named = namedInterpreter(said)
  if (!named) return null
  const lineIn = ({ say }: PrintText) =>
    html`<p>
      ${say('interpreted.by', {
        name: named.name,
        role: say(`interpreted.role.${named.role}`),
        how: say(`interpreted.how.${named.how}`),
      })}
    </p>`
  return { own: lineIn(text), english: lineIn(english) }
}

/** What somebody signs in words nobody has checked is read to them by somebody with a name, or is not printed. */
export function withoutInterpreter(
  pages: readonly Pick<PacketPage, 'part' | 'sheet'>[],
  { interpreter }: Pick<PacketChoice, 'interpreter'>,
): readonly PacketGap[] {
  if (namedInterpreter(interpreter)) return []
  const first = pages.find(({ part, sheet }) => isVitalPage(part) && sheet.text.saidUnreviewed(isVital))
  return first ? [{ part: first.part, gap: 'no-interpreter', blocks: true }] : []
}
