import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type Dispatch, type ReactElement, type SetStateAction, useId } from 'react'

import { KINDS_OF_HELP } from '#shared/domain/kind-of-help.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import classes from './forms.module.css'
import { NotInGuide } from './left-out-of-guide.tsx'

const NONE: readonly string[] = []

/** Services the guide for families leaves out, until the office locks. */
export function useLeftOut(): [readonly string[], Dispatch<SetStateAction<readonly string[]>>] {
  return useRemembered<readonly string[]>('forms.left-out', NONE)
}

/** What the guide for all families lists, under which heading; what it cannot list, with the reason. */
export function GuideChoice(): ReactElement {
  const { t } = useText()
  const guide = useAnswer(api.forms.guide, {})
  const [leftOut, setLeftOut] = useLeftOut()
  const group = useId()
  return (
    <details className={classes.guide}>
      <summary>{t('forms:guide.title')}</summary>
      <Answer of={guide}>
        {(services) => {
          const listed = services.filter(({ why }) => why === null)
          return (
            <div className={classes.stack}>
              {listed.length === 0 ? (
                <p>
                  {t('forms:guide.empty')} <Link to="/providers">{t('forms:guide.add')}</Link>
                </p>
              ) : (
                <>
                  <p className={classes.quiet}>{t('forms:guide.hint')}</p>
                  <p role="status">
                    {t('forms:guide.count', {
                      count: listed.filter(({ id }) => !leftOut.includes(id)).length,
                    })}
                  </p>
                </>
              )}
              {KINDS_OF_HELP.map((kind) => {
                const found = listed.filter((each) => each.kind === kind)
                return (
                  found.length > 0 && (
                    <div key={kind} role="group" aria-labelledby={`${group}${kind}`}>
                      <h3 id={`${group}${kind}`} className={classes.kind}>
                        {t(`vocabulary:kindOfHelp.${kind}`)}
                      </h3>
                      {found.map(({ id, name, organizationName }) => (
                        <Checkbox
                          key={id}
                          label={name === organizationName ? name : `${organizationName} · ${name}`}
                          checked={!leftOut.includes(id)}
                          onChange={({ currentTarget: { checked } }) =>
                            setLeftOut((before) =>
                              checked ? before.filter((each) => each !== id) : [...before, id],
                            )
                          }
                        />
                      ))}
                    </div>
                  )
                )
              })}
              <NotInGuide of={services} />
            </div>
          )
        }}
      </Answer>
    </details>
  )
}
