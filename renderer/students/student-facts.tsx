import type { ReactElement, ReactNode } from 'react'

import { ageOn } from '#shared/domain/age.ts'
import type { StudentRecord } from '#shared/api/students.ts'
import type { Student } from '#shared/domain/student.ts'
import { isMessage, useText } from '#renderer/text.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { birthDay } from '#renderer/ui/days.ts'
import { languageName } from '#renderer/ui/languages.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Facts, Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'

/** What is worth knowing about a student at a glance. */
export function AtAGlance({
  record: { student, contacts, holds },
}: {
  readonly record: StudentRecord
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const interpreter = contacts.some(({ interpreterNeeded }) => interpreterNeeded)
  const facts: (readonly [string, ReactNode])[] = []
  if (holds.length > 0)
    facts.push([t('retention:hold.title'), <Tag tone="warn">{t('retention:hold.tag')}</Tag>])
  if (student.status === 'left')
    facts.push([
      t('students:list.status'),
      <Tag tone="warn">
        {t('vocabulary:studentStatus.left')} {student.leftOn && <DateText on={student.leftOn} />}
      </Tag>,
    ])
  if (student.grade) facts.push([t('students:fields.grade'), t(`vocabulary:grade.${student.grade}`)])
  if (student.homeroom)
    facts.push([t('students:fields.homeroom'), t('students:one.homeroom', { homeroom: student.homeroom })])
  if (student.birthDate)
    facts.push([
      t('students:fields.birthDate'),
      t('students:one.born', {
        day: birthDay(student.birthDate, locale),
        age: ageOn(student.birthDate, today),
      }),
    ])
  if (student.pronouns) facts.push([t('students:fields.pronouns'), student.pronouns])
  if (student.homeLanguage)
    facts.push([
      t('students:fields.homeLanguage'),
      t('students:one.home', { language: languageName(student.homeLanguage, locale) }) +
        (interpreter ? `, ${t('students:one.interpreter')}` : ''),
    ])
  if (student.localId)
    facts.push([
      t('students:fields.localId'),
      <>
        {t('students:one.id')} <Ltr>{student.localId}</Ltr>
      </>,
    ])
  return <Facts inline of={facts} />
}

const PROGRAMS = ['iep', 'section504', 'englishLearner', 'homeless', 'foster'] as const

/** What is known beyond the name and the class; what nobody knows is left out. */
export function Background({ student }: { readonly student: Student }): ReactElement | null {
  const { t } = useText()
  const yesNo = (value: boolean) => t(value ? 'common:words.yes' : 'common:words.no')
  const facts: (readonly [string, string])[] = []
  if (student.insurance !== 'unknown')
    facts.push([t('students:fields.insurance'), t(`vocabulary:insurance.${student.insurance}`)])
  if (student.homeZip) facts.push([t('students:fields.homeZip'), student.homeZip])
  if (student.gender) {
    // Rosters say one of a few words; what the office types in its own words stays as it is.
    const key = `vocabulary:gender.${student.gender}`
    facts.push([t('students:fields.gender'), isMessage(key) ? t(key) : student.gender])
  }
  for (const program of PROGRAMS) {
    const value = student[program]
    if (value !== null) facts.push([t(`students:fields.${program}`), yesNo(value)])
  }
  if (facts.length === 0) return null
  return (
    <Section title={t('students:one.programs')}>
      <Facts of={facts} />
    </Section>
  )
}
