import type { Findings, Property, PropertyName } from './property.ts'
import type { TrialOrder } from './run-trial.ts'
import { noScore, withControl, withFindings, type Score, type Scores } from './scores.ts'

interface Options {
  readonly properties: readonly Property[]
  readonly bar: 'commit' | 'release'
  readonly seed: string
  readonly until: number
  /** How many trials run side by side. */
  readonly benches: number
  readonly before: Scores
  readonly run: (order: TrialOrder) => Promise<Findings>
  readonly keep: (scores: Scores) => void
}

interface Bench {
  readonly property: Property
  readonly order: TrialOrder
}

/** Runs trials until every property has reached its bar or the time is over; whoever is furthest behind comes next. */
export async function runLaboratory(options: Options): Promise<Scores> {
  const { properties, bar, until, benches } = options
  const scores = new Map<PropertyName, Score>(options.before)
  const underway = new Map<PropertyName, number>()
  const controlled = new Set<PropertyName>()
  const stuck = new Set<PropertyName>()
  let trials = 0

  const scoreOf = ({ name }: Property): Score => scores.get(name) ?? noScore
  const doneOf = (property: Property): number => scoreOf(property).tried + (underway.get(property.name) ?? 0)
  const shareOf = (property: Property): number => doneOf(property) / property.bar[bar]

  const orderFor = ({ name }: Property, count: number, isProtected: boolean): TrialOrder => {
    trials += 1
    return { name, seed: `${options.seed}-${trials}`, count, isProtected }
  }

  const nextControl = (): Bench | undefined => {
    for (const property of properties) {
      const { name, control } = property
      if ('none' in control || scoreOf(property).controlBad !== null || controlled.has(name)) continue
      controlled.add(name)
      return { property, order: orderFor(property, control.count, false) }
    }
    return undefined
  }

  const next = (): Bench | undefined => {
    if (performance.now() > until) return undefined
    const control = nextControl()
    if (control) return control
    const [property] = properties
      .filter((candidate) => shareOf(candidate) < 1 && !stuck.has(candidate.name))
      .toSorted((left, right) => shareOf(left) - shareOf(right))
    if (!property) return undefined
    const count = Math.min(property.batch, property.bar[bar] - doneOf(property))
    underway.set(property.name, (underway.get(property.name) ?? 0) + count)
    return { property, order: orderFor(property, count, true) }
  }

  const note = ({ property, order }: Bench, findings: Findings): void => {
    const { name } = property
    if (!order.isProtected) {
      scores.set(name, withControl(scoreOf(property), findings))
      return
    }
    underway.set(name, (underway.get(name) ?? 0) - order.count)
    // A trial that tries nothing would be begun for ever.
    if (findings.tried === 0) stuck.add(name)
    scores.set(name, withFindings(scoreOf(property), findings, `${order.seed}/${order.count}`))
  }

  const work = async (): Promise<void> => {
    for (let bench = next(); bench; bench = next()) {
      note(bench, await options.run(bench.order))
      options.keep(scores)
    }
  }

  await Promise.all(Array.from({ length: benches }, work))
  return scores
}
