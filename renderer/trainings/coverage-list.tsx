import type { ReactElement } from 'react'

import type { CoverageLine } from '#shared/api/trainings.ts'
import { keyOfRole } from '#shared/domain/training.ts'
import { useText } from '#renderer/text.ts'
import lines from '#renderer/ui/lines.module.css'
import { Section } from '#renderer/ui/page.tsx'
import { useRoleWords } from './role-words.ts'
import classes from './trainings.module.css'

/** How many of each role have what they must have, with those who do not one click away. */
export function CoverageList({ of: coverage }: { readonly of: readonly CoverageLine[] }): ReactElement {
  const { t } = useText()
  const roleWords = useRoleWords()
  return (
    <Section title={t('trainings:coverage.title')}>
      {coverage.length === 0 ? (
        <p className={lines.quiet}>{t('trainings:coverage.none')}</p>
      ) : (
        <ul className={lines.lines} aria-label={t('trainings:coverage.title')}>
          {coverage.map(({ role, roleName, trained, of, missing }) => (
            <li key={keyOfRole(role)}>
              <div className={lines.words}>
                <p>
                  <strong>{roleWords(role, roleName)}</strong>
                </p>
                <p>
                  {of === 0 ? t('trainings:coverage.nobody') : t('trainings:coverage.line', { trained, of })}
                </p>
                {missing.length > 0 && (
                  <details>
                    <summary className={classes.fold}>
                      {t('trainings:coverage.missing', { count: missing.length })}
                    </summary>
                    <ul>
                      {missing.map(({ colleague, name, trainings }) => (
                        <li key={colleague.id}>
                          {name} <span className={lines.quiet}>{trainings.join(', ')}</span>
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
