import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'

import type { StudentRecord } from '#shared/api/students.ts'
import { InformationClass, wasOfAge } from '#shared/domain/consent.ts'
import { addDays } from '#shared/domain/days.ts'
import {
  basisStands,
  lackOf,
  ParentBasisDraft,
  ParentBasisKind,
  type ParentBasis,
} from '#shared/domain/parent-basis.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { contactName } from '#renderer/cases/timeline-contacts.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import type { Contact } from '#shared/domain/student.ts'
import { CheckList, ChoiceField, SelectField, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './students.module.css'

/** Why a parent may be told something about a student of age; nothing while the rights are the parents'. */
export function TellingParents({
  record: { student, contacts, parentBases },
}: {
  readonly record: StudentRecord
}): ReactElement | null {
  const { t } = useText()
  const { today } = useOfficeTime()
  const [records, setRecords] = useState(false)
  if (wasOfAge(student.birthDate, today) !== true && parentBases.length === 0) return null
  return (
    <Section
      title={t('consents:parents.title')}
      count={parentBases.length}
      actions={
        <Button size="compact-sm" variant="subtle" onClick={() => setRecords(true)}>
          {t('consents:parents.record')}
        </Button>
      }
    >
      <p className={classes.nothing}>{t('consents:parents.meaning')}</p>
      <ul className={classes.rows} aria-label={t('consents:parents.title')}>
        {parentBases.map((basis) => (
          <Basis key={basis.id} basis={basis} birthDate={student.birthDate} />
        ))}
      </ul>
      {records && (
        <RecordBasis
          studentId={student.id}
          parents={contacts.filter(({ doNotContact }) => !doNotContact)}
          onClose={() => setRecords(false)}
        />
      )}
    </Section>
  )
}

function Basis({
  basis,
  birthDate,
}: {
  readonly basis: ParentBasis
  readonly birthDate: string | null
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const { nameOf } = useColleagues()
  const end = useCommand(api.consents.endParent)
  const { id, version, kind, parent, information, purpose, how, since, until, endedOn, recordedBy } = basis
  const stands = basisStands(basis, today)
  const lack = lackOf(basis, birthDate)
  return (
    <li>
      <span className={classes.words}>
        {t(`consents:parents.kind.${kind}`)} · {parent}
        <span className={lines.quiet}>
          {kind === 'student-word' &&
            `${information.map((part) => t(`vocabulary:information.${part}`)).join(', ')} · `}
          {purpose !== '' && `${purpose} · `}
          {how} · <DateText on={since} /> – <DateText on={until} />
        </span>
        <span className={lines.quiet}>{t('consents:parents.by', { name: nameOf(recordedBy) })}</span>
        {end.error && <ErrorNotice error={end.error} retry={() => void refreshEverything()} />}
      </span>
      {lack && <Tag tone="warn">{t(`consents:parents.lacks.${lack}`)}</Tag>}
      {!stands && (
        <Tag tone="warn">{t(endedOn === null ? 'consents:parents.over' : 'consents:parents.ended')}</Tag>
      )}
      {stands && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={end.busy}
          aria-label={`${t('consents:parents.end')}: ${parent}`}
          onClick={() => void end.run({ id, version, endedOn: today }).catch(() => undefined)}
        >
          {t('consents:parents.end')}
        </Button>
      )}
    </li>
  )
}

function RecordBasis({
  studentId,
  parents,
  onClose,
}: {
  readonly studentId: string
  readonly parents: readonly Contact[]
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const allow = useCommand(api.consents.allowParent)
  const form = useRecordForm<z.input<typeof ParentBasisDraft>, ParentBasisDraft>(ParentBasisDraft, {
    defaults: {
      ...{ studentId, purpose: '', how: '', since: today, until: addDays(today, 365) },
      information: ['contact-details', 'reason-for-referral'],
    },
    save: async (draft) => {
      const isWord = draft.kind === 'student-word'
      const { information, purpose } = draft
      await allow.run({
        ...draft,
        information: isWord ? information : [],
        purpose: isWord ? purpose : '',
      })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`consents.allowParent.${studentId}`, form)
  const kind = form.form.watch('kind') as ParentBasisKind | undefined
  return (
    <Dialog title={t('consents:parents.record')} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('common:actions.save')} onCancel={onClose}>
        <ChoiceField
          of={form}
          name="kind"
          label={t('consents:parents.why')}
          choices={ParentBasisKind.options.map((value) => ({
            value,
            label: t(`consents:parents.kind.${value}`),
            description: t(`consents:parents.kindMeaning.${value}`),
          }))}
          required
        />
        <SelectField
          of={form}
          name="contactId"
          label={t('consents:parents.parent')}
          description={t('consents:parents.parentHint')}
          choices={parents.map((contact) => ({ value: contact.id, label: contactName(contact, t) }))}
          required
        />
        {kind === 'student-word' && (
          <>
            <CheckList
              of={form}
              name="information"
              label={t('consents:parents.information')}
              choices={InformationClass.exclude(['substance-use-records']).options.map((value) => ({
                value,
                label: t(`vocabulary:information.${value}`),
              }))}
            />
            <TextField
              of={form}
              name="purpose"
              label={t('consents:parents.purpose')}
              description={t('consents:parents.purposeHint')}
              required
            />
          </>
        )}
        <TextField
          of={form}
          name="how"
          label={t('consents:parents.how')}
          description={t('consents:parents.howHint')}
          required
        />
        <FieldRow>
          <DateField of={form} name="since" label={t('consents:parents.since')} past required />
          <DateField of={form} name="until" label={t('consents:parents.until')} required />
        </FieldRow>
      </KeptBox>
    </Dialog>
  )
}
