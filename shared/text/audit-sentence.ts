import type { AuditLine, AuditEvent, AuditSubject } from '../domain/audit.ts'
import { assertNever } from '../assert-never.ts'
import type { MessageKey } from './catalogues.ts'
import { englishMessages } from './english.ts'

interface Branch {
  readonly [name: string]: string | Branch
}

function eventsIn(branch: Branch, path = ''): readonly string[] {
  return Object.entries(branch).flatMap(([name, value]) =>
    typeof value === 'string' ? [path + name] : eventsIn(value, `${path}${name}.`),
  )
}

const events = new Set(eventsIn(englishMessages.audit.event))

/** Whether this version has a sentence for an event; a newer one may have written what it has none for. */
export function isAuditEvent(event: string): event is AuditEvent {
  return events.has(event)
}

type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string
type When = (instant: string) => string

/** Whom an entry is about, in words; `when` says a moment as people do. */
export function auditSubject(about: AuditSubject, say: Say, when: When): string {
  switch (about.kind) {
    case 'student':
    case 'named':
      return about.name
    case 'tries':
      return say(`audit:tries.${about.of}`, { count: about.count, when: when(about.lastAt) })
    case 'nothing':
    case 'hidden':
    case 'gone':
      return say(`audit:whom.${about.kind}`)
    default:
      return assertNever(about)
  }
}

/** One entry of the trail as a plain sentence: "Rosa Lind opened the record of Ines Varga". */
export function auditSentence(
  { who, event, about }: Pick<AuditLine, 'who' | 'event' | 'about'>,
  say: Say,
  when: When,
): string {
  const values = { who: who ?? say('audit:somebody'), whom: auditSubject(about, say, when) }
  if (about.kind === 'hidden') return say('audit:hiddenEvent', values)
  return isAuditEvent(event) ? say(`audit:event.${event}`, values) : say('audit:unknownEvent', values)
}
