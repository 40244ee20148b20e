import type { ComparedBy } from '#shared/domain/evaluation/figures.ts'
import { GRADES } from '#shared/domain/student.ts'
import { Pathway } from '#shared/domain/referral.ts'
import type { Say } from '#renderer/text.ts'
import { asSentence } from '#renderer/ui/days.ts'
import { languageName } from '#renderer/ui/languages.ts'

/** What a grade is called; one that is none of the usual as it stands in the roster. */
export function gradeName(grade: string, t: Say): string {
  const known = GRADES.find((each) => each === grade)
  return known === undefined ? grade : t(`vocabulary:grade.${known}`)
}

/** What a group is called that figures are laid side by side for. */
export function groupName(
  by: ComparedBy,
  group: string | null,
  { t, locale, reasonName }: { t: Say; locale: string; reasonName: (id: string) => string },
): string {
  if (group === null) return t('evaluation:compared.unknown')
  switch (by) {
    case 'homeLanguage':
      return asSentence(languageName(group, locale), locale)
    case 'grade':
      return gradeName(group, t)
    case 'reason':
      return reasonName(group)
    case 'pathway':
      return t(`vocabulary:pathway.${Pathway.parse(group)}`)
  }
}
