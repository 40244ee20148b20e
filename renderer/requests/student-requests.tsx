import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import { RequestLines } from './request-lines.tsx'
import classes from './requests.module.css'

/** Who asks for the records of one student, and the way to write down that somebody does. */
export function StudentRequests({ studentId }: { readonly studentId: string }): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const answer = useAnswer(api.recordsRequests.list, { whose: 'office', studentId } as const)
  const past = useAnswer(api.recordsRequests.list, { whose: 'office', show: 'ended', studentId } as const)
  const rows = answer.data?.rows ?? []
  const ended = past.data?.rows ?? []
  return (
    <Section
      title={t('requests:today')}
      count={rows.length}
      actions={
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => void navigate({ to: '/requests', search: { studentId } })}
        >
          {t('requests:receive')}
        </Button>
      }
    >
      {rows.length === 0 ? (
        <p className={classes.quiet}>{t('requests:none.open')}</p>
      ) : (
        <RequestLines label={t('requests:today')} requests={rows} showsOwner />
      )}
      {ended.length > 0 && (
        <>
          <h3>{t('requests:heading.ended')}</h3>
          <RequestLines label={t('requests:heading.ended')} requests={ended} showsOwner />
        </>
      )}
    </Section>
  )
}

/** The same in a case, where somebody asks at all. */
export function RequestsAbout({ studentId }: { readonly studentId: string }): ReactElement | null {
  const { t } = useText()
  const answer = useAnswer(api.recordsRequests.list, { whose: 'office', studentId } as const)
  const rows = answer.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Section title={t('requests:today')} count={rows.length} tone="warn">
      <RequestLines label={t('requests:today')} requests={rows} showsOwner />
    </Section>
  )
}
