import type { WritableDb } from '../db/types.ts'

/** Always the same chance. */
function chance(): (below: number) => number {
  let state = 71_071
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * below)
  }
}

/**
 * Writes papers in no order, lets them grow, and deletes those with a word. The word is left in the file then, where a
 * row lay before its page was divided: overwriting what is deleted does not reach it.
 */
export function churn(db: WritableDb, word: string, checkpoint: () => unknown): void {
  const below = chance()
  db.prepare('CREATE TABLE papers (id TEXT PRIMARY KEY, name TEXT, words TEXT) STRICT').run()
  db.prepare('CREATE INDEX papers_by_name ON papers (name)').run()
  const put = db.prepare(`INSERT INTO papers VALUES (:id, :name, :words)
    ON CONFLICT DO UPDATE SET name = excluded.name, words = excluded.words`)
  const ids: { readonly id: string; readonly word: string }[] = []
  for (let round = 0; round < 80; round += 1) {
    db.transaction(() => {
      for (let at = 0; at < 75; at += 1) {
        const known = below(10) < 4 ? ids[below(ids.length)] : undefined
        const paper = known ?? { id: `${below(1e9)}`, word: below(10) === 0 ? word : 'something' }
        if (!known) ids.push(paper)
        put.run({
          id: paper.id,
          name: `${below(1e9)} ${paper.word}`,
          words: paper.word.repeat(below(200)),
        })
      }
    })
    checkpoint()
  }
  db.transaction(() => db.prepare("DELETE FROM papers WHERE name LIKE '%' || :word").run({ word }))
  checkpoint()
}
