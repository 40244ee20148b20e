import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { KeptBox } from '#renderer/kept-form.tsx'
import { refreshEverything } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { AddCode } from './add-code.tsx'
import { CardLine } from './card-line.tsx'
import { CardsCounted } from './cards-counted.tsx'
import { isEntered } from './pile-form.ts'
import { PileLine } from './pile-line.tsx'
import classes from './slips.module.css'
import { usePile } from './use-pile.ts'

/** A pile of papers that came back: code after code becomes a line, and all of them are entered at once. */
export function PileScreen(): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const pile = usePile()
  const { form, kept, done, failed, ready, takeOff } = pile
  const { rows, cards } = pile.lines
  const count = Object.values(rows).filter(isEntered).length + Object.keys(cards).length
  const held = Object.keys(rows).length
  const nameOf = (key: string) =>
    rows[key]?.typed ?? t('slips:cards.line', { number: Object.keys(cards).indexOf(key) + 1 })
  return (
    <Page
      title={t('slips:pile.title')}
      above={<Link to="/referrals">{t('common:rail.referrals')}</Link>}
      facts={t('slips:pile.about')}
    >
      <AddCode rows={rows} onAdd={pile.add} />
      <div role="status">
        {held > 0 && <p className={classes.quiet}>{t('slips:pile.held', { count: held })}</p>}
        {done.entered > 0 && (
          <p>
            {t('slips:pile.done', { count: done.entered })}{' '}
            {done.moved > 0 && t('slips:pile.moved', { count: done.moved })}{' '}
            {done.tasks > 0 && t('slips:pile.tasks', { count: done.tasks })}
          </p>
        )}
      </div>
      <KeptBox
        of={form}
        kept={kept}
        save={count > 0 ? t('slips:pile.save', { count }) : t('slips:pile.saveNone')}
        extra={
          ready > 0 && (
            <Button variant="default" onClick={() => void pile.enterReady()}>
              {t('slips:pile.ready', { count: ready })}
            </Button>
          )
        }
        onCancel={() => void navigate({ to: '/referrals' })}
        reload={() => void refreshEverything()}
      >
        {Object.keys(rows).length === 0 ? (
          <EmptyState icon="paper" title={t('slips:pile.nothing')}>
            {t('slips:pile.nothingText')}
          </EmptyState>
        ) : (
          <ol className={classes.pile} aria-label={t('slips:pile.lines')}>
            {Object.entries(rows).map(([key, paper]) => (
              <PileLine key={key} of={form} at={key} paper={paper} onTakeOff={() => takeOff([key])} />
            ))}
          </ol>
        )}
        <Section
          title={t('slips:cards.title')}
          actions={
            <Button size="compact-sm" variant="default" onClick={pile.addCard}>
              {t('slips:cards.add')}
            </Button>
          }
        >
          <p className={classes.quiet}>{t('slips:cards.about')}</p>
          <ol className={classes.pile} aria-label={t('slips:cards.title')}>
            {Object.keys(cards).map((key, index) => (
              <CardLine key={key} of={form} at={key} number={index + 1} onTakeOff={() => takeOff([key])} />
            ))}
          </ol>
          <CardsCounted />
        </Section>
        {failed.size > 0 && (
          <Remark
            tone="warning"
            title={t(done.entered > 0 ? 'slips:pile.refused' : 'slips:pile.nothingYet', {
              count: failed.size,
              lines: [...failed].map(nameOf).join(', '),
            })}
          />
        )}
      </KeptBox>
    </Page>
  )
}
