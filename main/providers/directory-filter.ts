import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import { staleUpTo } from '#shared/domain/provider-check.ts'

import { searchedWords } from './directory-words.ts'
import type { ServiceFilter } from './providers.sql.ts'

type Wishes = Omit<InputOf<Contract['providers']['list']>, 'limit' | 'offset'>

/** What is asked of a service, as the statement over the directory takes it. */
export function filterOf(
  { words, age, language, payer, openOnly, activeOnly }: Wishes,
  today: string,
): ServiceFilter {
  return {
    openOnly: openOnly ? 1 : 0,
    staleUpTo: staleUpTo(today),
    activeOnly: activeOnly ? 1 : 0,
    age,
    language: language && `"${language}"`,
    languageFamily: language && `"${language}-`,
    payer: payer && `"${payer}"`,
    ...searchedWords(words),
  }
}
