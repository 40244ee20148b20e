import { Link, useParams, useRouter } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { MoveRecord } from '#shared/api/moves.ts'
import type { Move } from '#shared/domain/moving.ts'
import { schoolName } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { longDay } from '#renderer/ui/days.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { AlsoOpen } from './also-open.tsx'
import { LeavingForm } from './leaving-form.tsx'
import { SchoolCalls } from './school-calls.tsx'
import classes from './moves.module.css'

/** Everything that is open about a student who leaves, what becomes of it, and the calls to the new school. */
export function LeavingScreen(): ReactElement {
  const { t } = useText()
  const { studentId } = useParams({ from: '/students/$studentId/leaving' })
  const router = useRouter()
  const back = () => router.history.back()
  const answer = useAnswer(api.moves.get, { studentId })
  return (
    <Answer of={answer}>
      {(record) => (
        <Page
          above={<BackLink label={t('common:actions.back')} onBack={back} />}
          title={t('moves:title', { name: schoolName(record.student) })}
          facts={record.move ? <Left move={record.move} /> : t('moves:about')}
          narrow
        >
          {record.move ? (
            <>
              <SchoolCalls record={record} move={record.move} />
              <Still record={record} />
            </>
          ) : (
            <>
              <AlsoOpen record={record} />
              <LeavingForm key={record.student.version} record={record} onCancel={back} />
            </>
          )}
        </Page>
      )}
    </Answer>
  )
}

function Left({ move: { how, leftOn, toSchool } }: { readonly move: Move }): ReactElement {
  const { t, locale } = useText()
  const said = { day: longDay(leftOn, locale), how: t(`moves:how.${how}`) }
  return <>{toSchool === '' ? t('moves:is', said) : t('moves:isTo', { ...said, school: toSchool })}</>
}

/** What somebody still has. */
function Still({ record }: { readonly record: MoveRecord }): ReactElement | null {
  const { t } = useText()
  const { openCase, referrals } = record.open
  if (!openCase) return null
  return (
    <Section title={t('moves:still')}>
      <p>
        <Link to="/cases/$caseId" params={{ caseId: openCase.id }}>
          {t('moves:stillCase', { code: openCase.code, name: record.people[openCase.ownerId] ?? '' })}
        </Link>
      </p>
      <ul className={classes.list}>
        {referrals.map(({ id, destination, serviceName, caseCode }) => (
          <li key={id}>
            <Link to="/referrals/$referralId" params={{ referralId: id }}>
              {[destination, serviceName].filter(Boolean).join(' · ')}
            </Link>{' '}
            <Ltr>{caseCode}</Ltr>
          </li>
        ))}
      </ul>
    </Section>
  )
}
