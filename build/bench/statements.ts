import { everyStatement } from '#main/db/statement.ts'

/** The text of the one statement that looks like this: what a whole call is compared with. */
export function statementLike(...marks: readonly RegExp[]): string {
  const found = [...everyStatement].filter((sql) => marks.every((mark) => mark.test(sql)))
  const [only] = found
  if (found.length !== 1 || only === undefined)
    throw new Error(`${found.length} statements look like ${marks.join(' ')}; the bench needs one`)
  return only
}
