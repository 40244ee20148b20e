import type { Migration } from '../migrate.ts'

const SEAM = '\u200b'
const SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu
/** What names are written in that stand in one piece. */
const SIGNS_ALONE =
  /^[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}\u1100-\u11ff\uac00-\ud7a3]+$/u

const asIndexed = (text: string): string => text.replaceAll(SIGN, `${SEAM}$&${SEAM}`)

interface Named {
  readonly id: string
  readonly given: string
  readonly family: string
}

/**
 * A records request keeps what another parent says against it. What search finds of a student whose name is written in
 * Chinese, Japanese or Korean signs says it in one piece, the family name first, as every list does.
 */
export const whatAnotherParentSays: Migration = {
  number: 71,
  title: 'What another parent says',
  up: (db) => {
    db.exec(
      "ALTER TABLE records_requests ADD COLUMN objections TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(objections))",
    )
    const students = db
      .prepare(
        "SELECT id, coalesce(nullif(preferred_name, ''), given_name) AS given, family_name AS family FROM students",
      )
      .all() as Named[]
    const titlesOf = db.prepare(
      `SELECT i.rowid AS "row", i.title AS title FROM search_index i WHERE i.rowid IN (
         SELECT r."row" FROM search_rows r JOIN cases c ON c.id = r.case_id WHERE c.student_id = :id
         UNION SELECT r."row" FROM search_rows r JOIN concerns n ON n.id = r.id WHERE n.student_id = :id)`,
    )
    const write = db.prepare('UPDATE search_index SET title = :title WHERE rowid = :row')
    for (const { id, given, family } of students) {
      if (!SIGNS_ALONE.test(given) || !SIGNS_ALONE.test(family)) continue
      const [before, after] = [asIndexed(`${given} ${family}`), asIndexed(family + given)]
      for (const { row, title } of titlesOf.all({ id }) as { row: number; title: string }[])
        if (title.includes(before)) write.run({ row, title: title.replaceAll(before, after) })
    }
  },
}
