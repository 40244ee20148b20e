import type { CaseLine } from '#shared/api/cases.ts'
import { api } from './api.ts'
import { askOnce } from './query.ts'
import type { Pick } from './ui/pick-field.tsx'

const MOST_OFFERED = 12

const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

function fits({ studentName, code }: CaseLine, words: string): boolean {
  const text = folded(`${studentName} ${code}`)
  return folded(words)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Open cases that fit the words, by name or code. */
export async function findOpenCases(words: string, restrictedWord: string): Promise<readonly Pick[]> {
  const { rows } = await askOnce(api.cases.list, {})
  return rows
    .filter((line) => fits(line, words))
    .slice(0, MOST_OFFERED)
    .map(({ id, studentName, code, ownerName, restricted }) => ({
      id,
      label: studentName,
      detail: [code, ownerName, ...(restricted ? [restrictedWord] : [])].join(' · '),
    }))
}
