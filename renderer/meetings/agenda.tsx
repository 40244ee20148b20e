import { UnstyledButton } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useRef } from 'react'

import type { MeetingRecord } from '#shared/api/meetings.ts'
import type { MeetingItem } from '#shared/domain/meeting.ts'
import { api } from '#renderer/api.ts'
import { MovedTo, OrderButtons, useMoving } from '#renderer/protocols/order-buttons.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { useFocusInList } from '#renderer/ui/focus.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { AgendaPoint } from './agenda-point.tsx'
import { useMeetingWords } from './meeting-words.ts'
import classes from './meetings.module.css'

/** What an item is called on screen. */
function useSubjectName(): (item: MeetingItem) => string {
  const { t } = useText()
  return ({ subject, studentName }) =>
    subject.kind === 'line' ? subject.words : (studentName ?? t('meetings:agenda.new'))
}

/** The points of an agenda in their order; one is open at a time, the one that is talked about. */
export function Agenda({ record }: { readonly record: MeetingRecord }): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const { items, meeting } = record
  const { item: openId } = useSearch({ from: '/meetings/$meetingId' })
  const nameOf = useSubjectName()
  const swap = useCommand(api.meetings.swapItems)
  const remove = useCommand(api.meetings.removeItem)
  const list = useRef<HTMLOListElement>(null)
  useFocusInList(list, items.length)
  const open = (id: string | undefined) =>
    void navigate({
      to: '/meetings/$meetingId',
      params: { meetingId: meeting.id },
      search: id === undefined ? {} : { item: id },
      replace: true,
    })
  const moving = useMoving({
    names: items.map(nameOf),
    onMove: (at, by) => {
      const [one, other] = [items[at], items[at + by]]
      if (!one || !other) return
      const target = ({ id, version }: MeetingItem) => ({ id, version })
      void swap.run({ one: target(one), other: target(other) }).catch(() => undefined)
    },
  })
  const focusOn = (at: number) => {
    const item = items[at]
    if (!item) return
    open(item.id)
    list.current?.children[at]?.querySelector<HTMLElement>('button')?.focus()
  }
  return (
    <Section title={t('meetings:agenda.title')} count={items.length}>
      <div className={classes.stack}>
        {swap.error && <ErrorNotice error={swap.error} retry={() => void refreshEverything()} />}
        {remove.error && <ErrorNotice error={remove.error} retry={() => void refreshEverything()} />}
        {items.length === 0 ? (
          <p className={classes.quiet}>{t('meetings:agenda.none')}</p>
        ) : (
          <ol ref={list} className={classes.agenda} aria-label={t('meetings:agenda.title')}>
            {items.map((item, at) => {
              const isOpen = item.id === openId
              return (
                <li
                  key={item.id}
                  className={classes.item}
                  data-open={isOpen || undefined}
                  onKeyDown={moving.onKeyDown(at)}
                >
                  <div className={classes.head}>
                    <ItemHead
                      item={item}
                      name={nameOf(item)}
                      isOpen={isOpen}
                      onToggle={() => open(isOpen ? undefined : item.id)}
                    />
                    {meeting.endedAt === null && (
                      <OrderButtons
                        name={nameOf(item)}
                        at={at}
                        count={items.length}
                        moving={moving}
                        onRemove={() =>
                          void remove.run({ id: item.id, version: item.version }).catch(() => undefined)
                        }
                      />
                    )}
                  </div>
                  {isOpen && (
                    <AgendaPoint
                      item={item}
                      onNext={at < items.length - 1 ? () => focusOn(at + 1) : undefined}
                    />
                  )}
                </li>
              )
            })}
          </ol>
        )}
        <MovedTo of={moving} />
        {items.length > 1 && meeting.endedAt === null && (
          <p className={classes.quiet}>{t('meetings:agenda.hint')}</p>
        )}
      </div>
    </Section>
  )
}

function ItemHead({
  item: { caseCode, subject, reasons, isUndecided, decisions, notes },
  name,
  isOpen,
  onToggle,
}: {
  readonly item: MeetingItem
  readonly name: string
  readonly isOpen: boolean
  readonly onToggle: () => void
}): ReactElement {
  const { t } = useText()
  const { reasonOf } = useMeetingWords()
  const isTalkedAbout = notes !== '' || decisions.length > 0
  return (
    <UnstyledButton className={classes.opener ?? ''} aria-expanded={isOpen} onClick={onToggle}>
      <Icon name={isOpen ? 'down' : 'next'} size="1rem" />
      <span>
        <span className={classes.subject}>
          {name}
          {caseCode !== null && subject.kind !== 'line' && (
            <span className={classes.quiet}>
              {' '}
              <Ltr>{caseCode}</Ltr>
            </span>
          )}
          {isUndecided && <span className={classes.quiet}> {t('meetings:agenda.new')}</span>}
        </span>
        <span className={classes.quiet}>{reasons.map(reasonOf).join(' · ')}</span>
      </span>
      {isTalkedAbout && <Icon name="check" size="1rem" />}
    </UnstyledButton>
  )
}
