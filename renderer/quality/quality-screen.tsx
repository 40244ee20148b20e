import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { type About, kindOf } from '#shared/domain/quality/kinds.ts'
import { LEAST_TOLD, type Looked } from '#shared/domain/quality/quality.ts'
import { officeWork } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { Questions } from '#renderer/evaluation/questions.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { longDay, shortDay } from '#renderer/ui/days.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { KeptWords } from './kept-words.tsx'
import classes from './quality.module.css'

const GROUPS: readonly About[] = ['referral', 'student', 'contact', 'service']

/** What the figures do not know, by whose record it is, with the list to mend each. */
export function QualityScreen(): ReactElement {
  const { t, locale } = useText()
  const answer = useAnswer(api.quality.overview, {})
  return (
    <Page
      first={<Questions />}
      title={t('quality:title')}
      facts={answer.data && t('quality:about', { day: longDay(answer.data.from, locale), least: LEAST_TOLD })}
    >
      <Answer of={answer} lines={12}>
        {({ looked }) => <AllLooked looked={looked} />}
      </Answer>
    </Page>
  )
}

const isSomething = ({ count, kept, right }: Looked): boolean => count > 0 || kept > 0 || right > 0

function AllLooked({ looked }: { readonly looked: readonly Looked[] }): ReactElement {
  const { t } = useText()
  const found = looked.filter(isSomething)
  const fine = looked.filter((each) => !isSomething(each))
  return (
    <div className={classes.page}>
      {found.every(({ count, kept }) => count === 0 && kept === 0) && (
        <EmptyState icon="check" title={t('quality:nothing.title')}>
          {t('quality:nothing.text')}
        </EmptyState>
      )}
      {GROUPS.map((about) => {
        const own = found.filter(({ kind }) => kindOf(kind).about === about)
        return (
          own.length > 0 && (
            <Section key={about} title={t(`quality:groups.${about}`)}>
              <ul className={classes.kinds}>
                {own.map((each) => (
                  <OneKind key={each.kind} of={each} />
                ))}
              </ul>
            </Section>
          )
        )
      })}
      {fine.length > 0 && (
        <details className={classes.fine}>
          <summary>{t('quality:looksFine', { count: fine.length })}</summary>
          <ul>
            {fine.map(({ kind }) => (
              <li key={kind}>{t(`quality:kind.${kind}.title`)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function OneKind({
  of: { kind, count, kept, right, since, weakens },
}: {
  readonly of: Looked
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const works = useMay(officeWork)
  const navigate = useNavigate()
  const title = t(`quality:kind.${kind}.title`)
  const figures = new Intl.ListFormat(locale).format(weakens.map((figure) => t(`quality:weakens.${figure}`)))
  return (
    <li className={classes.kind}>
      <span className={classes.words}>
        <span>
          <strong>{count}</strong> {title}
        </span>
        <span className={classes.quiet}>
          {[
            t(`quality:kind.${kind}.effect`),
            t('quality:weakened', { figures }),
            since && t('quality:sinceDay', { day: shortDay(since, locale, today) }),
          ]
            .filter(Boolean)
            .join(' ')}
        </span>
        <KeptWords kept={kept} />
      </span>
      {works && (
        <span className={classes.buttons}>
          {right > 0 && <span className={classes.quiet}>{t('quality:showRight', { count: right })}</span>}
          {count + right > 0 && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('quality:workOn', { count, what: title })}
              onClick={() => void navigate({ to: '/evaluation/quality/$kind', params: { kind } })}
            >
              {t('quality:work', { count })}
            </Button>
          )}
        </span>
      )}
    </li>
  )
}
