import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { PaperLine, RunningOut } from '#shared/api/consent-requests.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { useClosing } from '#renderer/ui/closing.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { FilterChips } from '#renderer/ui/filter-chips.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { SlipCode } from '#renderer/slips/slip-code.tsx'
import { type Whose, WhoseChoice } from '#renderer/whose-choice.tsx'
import { EndedPapers } from './ended-papers.tsx'
import { EndingConsents } from './ending-consents.tsx'
import { AskAgain, CallOff, Decline, PrintPaper, RecordPaper, Remind } from './paper-forms.tsx'
import classes from './papers.module.css'
import { type PaperAct, WaitingPapers } from './waiting-papers.tsx'

type Show = 'waiting' | 'ended'

type Doing =
  | { readonly act: Exclude<PaperAct, 'give-up'>; readonly paper: PaperLine }
  | { readonly act: 'ask-again'; readonly consent: RunningOut }

/** The papers families have at home, the longest first; and the consents that run out before a new one would be back. */
export function PapersScreen(): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const [whose, setWhose] = useRemembered<Whose>('papers.whose', 'mine')
  const [show, setShow] = useRemembered<Show>('papers.show', 'waiting')
  const [doing, setDoing] = useState<Doing | null>(null)
  const stop = useClosing(doing, setDoing)
  const giveUp = useCommand(api.consentRequests.giveUp)
  const answer = useAnswer(api.consentRequests.list, { whose, show }, { keepBefore: true })
  const printed = useAnswer(api.printing.unsaid, {}).data
  const unsaid = printed ? printed.pages.length + printed.forms.length : 0
  const shared = { showsOwner: whose === 'office' }
  const act = (what: PaperAct, paper: PaperLine) => {
    if (what !== 'give-up') return setDoing({ act: what, paper })
    const { id, version } = paper
    void giveUp.run({ id, version }).catch(() => undefined)
  }
  return (
    <Page
      title={t('papers:title')}
      actions={
        <>
          <SlipCode />
          <Button variant="default" component={Link} to="/printing">
            {t('printing:open')}
          </Button>
          <WhoseChoice value={whose} onChange={setWhose} />
        </>
      }
    >
      {unsaid > 0 && (
        <Remark
          action={
            <Button size="xs" onClick={() => void navigate({ to: '/printing', search: { what: 'unsaid' } })}>
              {t('printing:say')}
            </Button>
          }
        >
          {t('printing:waits', { count: unsaid })}
        </Remark>
      )}
      {giveUp.error && <ErrorNotice error={giveUp.error} retry={() => void refreshEverything()} />}
      <Answer of={answer} lines={8}>
        {({ rows, waiting, ended, runningOut }) => (
          <div className={classes.stack}>
            <FilterChips<Show>
              label={t('papers:which')}
              single
              required
              chips={[
                { id: 'waiting', label: t('papers:show.waiting'), count: waiting },
                { id: 'ended', label: t('papers:show.ended'), count: ended },
              ]}
              value={[show]}
              onChange={([next = 'waiting']) => setShow(next)}
            />
            <Section title={t(`papers:heading.${show}`)} count={show === 'waiting' ? waiting : ended} flush>
              {rows.length === 0 ? (
                <EmptyState icon="paper" title={t(`papers:none.${show}`)}>
                  {show === 'waiting' && t('papers:noneText')}
                </EmptyState>
              ) : show === 'waiting' ? (
                <WaitingPapers label={t('papers:heading.waiting')} papers={rows} onAct={act} {...shared} />
              ) : (
                <EndedPapers label={t('papers:heading.ended')} papers={rows} {...shared} />
              )}
            </Section>
            {show === 'waiting' && rows.length > 0 && <p className={classes.quiet}>{t('papers:keys')}</p>}
            {runningOut.length > 0 && (
              <Section title={t('papers:runningOut')} count={runningOut.length} tone="warn" flush>
                <EndingConsents
                  label={t('papers:runningOut')}
                  consents={runningOut}
                  onAskAgain={(consent) => setDoing({ act: 'ask-again', consent })}
                  {...shared}
                />
              </Section>
            )}
          </div>
        )}
      </Answer>
      {doing?.act === 'print' && <PrintPaper paper={doing.paper} onClose={stop} />}
      {doing?.act === 'remind' && <Remind paper={doing.paper} onClose={stop} />}
      {doing?.act === 'record' && <RecordPaper paper={doing.paper} onClose={stop} />}
      {doing?.act === 'decline' && <Decline paper={doing.paper} onClose={stop} />}
      {doing?.act === 'call-off' && <CallOff paper={doing.paper} onClose={stop} />}
      {doing?.act === 'ask-again' && <AskAgain consent={doing.consent} onClose={stop} />}
    </Page>
  )
}
