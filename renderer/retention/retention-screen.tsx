import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { RetentionOverview } from '#shared/api/retention.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { SettingsLink } from '#renderer/settings/settings-link.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { CertificateDialog } from './certificate-dialog.tsx'
import { Certificates } from './certificates.tsx'
import { DueList } from './due-list.tsx'
import { HoldsList } from './holds-list.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './retention.module.css'
import { RulesForm } from './rules-form.tsx'

/** For the owner: what is due, how long what is kept, what is held, and what was destroyed. */
export function RetentionScreen(): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.retention.overview, {})
  return (
    <Page title={t('retention:title')} above={<SettingsLink />} facts={t('retention:rules.nothing')} narrow>
      <Answer of={answer}>{(overview) => <Retention overview={overview} />}</Answer>
    </Page>
  )
}

function Retention({ overview }: { readonly overview: RetentionOverview }): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const { certificate } = useSearch({ from: '/retention' })
  const show = (id?: string) =>
    void navigate({ to: '/retention', search: id === undefined ? {} : { certificate: id }, replace: true })
  const { confirmed, holds, destructions } = overview
  const shown = destructions.find(({ id }) => id === certificate)
  return (
    <div className={classes.stack}>
      <Section title={t('retention:due.title')}>
        {confirmed ? <Due /> : <p className={lines.quiet}>{t('retention:due.unconfirmed')}</p>}
      </Section>
      <Section title={t('retention:rules.title')}>
        <RulesForm key={confirmed?.at ?? ''} overview={overview} />
      </Section>
      <Section title={t('retention:hold.title')} count={holds.length}>
        {holds.length === 0 ? (
          <p className={lines.quiet}>
            {t('retention:hold.none')} {t('retention:hold.noneText')}
          </p>
        ) : (
          <HoldsList
            holds={holds}
            heading={({ studentId, studentName }) => (
              <Link to="/students/$studentId" params={{ studentId }}>
                {studentName}
              </Link>
            )}
          />
        )}
      </Section>
      <Section title={t('retention:certificate.list')} count={destructions.length}>
        {destructions.length === 0 ? (
          <p className={lines.quiet}>{t('retention:certificate.none')}</p>
        ) : (
          <Certificates destructions={destructions} onOpen={show} />
        )}
      </Section>
      {shown && <CertificateDialog destruction={shown} onClose={() => show()} />}
    </div>
  )
}

function Due(): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.retention.due, {})
  return (
    <Answer of={answer}>
      {({ rows, more }) =>
        rows.length === 0 ? (
          <EmptyState icon="check" title={t('retention:due.none')}>
            {t('retention:due.noneText')}
          </EmptyState>
        ) : (
          <DueList rows={rows} more={more} />
        )
      }
    </Answer>
  )
}
