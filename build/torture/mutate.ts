import type { Chance } from '#main/sample-school/chance.ts'

import type { Shape } from './schema-values.ts'

/** A value with one place changed. */
export interface Mutation {
  readonly value: unknown
  /** The place that was changed. */
  readonly at: string
  /** `true` where no schema of this shape may take it; otherwise only the program knows. */
  readonly isWrong: boolean
}

function deep(): unknown {
  let value: unknown = null
  for (let depth = 0; depth < 2000; depth += 1) value = [value]
  return value
}

/** Values nobody expects, made anew each time because some can be changed. */
const hostile: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => '',
  () => ' ',
  () => '\u0000',
  () => '\uD800',
  () => '\u202Eevil',
  () => 'x'.repeat(100_000),
  () => "'; DROP TABLE students; --",
  () => '" OR 1=1 NEAR(*',
  () => '../../etc/passwd',
  () => '2026-02-30',
  () => '9999999999-12-31',
  () => -1,
  () => 0,
  () => 0.5,
  () => 2 ** 53,
  () => -(2 ** 63),
  () => 1e308,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 10n,
  () => true,
  () => [],
  () => Array.from({ length: 5000 }, () => 'x'),
  () => ({}),
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  () => ({ toString: 'not a function' }),
  () => new Date(0),
  () => new Map([['key', 'value']]),
  () => Buffer.from('bytes'),
  deep,
]

type Path = readonly (string | number)[]

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((item, at) => pathsOf(item, [...path, at]))]
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
}

function withAt(value: unknown, [first, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (first === undefined) return change(value)
  if (Array.isArray(value)) return value.map((item, at) => (at === first ? withAt(item, rest, change) : item))
  const entries = Object.entries(value as object)
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, key === first ? withAt(inner, rest, change) : inner]),
  )
}

/** The shape at a place, where it is one plain shape and not a choice. */
function plainShapeAt(shape: Shape | undefined, path: Path): Shape | undefined {
  if (!shape || shape.anyOf || shape.oneOf || shape.allOf || shape.$ref) return undefined
  const [first, ...rest] = path
  if (first === undefined) return shape
  if (typeof first === 'number') return plainShapeAt(shape.items, rest)
  return plainShapeAt(shape.properties?.[first], rest)
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

/** Whether a value is of another type than its place takes: wrong by any reading. */
function isOfWrongType(value: unknown, shape: Shape | undefined): boolean {
  if (!shape?.type || value === undefined) return false
  const taken = [shape.type].flat()
  const found = typeOf(value)
  return !taken.includes(found) && !(found === 'integer' && taken.includes('number'))
}

/** Changes one place of a value: another value there, one thing more, or a key that means something to JavaScript. */
export function mutated(value: unknown, shape: Shape, chance: Chance): Mutation {
  const path = chance.pick(pathsOf(value))
  const put = chance.pick(hostile)()
  if (chance.happens(0.2)) {
    const key = chance.pick(['__proto__', 'constructor', 'toString', 'unknown', '0'])
    const change = (old: unknown): unknown =>
      typeof old === 'object' && old !== null && !Array.isArray(old)
        ? JSON.parse(
            `{${[...Object.entries(old), [key, { polluted: true }] as const]
              .map(([name, inner]) => `${JSON.stringify(name)}:${JSON.stringify(inner) ?? 'null'}`)
              .join(',')}}`,
          )
        : old
    return { value: withAt(value, path, change), at: path.join('.'), isWrong: false }
  }
  return {
    value: withAt(value, path, () => put),
    at: path.join('.'),
    isWrong: isOfWrongType(put, plainShapeAt(shape, path)),
  }
}

/** Any value at all. */
export function anything(chance: Chance): unknown {
  return chance.pick(hostile)()
}
