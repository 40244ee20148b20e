import type { ReactElement } from 'react'
import { z } from 'zod'

import { Tier } from '#shared/domain/concern.ts'
import { KINDS_OF_HELP } from '#shared/domain/kind-of-help.ts'
import {
  NEW_SCHOOL_SERVICE,
  ORDERED_GRADES,
  type SchoolService,
  SchoolServiceDraft,
} from '#shared/domain/school-service.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { LanguagesField } from '#renderer/providers/languages-field.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { CheckField, CheckList, NumberField, SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldRow, useRecordForm } from '#renderer/ui/form.tsx'

const TIERS = ['1', '2', '3'] as const

/** A service as it is typed: its tier is the text of a choice. */
const Typed = z.object({
  ...SchoolServiceDraft.shape,
  tier: z
    .enum(TIERS)
    .nullable()
    .transform((typed) => (typed === null ? null : Tier.parse(Number(typed)))),
})

const asTyped = (tier: Tier | null) => TIERS.find((each) => Number(each) === tier) ?? null

const draftOf = ({ id: _, endedOn: _1, version: _2, ...draft }: SchoolService): SchoolServiceDraft => draft

/** Puts one of the school's own services on the list, or corrects it; its name is enough. */
export function SchoolServiceForm({
  service,
  onClose,
  onSaved,
}: {
  /** `null` for a new one. */
  readonly service: SchoolService | null
  readonly onClose: () => void
  readonly onSaved?: (service: SchoolService) => void
}): ReactElement {
  const { t } = useText()
  const { working, nameOf } = useColleagues()
  const create = useCommand(api.schoolServices.create)
  const update = useCommand(api.schoolServices.update)
  const known = service ? draftOf(service) : NEW_SCHOOL_SERVICE
  const form = useRecordForm(Typed, {
    defaults: { ...known, tier: asTyped(known.tier) },
    save: async (typed) => {
      const draft = typed.runById === null ? typed : { ...typed, runBy: '' }
      const saved = service
        ? await update.run({ id: service.id, version: service.version, draft })
        : await create.run(draft)
      await kept.discard()
      onClose()
      onSaved?.(saved)
    },
  })
  const kept = useKeptForm(`schoolServices.${service?.id ?? 'new'}`, form)
  const runById = form.form.watch('runById')
  const grades = ORDERED_GRADES.map((value) => ({ value, label: t(`vocabulary:grade.${value}`) }))
  return (
    <Dialog title={service?.name ?? t('school-services:form.add')} onClose={onClose} wide>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <TextField
          of={form}
          name="name"
          label={t('school-services:form.name')}
          placeholder={t('school-services:form.nameExample')}
          required
          autoFocus
        />
        <CheckList
          of={form}
          name="help"
          label={t('providers:form.help')}
          choices={KINDS_OF_HELP.map((value) => ({ value, label: t(`vocabulary:kindOfHelp.${value}`) }))}
        />
        <FieldRow>
          <SelectField
            of={form}
            name="fromGrade"
            label={t('school-services:form.fromGrade')}
            nothing={t('school-services:form.lowest')}
            choices={grades}
          />
          <SelectField
            of={form}
            name="toGrade"
            label={t('school-services:form.toGrade')}
            nothing={t('school-services:form.highest')}
            choices={grades}
          />
          <NumberField of={form} name="places" label={t('school-services:form.places')} />
        </FieldRow>
        <FieldRow>
          <SelectField
            of={form}
            name="runById"
            label={t('school-services:form.runBy')}
            nothing={t('school-services:form.somebodyElse')}
            choices={working.map(({ id }) => ({ value: id, label: nameOf(id) }))}
          />
          {runById === null && (
            <TextField of={form} name="runBy" label={t('school-services:form.runByName')} />
          )}
        </FieldRow>
        <TextField
          of={form}
          name="meets"
          label={t('school-services:form.meets')}
          placeholder={t('school-services:form.meetsExample')}
        />
        <FieldRow>
          <LanguagesField of={form} name="languages" label={t('providers:list.languages')} />
          <SelectField
            of={form}
            name="tier"
            label={t('school-services:form.tier')}
            nothing={t('school-services:form.any')}
            choices={TIERS.map((value) => ({ value, label: t(`vocabulary:tier.${value}`) }))}
          />
        </FieldRow>
        <TextArea
          of={form}
          name="whatToExpect"
          label={t('school-services:form.whatToExpect')}
          description={t('school-services:form.whatToExpectHint')}
          lines={2}
        />
        <CheckField
          of={form}
          name="onLists"
          label={t('school-services:form.onLists')}
          description={t('school-services:form.onListsHint')}
        />
      </KeptBox>
    </Dialog>
  )
}
