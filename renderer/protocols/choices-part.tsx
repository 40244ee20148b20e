import { Button } from '@mantine/core'
import { type ReactElement, useRef } from 'react'

import type { ProtocolDocument } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { useFocusInList } from '#renderer/ui/focus.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { CHOICE_LISTS, type ChoiceList, choiceName, usualName, WORDS_OF } from './choice-lists.ts'
import { useEditor, useEditPart } from './editor-context.ts'
import { LineField } from './editor-fields.tsx'
import classes from './editor.module.css'
import { withItem, withMoved, withoutItem } from './in-order.ts'
import { ListProblems } from './list-problems.tsx'
import { MovedTo, OrderButtons, useMoving } from './order-buttons.tsx'
import { SaidHere } from './said-here.tsx'

/** What is offered where somebody decides: in which order, and under which names. */
export function ChoicesPart(): ReactElement {
  const { t } = useText()
  return (
    <div className={classes.groups}>
      <p className={classes.quiet}>{t('protocol:edit.choicesHint')}</p>
      {CHOICE_LISTS.map((list) => (
        <ChoicesOf key={list} list={list} />
      ))}
    </div>
  )
}

interface Choice {
  readonly id: string
  readonly name: string
}

function ChoicesOf({ list }: { readonly list: ChoiceList }): ReactElement {
  const { t } = useText()
  const { document } = useEditor()
  const edit = useEditPart(list)
  const rows = useRef<HTMLOListElement>(null)
  const offered: readonly Choice[] = document[list]
  useFocusInList(rows, offered.length)
  // Ids of one list stay ids of that list: they are moved, renamed, left out and put back, never made.
  const set = (choices: readonly Choice[], field?: string) =>
    edit(() => choices as ProtocolDocument[ChoiceList], field)
  const moving = useMoving({
    names: offered.map((choice) => choiceName(list, choice, t)),
    onMove: (at, by) => set(withMoved(offered, at, by)),
  })
  const left = WORDS_OF[list].filter((id) => !offered.some((choice) => choice.id === id))
  return (
    <section aria-labelledby={`choices-${list}`} className={classes.group}>
      <h2 id={`choices-${list}`} className={classes.groupTitle}>
        {t(`protocol:choices.of.${list}`)}
      </h2>
      <ListProblems path={list} />
      <SaidHere part={list} />
      <ol ref={rows} className={classes.choices} aria-label={t(`protocol:choices.of.${list}`)}>
        {offered.map((choice, at) => (
          <li key={choice.id} className={classes.choice} onKeyDown={moving.onKeyDown(at)}>
            <LineField
              path={`${list}.${at}.name`}
              label={usualName(list, choice.id, t)}
              placeholder={t('protocol:edit.usualName')}
              value={choice.name}
              onChange={(name) => set(withItem(offered, at, { ...choice, name }), `${list}.${choice.id}`)}
            />
            <OrderButtons
              name={choiceName(list, choice, t)}
              at={at}
              count={offered.length}
              moving={moving}
              onRemove={() => set(withoutItem(offered, at))}
            />
          </li>
        ))}
      </ol>
      <MovedTo of={moving} />
      {left.length > 0 && (
        <div className={classes.left} role="group" aria-label={t('protocol:edit.notOffered')}>
          <span className={classes.quiet}>{t('protocol:edit.notOffered')}</span>
          {left.map((id) => (
            <Button
              key={id}
              variant="default"
              size="compact-sm"
              leftSection={<Icon name="plus" size="0.875rem" />}
              onClick={() => set([...offered, { id, name: '' }])}
            >
              {usualName(list, id, t)}
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}
