/** How a field is kept in a STRICT table: `flag` is 0/1, `json` is text. */
export type Storage = 'text' | 'integer' | 'real' | 'flag' | 'json' | 'blob'

/** The columns of one table, listed once: every statement over it is written from this. */
export interface Columns<Row> {
  /** `id, student_id AS studentId, …`, each with the table's alias when one is given. */
  select(alias?: string): string
  /** `(id, student_id, …) VALUES (:id, :studentId, …)` */
  readonly values: string
  /** `student_id = :studentId, …` for the named fields. */
  set(...fields: readonly (keyof Row & string)[]): string
  /** A row as the domain has it. */
  readonly read: (row: Record<string, unknown>) => Row
  /** A domain value as parameters. */
  bind(value: Partial<Row>): Record<string, unknown>
}

function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Names each field of a record and how it is kept. */
export function columns<Row extends object>(storage: {
  readonly [Field in keyof Row]-?: Storage
}): Columns<Row> {
  const fields = Object.keys(storage) as (keyof Row & string)[]
  const flags = fields.filter((field) => storage[field] === 'flag')
  const jsons = fields.filter((field) => storage[field] === 'json')

  return {
    select: (alias) =>
      fields.map((field) => `${alias ? `${alias}.` : ''}${snakeCase(field)} AS ${field}`).join(', '),
    values: `(${fields.map(snakeCase).join(', ')}) VALUES (${fields.map((field) => `:${field}`).join(', ')})`,
    set: (...changed) => changed.map((field) => `${snakeCase(field)} = :${field}`).join(', '),
    read: (row) => {
      for (const field of flags) if (row[field] !== null) row[field] = row[field] === 1
      for (const field of jsons) {
        const text = row[field]
        if (typeof text === 'string') row[field] = JSON.parse(text)
      }
      // The table is STRICT and its columns are the keys of Row.
      return row as Row
    },
    bind: (value) => {
      const params: Record<string, unknown> = { ...value }
      for (const field of flags) if (typeof params[field] === 'boolean') params[field] = params[field] ? 1 : 0
      for (const field of jsons) {
        if (params[field] !== undefined && params[field] !== null)
          params[field] = JSON.stringify(params[field])
      }
      return params
    },
  }
}
