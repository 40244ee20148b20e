import type { ProtocolDocument } from '#shared/domain/protocol.ts'
import type { NumberedPart } from '#shared/domain/protocol-parts.ts'
import { Urgency } from '#shared/domain/urgency.ts'
import type { Say } from '#renderer/text.ts'
import { tierName } from './protocol-words.ts'

/** What a part is called, after the number it has on paper: "22 First call to the family". */
export function partWords(document: ProtocolDocument, part: NumberedPart, t: Say): string {
  return `${part.number} ${nameOf(document, part, t)}`
}

function nameOf(document: ProtocolDocument, { part, id, name }: NumberedPart, t: Say): string {
  const urgency = part === 'tiers' ? Urgency.safeParse(id).data : undefined
  if (urgency) return tierName(document, urgency, t)
  if (name !== '') return name
  if (part === 'about' && id !== null) return t('protocol:about.confidentiality')
  return t(part === 'crisis' ? 'protocol:crisis.neverAlone' : `protocol:part.${part}`)
}
