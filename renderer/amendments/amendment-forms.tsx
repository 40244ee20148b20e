import type { ReactElement } from 'react'
import { z } from 'zod'

import type { AmendmentLine, amendments as contract } from '#shared/api/amendments.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import { AmendmentDecision, Hearing, Statement } from '#shared/domain/amendment.ts'
import { addDays } from '#shared/domain/days.ts'
import { Day, Id, Line, Words } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ChoiceField, SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

const reload = () => void refreshEverything()

/** Within how many days an answer is proposed, where the law says within a reasonable time (34 CFR 99.20(b)). */
const PROPOSED_DAYS = 14

const Asking = z.object({
  part: Line,
  asker: Line,
  wrong: Words,
  wants: Words,
  askedOn: Day,
  answerBy: Day,
  ownerId: Id,
})

/** Writes down that a parent, or the student of age, asks to change a part of the record. */
export function AskToChange({
  studentId,
  parts,
  onClose,
}: {
  readonly studentId: string
  readonly parts: OutputOf<(typeof contract)['list']>['parts']
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const me = useMe()
  const { owners } = useColleagues()
  const ask = useCommand(api.amendments.ask)
  const keyOf = ({ kind, id }: { readonly kind: string; readonly id: string }) => `${kind}/${id}`
  const form = useRecordForm(Asking, {
    defaults: {
      part: '',
      asker: '',
      wrong: '',
      wants: '',
      askedOn: today,
      answerBy: addDays(today, PROPOSED_DAYS),
      ownerId: me.accountId,
    },
    save: async ({ part: key, ...asked }) => {
      const part = parts.find((one) => keyOf(one) === key)
      if (!part) return
      await ask.run({ studentId, part: { kind: part.kind, id: part.id }, ...asked })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`amendments.ask.${studentId}`, form)
  return (
    <Dialog title={t('amendments:askTitle')} wide onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('amendments:ask')} onCancel={onClose}>
        <p className={lines.quiet}>{t('amendments:about')}</p>
        <SelectField
          of={form}
          name="part"
          label={t('amendments:fields.part')}
          choices={parts.map((part) => ({
            value: keyOf(part),
            label:
              part.on === null
                ? part.title
                : t('amendments:of', { part: part.title, day: shortDay(part.on, locale, today) }),
          }))}
          required
        />
        <TextField of={form} name="asker" label={t('amendments:fields.asker')} required />
        <TextArea of={form} name="wrong" label={t('amendments:fields.wrong')} required />
        <TextArea of={form} name="wants" label={t('amendments:fields.wants')} required />
        <FieldRow>
          <DateField of={form} name="askedOn" label={t('amendments:fields.askedOn')} past required />
          <DateField
            of={form}
            name="answerBy"
            label={t('amendments:fields.answerBy')}
            description={t('amendments:fields.answerByHint')}
            empty="text"
            required
          />
        </FieldRow>
        <SelectField
          of={form}
          name="ownerId"
          label={t('amendments:fields.owner')}
          choices={owners}
          required
        />
      </KeptBox>
    </Dialog>
  )
}

interface About {
  readonly of: AmendmentLine
  readonly onClose: () => void
}

/** What the school decided about it. */
export function DecideForm({ of: { id, version }, onClose }: About): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const decide = useCommand(api.amendments.decide)
  const form = useRecordForm(AmendmentDecision, {
    defaults: { by: '', on: today, words: '' },
    save: async (decision) => {
      await decide.run({ id, version, decision })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`amendments.decide.${id}`, form)
  return (
    <Dialog title={t('amendments:decide.action')} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('common:actions.save')} onCancel={onClose} reload={reload}>
        <ChoiceField
          of={form}
          name="outcome"
          label={t('amendments:decide.outcome')}
          choices={AmendmentDecision.shape.outcome.options.map((value) => ({
            value,
            label: t(`amendments:decide.${value}`),
          }))}
          required
        />
        <TextField of={form} name="by" label={t('amendments:decide.by')} required />
        <DateField of={form} name="on" label={t('amendments:decide.on')} past required />
        <TextArea
          of={form}
          name="words"
          label={t('amendments:decide.words')}
          description={t('amendments:decide.wordsHint')}
          required
        />
      </KeptBox>
    </Dialog>
  )
}

/** What came of the hearing. */
export function HearForm({ of: { id, version }, onClose }: About): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const hear = useCommand(api.amendments.hear)
  const form = useRecordForm(Hearing, {
    defaults: { on: today, words: '' },
    save: async (hearing) => {
      await hear.run({ id, version, hearing })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`amendments.hear.${id}`, form)
  return (
    <Dialog title={t('amendments:hear.action')} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('common:actions.save')} onCancel={onClose} reload={reload}>
        <ChoiceField
          of={form}
          name="outcome"
          label={t('amendments:hear.outcome')}
          choices={Hearing.shape.outcome.options.map((value) => ({
            value,
            label: t(`amendments:hear.${value}`),
          }))}
          required
        />
        <DateField of={form} name="on" label={t('amendments:hear.on')} past required />
        <TextArea of={form} name="words" label={t('amendments:hear.words')} required />
      </KeptBox>
    </Dialog>
  )
}

/** What they say about a part that stays as it is. */
export function StateForm({ of: { id, version }, onClose }: About): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const place = useCommand(api.amendments.state)
  const form = useRecordForm(Statement, {
    defaults: { on: today, words: '' },
    save: async (statement) => {
      await place.run({ id, version, statement })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`amendments.state.${id}`, form)
  return (
    <Dialog title={t('amendments:state.action')} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('common:actions.save')} onCancel={onClose} reload={reload}>
        <p className={lines.quiet}>{t('amendments:state.text')}</p>
        <TextArea of={form} name="words" label={t('amendments:state.words')} required />
        <DateField of={form} name="on" label={t('amendments:state.on')} past required />
      </KeptBox>
    </Dialog>
  )
}
