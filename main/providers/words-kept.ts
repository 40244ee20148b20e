import type { ReadableDb } from '../db/types.ts'
import { wordsOf } from '../search/folding.ts'
import { directoryStamp } from './directory-rows.ts'
import { listDirectoryNames, listWordsSaid } from './searched-words.sql.ts'

/** So many answers are kept: those of the words in a search and of what was typed just before. */
const ANSWERS_KEPT = 24

/** What was asked of the directory as it is now, so that whoever types is answered from memory. */
export interface WordsKept {
  /** Whether any service says it, alone or in another word. */
  readonly isSaid: (word: string) => boolean
  /** The words of every name in the directory. */
  readonly ofNames: () => ReadonlySet<string>
  /** The answer to a question, asked once. */
  readonly answer: <Answer>(question: string, ask: () => Answer) => Answer
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

function keepAnswers(): WordsKept['answer'] {
  const answers = new Map<string, unknown>()
  return <Answer>(question: string, ask: () => Answer): Answer => {
    // A question begins with what its answer is, so nobody reads one as another.
    const answer = answers.has(question) ? (answers.get(question) as Answer) : ask()
    answers.delete(question)
    answers.set(question, answer)
    const [oldest] = answers.keys()
    if (answers.size > ANSWERS_KEPT && oldest !== undefined) answers.delete(oldest)
    return answer
  }
}

function keepWords(db: ReadableDb): WordsKept {
  const said = once(() => [...new Set(listWordsSaid(db, {}).flatMap((words) => words.split(' ')))].join(' '))
  return {
    isSaid: (word) => said().includes(word),
    ofNames: once(() => new Set(listDirectoryNames(db, {}).flatMap(wordsOf))),
    answer: keepAnswers(),
  }
}

const kept = new WeakMap<ReadableDb, { readonly stamp: string; readonly words: WordsKept }>()

/** What is kept of the directory while one types; everything is forgotten as soon as anything in it changes. */
export function wordsKept(db: ReadableDb): WordsKept {
  const stamp = directoryStamp(db)
  const before = kept.get(db)
  if (before?.stamp === stamp) return before.words
  const words = keepWords(db)
  kept.set(db, { stamp, words })
  return words
}
