import type { ReactElement } from 'react'

import { unprintedLanguage, whoDoesNotRead } from '#shared/domain/family-language.ts'
import type { Contact, Student } from '#shared/domain/student.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { languageName } from '#renderer/ui/languages.ts'

/** Says of a family what its pages alone do not do: that none is written in its language, or that somebody does not read. */
export function FamilyReads({
  student,
  contacts,
}: {
  readonly student: Pick<Student, 'homeLanguage'>
  readonly contacts: readonly Contact[]
}): ReactElement | null {
  const { t, locale } = useText()
  const unprinted = unprintedLanguage({ student, contacts })
  const unable = whoDoesNotRead(contacts)
  if (unprinted === null && unable.length === 0) return null
  return (
    <Remark tone="warning">
      {unprinted !== null && <p>{t('packets:noPagesIn', { language: languageName(unprinted, locale) })}</p>}
      {unable.length > 0 && (
        <p>{t('packets:doesNotRead', { names: unable.map(({ name }) => name).join(', ') })}</p>
      )}
    </Remark>
  )
}
