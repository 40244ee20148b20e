import enLargeSchool from '#shared/text/starting-protocols/en/large-school.json' with { type: 'json' }
import enSmallSchool from '#shared/text/starting-protocols/en/small-school.json' with { type: 'json' }
import esLargeSchool from '#shared/text/starting-protocols/es/large-school.json' with { type: 'json' }
import esSmallSchool from '#shared/text/starting-protocols/es/small-school.json' with { type: 'json' }
import { ProtocolDocument, type StartingProtocol } from '#shared/domain/protocol.ts'
import type { Locale } from '#shared/text/catalogues.ts'

const TEXTS: Readonly<Record<Locale, Readonly<Record<StartingProtocol, unknown>>>> = {
  en: { 'small-school': enSmallSchool, 'large-school': enLargeSchool },
  es: { 'small-school': esSmallSchool, 'large-school': esLargeSchool },
}

/** A protocol written for schools of one kind, to begin with and to change. */
export function startingProtocol(which: StartingProtocol, language: Locale): ProtocolDocument {
  return ProtocolDocument.parse(TEXTS[language][which])
}
