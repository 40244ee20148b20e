import type { ReactElement } from 'react'

import type { ProtocolDocument } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import { CHOICE_LISTS, choiceName } from './choice-lists.ts'
import classes from './protocols.module.css'
import { Points } from './text-parts.tsx'

/** Paper the office uses, and what is offered where somebody chooses. */
export function OffersText({ document }: { readonly document: ProtocolDocument }): ReactElement {
  const { t } = useText()
  const { forms } = document
  return (
    <>
      {forms.length > 0 && (
        <Section title={t('protocol:forms.title')} count={forms.length}>
          <ul className={classes.points}>
            {forms.map(({ id, name, use }) => (
              <li key={id}>
                {name}
                {use && <span className={classes.quiet}> · {use}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('protocol:choices.title')}>
        <div className={classes.beside}>
          {CHOICE_LISTS.map((list) => (
            <div key={list}>
              <Points
                under="h2"
                title={t(`protocol:choices.of.${list}`)}
                of={document[list].map((choice) => choiceName(list, choice, t))}
              />
            </div>
          ))}
        </div>
      </Section>
    </>
  )
}
