import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { z } from 'zod'

import type { DecisionRecord } from '#shared/api/cycles.ts'
import { ActionDraft, DecisionDraft, EVALUATION_PAGES } from '#shared/domain/evaluation/cycle.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { NamesSeen, useNamesAsked } from '#renderer/partnerships/names-seen.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { FieldGroup, type RecordForm, useRecordForm } from '#renderer/ui/form.tsx'
import lines from '#renderer/ui/lines.module.css'
import { ActionWhoFields } from './action-forms.tsx'
import classes from './cycles.module.css'
import { pageTitle } from './page-titles.ts'

const Fields = DecisionDraft.extend({ actions: z.array(ActionDraft), namesSeen: z.boolean() })
type Fields = z.infer<typeof Fields>

const noAction = { what: '', ownerId: '', dueOn: '' }

/** What is decided, and who does what about it. */
export function DecisionForm({
  cycleId,
  decision,
  onClose,
}: {
  readonly cycleId: string
  /** `null` for a new one. */
  readonly decision: DecisionRecord | null
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const decide = useCommand(api.cycles.decide)
  const change = useCommand(api.cycles.changeDecision)
  const names = useNamesAsked()
  const form: RecordForm<Fields, Fields> = useRecordForm(Fields, {
    defaults: {
      ...{ what: decision?.what ?? '', about: decision?.about ?? null },
      actions: decision ? [] : [noAction],
      namesSeen: false,
    },
    save: async ({ what, about, actions, namesSeen }) => {
      const draft = { what, about }
      await names.asking(
        decision
          ? change.run({ id: decision.id, version: decision.version, decision: draft, namesSeen })
          : decide.run({ cycleId, decision: draft, actions, namesSeen }),
      )
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`cycles.decision.${decision?.id ?? cycleId}`, form)
  return (
    <Dialog
      title={t(decision ? 'cycles:decisions.change' : 'cycles:decisions.add')}
      wide="very"
      onClose={onClose}
    >
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <TextArea of={form} name="what" label={t('cycles:decisions.what')} required autoFocus />
        <SelectField
          of={form}
          name="about"
          label={t('cycles:decisions.about')}
          nothing={t('cycles:decisions.aboutNone')}
          choices={EVALUATION_PAGES.map((page) => ({ value: page, label: t(pageTitle(page)) }))}
        />
        {!decision && <Actions of={form} />}
        {names.asked && <NamesSeen of={form} name="namesSeen" />}
      </KeptBox>
    </Dialog>
  )
}

function Actions({ of }: { readonly of: RecordForm<Fields, Fields> }): ReactElement {
  const { t } = useText()
  const { watch, setValue } = of.form
  const actions = watch('actions')
  const put = (next: readonly ActionDraft[]) =>
    setValue('actions', [...next], { shouldDirty: true, shouldTouch: true })
  return (
    <FieldGroup legend={t('cycles:actions.title')}>
      {actions.length === 0 && <p className={lines.quiet}>{t('cycles:actions.none')}</p>}
      {actions.map((_, at) => (
        <div
          key={at}
          className={classes.group}
          role="group"
          aria-label={t('cycles:actions.number', { number: at + 1 })}
        >
          <TextField of={of} name={`actions.${at}.what`} label={t('cycles:actions.what')} required />
          <ActionWhoFields
            of={of}
            names={{ ownerId: `actions.${at}.ownerId`, dueOn: `actions.${at}.dueOn` }}
          />
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={() => put(actions.filter((_action, other) => other !== at))}
          >
            {t('cycles:actions.remove', { number: at + 1 })}
          </Button>
        </div>
      ))}
      <div>
        <Button variant="default" size="compact-sm" onClick={() => put([...actions, noAction])}>
          {t('cycles:actions.add')}
        </Button>
      </div>
    </FieldGroup>
  )
}
