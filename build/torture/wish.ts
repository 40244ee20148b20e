import { parseArgs } from 'node:util'

import { PROPERTY_NAMES, type PropertyName } from './property.ts'

/** What the command was asked for. */
export interface Wish {
  readonly json: boolean
  readonly only: readonly PropertyName[]
  readonly bar: 'commit' | 'release'
  readonly resume: boolean
  /** After how long no more trials begin. */
  readonly milliseconds: number
  /** Repeats one trial of an earlier run. */
  readonly seed: string | undefined
  readonly report: boolean
}

function isPropertyName(name: string): name is PropertyName {
  return (PROPERTY_NAMES as readonly string[]).includes(name)
}

/** Reads the command line; answers a sentence where it makes no sense. */
export function readWish(values: readonly string[]): Wish | string {
  try {
    const { values: said } = parseArgs({
      args: [...values],
      options: {
        json: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        release: { type: 'boolean', default: false },
        resume: { type: 'boolean', default: false },
        minutes: { type: 'string' },
        seed: { type: 'string' },
        'no-report': { type: 'boolean', default: false },
      },
    })
    const unknown = said.only.find((name) => !isPropertyName(name))
    if (unknown !== undefined)
      return `There is no property “${unknown}”. There are: ${PROPERTY_NAMES.join(', ')}.`
    const minutes = said.minutes === undefined ? Infinity : Number(said.minutes)
    if (!(minutes > 0)) return 'Say --minutes as a number above 0.'
    if (said.seed !== undefined && said.only.length !== 1)
      return 'A seed belongs to one property: name it with --only.'
    return {
      json: said.json,
      only: said.only.filter(isPropertyName),
      bar: said.release ? 'release' : 'commit',
      resume: said.resume,
      milliseconds: minutes * 60_000,
      seed: said.seed,
      report: !said['no-report'] && said.only.length === 0 && said.seed === undefined,
    }
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown)
  }
}
