import type { CaseTask } from '#shared/domain/case-task.ts'

/** Under what words about a task are kept: they name its case, with which they are destroyed. */
export function draftKey(
  what: 'finish' | 'postpone' | 'exempt',
  { id, caseId }: Pick<CaseTask, 'id' | 'caseId'>,
): string {
  return `tasks.${what}.${caseId}.${id}`
}
