import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { z } from 'zod'

import type { PartnerMeetingRecord } from '#shared/api/partnerships.ts'
import { Day, Id, message, OptionalWords } from '#shared/domain/fields.ts'
import { PartnerMeetingDraft } from '#shared/domain/partner-meeting.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { CheckList, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldGroup, type RecordForm, useRecordForm } from '#renderer/ui/form.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { ActionWhoFields } from './action-fields.tsx'
import { ActionValues, noAction, ownerOf } from './action-values.ts'
import { NamesSeen, useNamesAsked } from './names-seen.tsx'
import classes from './partnerships.module.css'

/** A meeting as its form holds it: the partner's people one to a line, and what was agreed on. */
const Fields = z
  .object({
    onDay: Day,
    staffIds: z.array(Id),
    people: OptionalWords,
    talkedAbout: OptionalWords,
    decisions: OptionalWords,
    actions: z.array(ActionValues),
    namesSeen: z.boolean(),
  })
  .refine(({ talkedAbout, decisions }) => talkedAbout !== '' || decisions !== '', {
    path: ['talkedAbout'],
    message: message('common:fields.required'),
  })
  .refine(({ people }) => PartnerMeetingDraft.shape.partnerPeople.safeParse(namesIn(people)).success, {
    path: ['people'],
    message: message('partnerships:errors.people'),
  })
type Fields = z.infer<typeof Fields>

const namesIn = (people: string): string[] =>
  people
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** What was talked about with a partner, who came, and who does what by when. */
export function MeetingForm(props: {
  readonly organizationId: string
  readonly meeting: PartnerMeetingRecord | null
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const title = t(props.meeting ? 'partnerships:meetings.change' : 'partnerships:meetings.record')
  return (
    <Dialog title={title} wide="very" onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  )
}

function Form({
  organizationId,
  meeting,
  onClose,
}: {
  readonly organizationId: string
  readonly meeting: PartnerMeetingRecord | null
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const me = useMe()
  const { working, nameOf } = useColleagues()
  const { today } = useOfficeTime()
  const record = useCommand(api.partnerMeetings.record)
  const change = useCommand(api.partnerMeetings.change)
  const names = useNamesAsked()
  const form: RecordForm<Fields, Fields> = useRecordForm(Fields, {
    defaults: {
      onDay: meeting?.onDay ?? today,
      staffIds: meeting?.staffIds ?? [me.accountId],
      people: meeting?.partnerPeople.join('\n') ?? '',
      talkedAbout: meeting?.talkedAbout ?? '',
      decisions: meeting?.decisions ?? '',
      actions: [],
      namesSeen: false,
    },
    save: async ({ people, actions, namesSeen, ...fields }) => {
      const draft = { ...fields, partnerPeople: namesIn(people) }
      const { id, version } = meeting ?? {}
      await names.asking(
        id !== undefined && version !== undefined
          ? change.run({ id, version, meeting: draft, namesSeen })
          : record.run({
              organizationId,
              meeting: draft,
              actions: actions.map(({ what, dueOn, ...who }) => ({ what, dueOn, owner: ownerOf(who) })),
              namesSeen,
            }),
      )
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`partnerships.meeting.${meeting?.id ?? organizationId}`, form)
  // Whoever came and works here no longer stays on the list.
  const staff = [...new Set([...working.map(({ id }) => id), ...(meeting?.staffIds ?? [])])]
  return (
    <KeptBox
      of={form}
      kept={kept}
      save={t('common:actions.save')}
      onCancel={onClose}
      reload={() => void refreshEverything()}
    >
      <DateField of={form} name="onDay" label={t('partnerships:meetings.day')} empty="text" required past />
      <CheckList
        of={form}
        name="staffIds"
        label={t('partnerships:meetings.staff')}
        choices={staff.map((id) => ({ value: id, label: nameOf(id) }))}
      />
      <TextArea
        of={form}
        name="people"
        label={t('partnerships:meetings.people')}
        description={t('partnerships:meetings.peopleHint')}
        lines={2}
      />
      <TextArea
        of={form}
        name="talkedAbout"
        label={t('partnerships:meetings.talkedAbout')}
        description={t('partnerships:meetings.noStudents')}
        lines={4}
        autoFocus
      />
      <TextArea of={form} name="decisions" label={t('partnerships:meetings.decisions')} lines={2} />
      {!meeting && <Actions of={form} />}
      {names.asked && <NamesSeen of={form} name="namesSeen" />}
    </KeptBox>
  )
}

function Actions({ of }: { readonly of: RecordForm<Fields, Fields> }): ReactElement {
  const { t } = useText()
  const { watch, setValue } = of.form
  const actions = watch('actions')
  const put = (next: readonly ActionValues[]) =>
    setValue('actions', [...next], { shouldDirty: true, shouldTouch: true })
  return (
    <FieldGroup legend={t('partnerships:actions.title')}>
      {actions.length === 0 && <p className={lines.quiet}>{t('partnerships:actions.none')}</p>}
      {actions.map((_, at) => (
        <div
          key={at}
          className={classes.group}
          role="group"
          aria-label={t('partnerships:actions.number', { number: at + 1 })}
        >
          <TextField of={of} name={`actions.${at}.what`} label={t('partnerships:actions.what')} required />
          <ActionWhoFields
            of={of}
            names={{
              ownerId: `actions.${at}.ownerId`,
              theirName: `actions.${at}.theirName`,
              dueOn: `actions.${at}.dueOn`,
            }}
          />
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={() => put(actions.filter((_action, other) => other !== at))}
          >
            {t('partnerships:actions.remove', { number: at + 1 })}
          </Button>
        </div>
      ))}
      <div>
        <Button variant="default" size="compact-sm" onClick={() => put([...actions, noAction])}>
          {t('partnerships:actions.add')}
        </Button>
      </div>
    </FieldGroup>
  )
}
