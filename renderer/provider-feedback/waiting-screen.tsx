import { Link, useRouter } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import classes from './provider-feedback.module.css'
import { WaitingLine } from './waiting-line.tsx'

/** What people said about any provider and nobody has looked over yet. */
export function WaitingScreen(): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const answer = useAnswer(api.providerFeedback.waiting, {})
  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={t('feedback:waitingOpen')}
      facts={t('feedback:waitingAbout')}
    >
      <Answer of={answer}>
        {(waiting) =>
          waiting.length === 0 ? (
            <EmptyState icon="provider" title={t('feedback:waitingNone')} />
          ) : (
            <>
              {[...Map.groupBy(waiting, ({ organizationId }) => organizationId)].map(
                ([organizationId, all]) => (
                  <Section
                    key={organizationId}
                    title={
                      <Link to="/providers/$organizationId" params={{ organizationId }}>
                        {all[0]?.organizationName}
                      </Link>
                    }
                    count={all.length}
                  >
                    <ul className={classes.list}>
                      {all.map((said) => (
                        <WaitingLine key={said.id} said={said} />
                      ))}
                    </ul>
                  </Section>
                ),
              )}
            </>
          )
        }
      </Answer>
    </Page>
  )
}
