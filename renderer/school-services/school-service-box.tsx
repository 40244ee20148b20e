import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Facts, Section } from '#renderer/ui/page.tsx'
import { roomOf, takingPart } from './school-service-words.ts'

/** Who gives the help at school, when and where, beside a referral to it. */
export function SchoolServiceBox({ id }: { readonly id: string }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const answer = useAnswer(api.schoolServices.get, { id })
  return (
    <Section
      title={t('school-services:title')}
      actions={
        <Link to="/providers/school/$schoolServiceId" params={{ schoolServiceId: id }}>
          {t('school-services:one.open')}
        </Link>
      }
    >
      <Answer of={answer} lines={3}>
        {({ service }) => (
          <Facts
            of={(
              [
                [t('school-services:form.name'), service.name],
                [t('school-services:form.runBy'), service.runByName],
                [t('school-services:list.meets'), service.meets],
                [t('school-services:list.takingPart'), takingPart(service, t)],
                [t('school-services:room.title'), roomOf(service, { t, locale, today })],
              ] as const
            ).filter(([, value]) => value !== '')}
          />
        )}
      </Answer>
    </Section>
  )
}
