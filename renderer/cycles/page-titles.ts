import { assertNever } from '#shared/assert-never.ts'
import type { EvaluationPage } from '#shared/domain/evaluation/cycle.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

/** What a page of figures is called. */
export function pageTitle(page: EvaluationPage): MessageKey {
  switch (page) {
    case 'reach':
      return 'evaluation:reach.title'
    default:
      return assertNever(page)
  }
}
