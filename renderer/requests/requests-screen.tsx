import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { useClosing } from '#renderer/ui/closing.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterChips } from '#renderer/ui/filter-chips.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { type Whose, WhoseChoice } from '#renderer/whose-choice.tsx'
import { ReceiveRequest } from './receive-form.tsx'
import { RequestLines } from './request-lines.tsx'
import classes from './requests.module.css'

type Show = 'open' | 'ended'

/** Requests for records that are open, the first due first; and those that ended. */
export function RequestsScreen(): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const { studentId } = useSearch({ from: '/requests' })
  const [whose, setWhose] = useRemembered<Whose>('requests.whose', 'mine')
  const [show, setShow] = useState<Show>('open')
  const [receiving, setReceiving] = useState<{ readonly studentId: string | null } | null>(
    studentId === undefined ? null : { studentId },
  )
  const stop = useClosing(receiving, setReceiving)
  const answer = useAnswer(api.recordsRequests.list, { whose, show }, { keepBefore: true })
  const close = () => {
    stop()
    void navigate({ to: '/requests', search: {}, replace: true })
  }
  return (
    <Page
      title={t('requests:title')}
      actions={
        <>
          <WhoseChoice value={whose} onChange={setWhose} />
          <Button onClick={() => setReceiving({ studentId: null })}>{t('requests:receive')}</Button>
        </>
      }
    >
      <Answer of={answer} lines={8}>
        {({ rows, open, ended }) => (
          <div className={classes.stack}>
            <FilterChips<Show>
              label={t('requests:which')}
              single
              required
              chips={[
                { id: 'open', label: t('requests:show.open'), count: open },
                { id: 'ended', label: t('requests:show.ended'), count: ended },
              ]}
              value={[show]}
              onChange={([next = 'open']) => setShow(next)}
            />
            <Section title={t(`requests:heading.${show}`)} count={show === 'open' ? open : ended}>
              {rows.length === 0 ? (
                <EmptyState icon="paper" title={t(`requests:none.${show}`)}>
                  {show === 'open' && t('requests:noneText')}
                </EmptyState>
              ) : (
                <RequestLines
                  label={t(`requests:heading.${show}`)}
                  requests={rows}
                  showsOwner={whose === 'office'}
                />
              )}
            </Section>
          </div>
        )}
      </Answer>
      {receiving && (
        <ReceiveRequest
          studentId={receiving.studentId}
          onDone={(id) => void navigate({ to: '/requests/$requestId', params: { requestId: id } })}
          onClose={close}
        />
      )}
    </Page>
  )
}
