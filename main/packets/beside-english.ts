import type { PacketGap } from '#shared/api/packets.ts'
import { namedInterpreter } from '#shared/domain/interpreter.ts'
import { isVitalPage, type PacketChoice, type PacketPart } from '#shared/domain/packet.ts'

import { besideEnglish } from '../print/beside.ts'
import type { Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import { type DrawInterpreted, interpreterLines, needsEnglish } from '../print/unchecked.ts'
import type { PacketPage } from './packet.ts'

/**
 * How much of a page stands beside its English: all of it where somebody wants that, or where it is one that nobody
 * should have to trust unchecked; on other pages the boxes that are so. The slip says each line twice already.
 */
function howBesideEnglish(
  part: PacketPart,
  text: PrintText,
  { bilingual }: Pick<PacketChoice, 'bilingual'>,
): 'whole' | 'boxes' | null {
  if (text.language === 'en' || part === 'contact-slip') return null
  if (bilingual) return 'whole'
  if (!needsEnglish(text)) return null
  return isVitalPage(part) ? 'whole' : 'boxes'
}

/** A page of the family as it prints. Where something on it was not checked it says who interprets, or has a line for their name. */
export function besideEnglishWhereNeeded(
  part: PacketPart,
  draw: DrawInterpreted,
  { text, english }: { readonly text: PrintText; readonly english: PrintText },
  choice: Pick<PacketChoice, 'bilingual' | 'interpreter'>,
): Html {
  const own = draw(text)
  const how = howBesideEnglish(part, text, choice)
  if (!how) return own
  const { interpreter } = choice
  const named = needsEnglish(text) ? namedInterpreter(interpreter) : null
  const isWhole = how === 'whole'
  // The form to sign has a place of its own for whoever interprets.
  if (part === 'consent-form')
    return besideEnglish(text, draw(text, named), draw(english, named), { isWhole })
  return besideEnglish(text, own, draw(english), {
    isWhole,
    interpreter: needsEnglish(text) ? interpreterLines(interpreter, text, english) : null,
  })
}

/** What somebody signs in words nobody has checked is read to them by somebody with a name, or is not printed. */
export function withoutInterpreter(
  pages: readonly Pick<PacketPage, 'part' | 'sheet'>[],
  { interpreter }: Pick<PacketChoice, 'interpreter'>,
): readonly PacketGap[] {
  if (namedInterpreter(interpreter)) return []
  const unread = pages.flatMap(({ part, sheet }) =>
    isVitalPage(part) && needsEnglish(sheet.text) ? part : [],
  )
  const [part] = unread
  return part ? [{ part, gap: 'no-interpreter', blocks: true, pages: unread }] : []
}
