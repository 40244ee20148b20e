import { z } from 'zod'

import type { Chance } from '#main/sample-school/chance.ts'

/** A JSON schema, as far as values are made from it here. */
export interface Shape {
  /** One type, or several of which a value has one. */
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly allOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Shape
  readonly propertyNames?: Shape
  readonly items?: Shape
  readonly prefixItems?: readonly Shape[]
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Shape>>
}

/** The shape of what a schema takes. */
export function shapeOf(schema: z.ZodType): Shape {
  // Zod's own type of a JSON schema is wider than what is read here.
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
}

/** What values are made from: chance, ids that exist, and words to write where any may stand. */
export interface Maker {
  readonly chance: Chance
  /** Ids that may be meant by a field of this name. */
  readonly idsFor: (field: string) => readonly string[]
  readonly words: () => string
}

const lines = [
  'es',
  '07',
  '2026-12-08',
  '555-0100',
  'office@example.org',
  '15:00',
  'America/New_York',
  'Harbor Road',
  '3f2a',
  'A-7',
  '2026-27',
]
const most = 3

function text(shape: Shape, maker: Maker, field: string): string {
  const { pattern, format, minLength = 0, maxLength = Infinity } = shape
  const { chance } = maker
  const ids = format === 'uuid' ? maker.idsFor(field) : []
  switch (format) {
    case 'uuid':
      return ids.length > 0 && chance.happens(0.85) ? chance.pick(ids) : chance.uuid()
    case 'date':
      return `2026-${chance.pick(['01', '09', '11', '12'])}-0${chance.between(1, 9)}`
    case 'date-time':
      return '2026-12-08T15:00:00.000Z'
    default: {
      const fits = (line: string) =>
        line.length >= minLength &&
        line.length <= maxLength &&
        (!pattern || new RegExp(pattern, 'u').test(line))
      const free = maker.words()
      if (fits(free)) return free
      const fitting = lines.filter(fits)
      return fitting.length > 0 ? chance.pick(fitting) : 'x'.repeat(Math.max(1, minLength))
    }
  }
}

function number({ type, minimum, maximum, exclusiveMinimum }: Shape, { chance }: Maker): number {
  const low = Math.max(minimum ?? exclusiveMinimum ?? 0, -1000)
  const high = Math.min(maximum ?? 5, low + 5)
  const value = chance.between(Math.ceil(low), Math.max(Math.ceil(low), Math.floor(high)))
  return type === 'integer' ? value : value + (chance.happens(0.5) ? 0 : 0.5)
}

/** A value that a shape takes, as far as a shape can say; rules beyond it may still refuse it. */
export function valueFor(shape: Shape, maker: Maker, root: Shape = shape, field = ''): unknown {
  const { chance } = maker
  if (shape.$ref) {
    const named = root.$defs?.[shape.$ref.replace('#/$defs/', '')]
    return valueFor(named ?? root, maker, root, field)
  }
  if ('const' in shape) return shape.const
  if (shape.enum) return chance.pick(shape.enum)
  const choices = shape.anyOf ?? shape.oneOf
  if (choices) return valueFor(chance.pick(choices), maker, root, field)
  if (Array.isArray(shape.type))
    return valueFor({ ...shape, type: chance.pick(shape.type) }, maker, root, field)
  if (shape.allOf) return Object.assign({}, ...shape.allOf.map((part) => valueFor(part, maker, root)))
  switch (shape.type) {
    case 'object':
      return objectFor(shape, maker, root)
    case 'array': {
      if (shape.prefixItems) return shape.prefixItems.map((item) => valueFor(item, maker, root))
      const count = Math.max(shape.minItems ?? 0, chance.below(most))
      return Array.from({ length: count }, () => valueFor(shape.items ?? {}, maker, root, field))
    }
    case 'string':
      return text(shape, maker, field)
    case 'integer':
    case 'number':
      return number(shape, maker)
    case 'boolean':
      return chance.happens(0.5)
    case 'null':
      return null
    default:
      return maker.words()
  }
}

function objectFor(shape: Shape, maker: Maker, root: Shape): Record<string, unknown> {
  const { properties = {}, required = [], additionalProperties, propertyNames } = shape
  const made = Object.entries(properties)
    .filter(([name]) => required.includes(name) || maker.chance.happens(0.5))
    .map(([name, part]) => [name, valueFor(part, maker, root, name)] as const)
  const more =
    typeof additionalProperties === 'object' && maker.chance.happens(0.5)
      ? [
          [
            propertyNames ? String(valueFor(propertyNames, maker, root)) : 'name',
            valueFor(additionalProperties, maker, root),
          ] as const,
        ]
      : []
  return Object.fromEntries([...made, ...more])
}
