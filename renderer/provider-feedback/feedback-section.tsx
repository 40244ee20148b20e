import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { FeedbackLine } from '#shared/api/provider-feedback.ts'
import { officeWork } from '#shared/api/roles.ts'
import type { Service } from '#shared/domain/provider.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import lines from '#renderer/ui/lines.module.css'
import { Section } from '#renderer/ui/page.tsx'
import { DecideForm } from './decide-form.tsx'
import { FeedbackForm } from './feedback-form.tsx'
import classes from './provider-feedback.module.css'
import { SaidLine, useSaidTitle } from './said-line.tsx'
import { WaitingLine } from './waiting-line.tsx'

/** What people say about one provider: what may be read, and for the office what waits or was held back. */
export function FeedbackSection({
  organizationId,
  organizationName,
  services,
}: {
  readonly organizationId: string
  readonly organizationName: string
  readonly services: readonly Pick<Service, 'id' | 'name'>[]
}): ReactElement {
  const { t } = useText()
  const works = useMay(officeWork)
  const [writing, setWriting] = useState(false)
  const readable = useAnswer(api.providerFeedback.list, { organizationId }).data ?? []
  return (
    <Section
      title={t('feedback:title')}
      count={readable.length}
      actions={
        works && (
          <Button variant="default" size="compact-sm" onClick={() => setWriting(true)}>
            {t('feedback:record')}
          </Button>
        )
      }
    >
      {readable.length === 0 ? (
        <p className={lines.quiet}>{t('feedback:none')}</p>
      ) : (
        <ul className={classes.list} aria-label={t('feedback:title')}>
          {readable.map((said) => (
            <SaidLine key={said.id} said={said} />
          ))}
        </ul>
      )}
      {works && <ForTheOffice organizationId={organizationId} organizationName={organizationName} />}
      {writing && (
        <FeedbackForm organizationId={organizationId} services={services} onClose={() => setWriting(false)} />
      )}
    </Section>
  )
}

function ForTheOffice({
  organizationId,
  organizationName,
}: {
  readonly organizationId: string
  readonly organizationName: string
}): ReactElement {
  const { t } = useText()
  const waiting = useAnswer(api.providerFeedback.waiting, { organizationId }).data ?? []
  const held = useAnswer(api.providerFeedback.heldBack, { organizationId }).data ?? []
  return (
    <>
      {waiting.length > 0 && (
        <>
          <h3>{t('feedback:waiting', { count: waiting.length })}</h3>
          <ul className={classes.list} aria-label={t('feedback:waitingTitle')}>
            {waiting.map((said) => (
              <WaitingLine key={said.id} said={said} />
            ))}
          </ul>
        </>
      )}
      {held.length > 0 && (
        <details className={classes.held}>
          <summary>{t('feedback:heldBack', { count: held.length })}</summary>
          <ul className={classes.list}>
            {held.map((said) => (
              <HeldLine key={said.id} said={said} organizationName={organizationName} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function HeldLine({
  said,
  organizationName,
}: {
  readonly said: FeedbackLine
  readonly organizationName: string
}): ReactElement {
  const { t } = useText()
  const titleOf = useSaidTitle()
  const [deciding, setDeciding] = useState(false)
  return (
    <SaidLine said={said}>
      <span className={lines.buttons}>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`${t('feedback:again')}: ${titleOf(said)}`}
          onClick={() => setDeciding(true)}
        >
          {t('feedback:again')}
        </Button>
      </span>
      {deciding && (
        <DecideForm
          said={said}
          name={organizationName}
          pieces={[{ start: 0, words: said.words, isName: false }]}
          onClose={() => setDeciding(false)}
        />
      )}
    </SaidLine>
  )
}
