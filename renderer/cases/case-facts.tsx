import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { familyFirstReached } from '#shared/domain/family-reached.ts'
import { useText } from '#renderer/text.ts'
import { DateText, MomentText } from '#renderer/ui/date-text.tsx'
import { languageName } from '#renderer/ui/languages.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Facts } from '#renderer/ui/page.tsx'
import { Tag, UrgencyBadge } from '#renderer/ui/urgency-badge.tsx'

/** What is worth knowing at a glance: grade, home, code, who holds the case. */
export function AtAGlance({ record }: { readonly record: CaseRecord }): ReactElement {
  const { t, locale } = useText()
  const { case: one, student, contacts } = record
  const interpreter = contacts.some(({ interpreterNeeded }) => interpreterNeeded)
  const facts: (readonly [string, ReactNode])[] = []
  if (student.grade) facts.push([t('students:fields.grade'), t(`vocabulary:grade.${student.grade}`)])
  if (student.homeLanguage)
    facts.push([
      t('students:fields.homeLanguage'),
      t('students:one.home', { language: languageName(student.homeLanguage, locale) }) +
        (interpreter ? `, ${t('students:one.interpreter')}` : ''),
    ])
  facts.push([
    t('cases:list.code'),
    <>
      {t('cases:one.case')} <Ltr>{one.code}</Ltr>
    </>,
  ])
  facts.push([t('cases:list.urgency'), <UrgencyBadge urgency={one.urgency} />])
  facts.push([t('cases:list.tier'), t('cases:one.tier', { tier: one.tier })])
  facts.push([t('cases:list.owner'), t('cases:one.heldBy', { name: record.people[one.ownerId] ?? '' })])
  facts.push([
    t('cases:list.openedOn'),
    <>
      {t('students:one.openedOn')} <DateText on={one.openedOn} />
    </>,
  ])
  const reachedAt = familyFirstReached(record)
  if (reachedAt !== null)
    facts.push([
      t('cases:one.family'),
      <>
        {t('cases:one.familyReached')} <MomentText at={reachedAt} />
      </>,
    ])
  if (one.protocolNumber !== null)
    facts.push([
      t('cases:one.protocol'),
      <Link to="/protocols/$number" params={{ number: one.protocolNumber }}>
        {t('cases:one.protocolVersion', { number: String(one.protocolNumber) })}
      </Link>,
    ])
  if (one.closedOn === null && (record.safetyPlan === 'missing' || record.safetyPlan === 'left-out'))
    facts.push([
      t('plans:safety.title'),
      <Tag tone={record.safetyPlan === 'missing' ? 'danger' : 'warn'}>
        {t(`plans:safety.caseload.${record.safetyPlan}`)}
      </Tag>,
    ])
  if (student.status === 'left')
    facts.push([t('students:list.status'), <Tag tone="warn">{t('vocabulary:studentStatus.left')}</Tag>])
  if (one.restricted)
    facts.push([t('cases:one.restriction'), <Tag tone="warn">{t('cases:one.restricted')}</Tag>])
  return <Facts inline of={facts} />
}
