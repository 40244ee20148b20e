import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'

/** Whether whoever interprets may be a student here, of whom nothing but the first name was written. */
export function useFirstNameHere(name: string, studentId: string | null): boolean {
  const typed = name.trim()
  const answer = useAnswer(
    api.students.isFirstNameHere,
    { studentId, name: typed },
    { enabled: typed !== '' },
  )
  return typed !== '' && answer.data === true
}

/** What stands below a field for whoever interprets: what to write, or the question whether it is a student. */
export function useInterpreterHint(name = '', studentId: string | null = null): string {
  const { t } = useText()
  const isPerhapsStudent = useFirstNameHere(name, studentId)
  return isPerhapsStudent
    ? t('packets:interpreter.firstNameHere', { name: name.trim() })
    : t('consents:fields.interpreterHint')
}
