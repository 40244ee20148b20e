import { assertNever } from '../assert-never.ts'
import type { CrisisEntry } from '../domain/crisis.ts'
import type { MessageKey } from './catalogues.ts'

/** How what was written in a crisis is worded. */
export interface CrisisWording {
  readonly say: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string
  readonly day: (on: string) => string
  readonly language: (tag: string) => string
  /** The name of somebody with an account. */
  readonly who: (accountId: string) => string
}

/** One entry as people read it: what it says in a line, and the rest below. */
export interface CrisisSentence {
  readonly title: string
  readonly lines: readonly string[]
}

type Parts = readonly (string | null | false)[]

const filled = (parts: Parts): string[] => parts.filter((part): part is string => Boolean(part))

/** What an entry says about the step of this name. */
export function crisisSentence(
  { said }: Pick<CrisisEntry, 'said'>,
  step: string,
  { say, day, language, who }: CrisisWording,
): CrisisSentence {
  const sentence = (title: string, ...lines: Parts): CrisisSentence => ({ title, lines: filled(lines) })
  switch (said.kind) {
    case 'done':
      return sentence(step, said.words)
    case 'attempt':
      return sentence(
        say('crises:said.attempt', { step, whom: said.whom }),
        say('crises:said.reached', {
          result: say(`crises:call.results.${said.result}`),
          channel: say(`vocabulary:channel.${said.channel}`),
        }),
        said.language && say('crises:said.spoken', { language: language(said.language) }),
        said.interpreter && say('crises:said.interpreter', { name: said.interpreter }),
        said.words,
      )
    case 'report':
      return sentence(
        step,
        said.person ? say('crises:said.agency', { agency: said.agency, person: said.person }) : said.agency,
        said.reference && say('crises:said.reference', { reference: said.reference }),
        said.writtenDueOn && say('crises:said.writtenBy', { day: day(said.writtenDueOn) }),
        said.threat,
        said.words,
      )
    case 'written':
      return sentence(say('crises:said.written', { step }), said.words)
    case 'not-sent':
      return sentence(say('crises:said.notSent', { step }), said.words)
    case 'pick-up':
      return sentence(
        step,
        said.relation ? say('crises:said.cameFor', { whom: said.whom, relation: said.relation }) : said.whom,
        say('crises:said.identity', { identity: said.identity }),
        say(said.signed ? 'crises:said.signed' : 'crises:said.notSigned'),
        said.words,
      )
    case 'taken':
      return sentence(step, say('crises:said.taken', { whereTo: said.whereTo }), said.threat, said.words)
    case 'told':
      return sentence(
        say('crises:said.told', { step }),
        said.whom,
        said.information.length === 0
          ? say('crises:said.toldNothing')
          : said.information.map((part) => say(`vocabulary:information.${part}`)).join(', '),
        said.threat,
        said.medicalStaff,
        said.words,
      )
    case 'debrief':
      return sentence(step, say('crises:said.present', { present: said.present }), said.words)
    case 'planned':
      return sentence(
        say('crises:said.planned', { step }),
        say('crises:said.plannedFor', { day: day(said.dueOn), name: who(said.ownerId) }),
      )
    case 'left-out':
      return sentence(say('crises:said.leftOut', { step }), said.why)
    default:
      return assertNever(said)
  }
}
