import { Button } from '@mantine/core'
import { type ReactElement, useRef, useState } from 'react'

import { keyOf } from '#shared/domain/meeting.ts'
import { colleagueOf, useColleagueSearch } from '#renderer/colleague-search.ts'
import { withMoved, withoutItem } from '#renderer/protocols/in-order.ts'
import { MovedTo, OrderButtons, useMoving } from '#renderer/protocols/order-buttons.tsx'
import { useText } from '#renderer/text.ts'
import { TextField } from '#renderer/ui/fields.tsx'
import { useFocusInList } from '#renderer/ui/focus.ts'
import { FieldRow, type RecordForm } from '#renderer/ui/form.tsx'
import lines from '#renderer/ui/lines.module.css'
import { PickInput } from '#renderer/ui/pick-field.tsx'
import { type MeetingFields, type MeetingValues, withGuest } from './meeting-fields.ts'
import classes from './meetings.module.css'

/** Who is asked to come: colleagues by their role, guests by name. */
export function PeopleField({
  of,
  unheld,
}: {
  readonly of: RecordForm<MeetingValues, MeetingFields>
  /** Roles of the team that nobody holds. */
  readonly unheld: readonly string[]
}): ReactElement {
  const { t } = useText()
  const find = useColleagueSearch()
  const [picks, setPicks] = useState(0)
  const list = useRef<HTMLOListElement>(null)
  const { watch, setValue, getValues } = of.form
  const people = watch('people')
  useFocusInList(list, people.length)
  const put = (next: MeetingFields['people']) =>
    setValue('people', [...next], { shouldDirty: true, shouldTouch: true, shouldValidate: false })
  const moving = useMoving({
    names: people.map(({ name }) => name),
    onMove: (at, by) => put([...withMoved(people, at, by)]),
  })
  const addGuest = () => {
    put(withGuest({ people, guestName: getValues('guestName'), guestRole: getValues('guestRole') }))
    setValue('guestName', '', { shouldDirty: true })
    setValue('guestRole', '', { shouldDirty: true })
    of.form.setFocus('guestName')
  }
  return (
    <fieldset className={classes.people}>
      <legend className={classes.legend}>{t('meetings:people.title')}</legend>
      {unheld.length > 0 && (
        <p className={lines.quiet}>{t('meetings:people.unheld', { roles: unheld.join(', ') })}</p>
      )}
      {people.length === 0 ? (
        <p className={lines.quiet}>{t('meetings:people.none')}</p>
      ) : (
        <ol ref={list} className={lines.lines} aria-label={t('meetings:people.title')}>
          {people.map(({ attendee, name, role, isStandIn }, at) => (
            <li key={keyOf(attendee)} onKeyDown={moving.onKeyDown(at)}>
              <div className={lines.words}>
                <p>{name}</p>
                <p className={lines.quiet}>
                  {[
                    attendee.kind === 'guest' && t('meetings:people.guest'),
                    role,
                    isStandIn && t('meetings:people.standIn'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              <OrderButtons
                name={name}
                at={at}
                count={people.length}
                moving={moving}
                onRemove={() => put(withoutItem(people, at))}
              />
            </li>
          ))}
        </ol>
      )}
      <MovedTo of={moving} />
      <PickInput
        // Empty again after somebody was added, and ready for the next.
        key={picks}
        label={t('meetings:people.add')}
        find={find}
        value={null}
        onChange={() => undefined}
        onPicked={(pick) => {
          if (!pick) return
          const attendee = colleagueOf(pick.id)
          if (!people.some((person) => keyOf(person.attendee) === keyOf(attendee)))
            put([...people, { attendee, name: pick.label, role: '', isStandIn: false }])
          setPicks(picks + 1)
        }}
      />
      <FieldRow>
        <TextField of={of} name="guestName" label={t('meetings:people.guestName')} />
        <TextField
          of={of}
          name="guestRole"
          label={t('meetings:people.guestRole')}
          placeholder={t('meetings:people.guestRoleHint')}
        />
      </FieldRow>
      <div>
        <Button variant="default" size="compact-sm" onClick={addGuest}>
          {t('meetings:people.addGuest')}
        </Button>
      </div>
    </fieldset>
  )
}
