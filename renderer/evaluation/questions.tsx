import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { everyone } from '#shared/api/roles.ts'
import type { Role } from '#shared/domain/session.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import classes from './questions.module.css'

/** A page of Evaluation: what it answers, and who may ask. */
interface Question {
  readonly to: NonNullable<LinkProps['to']>
  readonly title: MessageKey
  readonly roles: readonly Role[]
}

/** Every page of Evaluation in its order. A new one adds its line here and its route in `routes.tsx`. */
const QUESTIONS: readonly Question[] = [
  { to: '/evaluation', title: 'evaluation:reach.title', roles: everyone },
  { to: '/evaluation/time', title: 'evaluation:time.title', roles: everyone },
  { to: '/evaluation/equity', title: 'evaluation:equity.title', roles: everyone },
  { to: '/evaluation/office', title: 'evaluation:office.title', roles: everyone },
  { to: '/evaluation/cycles', title: 'cycles:title.list', roles: everyone },
  { to: '/evaluation/unmet-need', title: 'unmet-need:title', roles: everyone },
  { to: '/evaluation/quality', title: 'quality:title', roles: everyone },
]

/** The questions at the head of each page of Evaluation, as `first` of its `Page`; going to another keeps what is counted. */
export function Questions(): ReactElement {
  const { t } = useText()
  const { roles } = useMe()
  const asked = QUESTIONS.filter((question) => question.roles.some((role) => roles.includes(role)))
  if (asked.length < 2) return <></>
  return (
    <nav aria-label={t('evaluation:questions')}>
      <ul className={classes.questions}>
        {asked.map(({ to, title }) => (
          <li key={to}>
            <Link
              to={to}
              search={true}
              activeOptions={{ exact: true, includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
            >
              {t(title)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
