import type { ReactElement } from 'react'
import { z } from 'zod'

import type { CycleRecord } from '#shared/api/cycles.ts'
import { FindingDraft, FindingSource } from '#shared/domain/evaluation/cycle.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { NamesSeen, useNamesAsked } from '#renderer/partnerships/names-seen.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#renderer/ui/fields.tsx'
import { type RecordForm, useRecordForm } from '#renderer/ui/form.tsx'

type Finding = CycleRecord['findings'][number]

const Fields = FindingDraft.extend({ namesSeen: z.boolean() })
type Fields = z.infer<typeof Fields>

const nothing = { fromWhom: 'families', theme: '', words: '', mayTell: false } as const

/** What people said, by theme, and what must not be written here. */
export function FindingForm({
  cycleId,
  finding,
  onClose,
}: {
  readonly cycleId: string
  /** `null` for a new one. */
  readonly finding: Finding | null
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const add = useCommand(api.cycles.addFinding)
  const change = useCommand(api.cycles.changeFinding)
  const names = useNamesAsked()
  const { id, version } = finding ?? {}
  const { fromWhom, theme, words, mayTell } = finding ?? nothing
  const form: RecordForm<Fields, Fields> = useRecordForm(Fields, {
    defaults: { fromWhom, theme, words, mayTell, namesSeen: false },
    save: async ({ namesSeen, ...draft }) => {
      await names.asking(
        id !== undefined && version !== undefined
          ? change.run({ id, version, finding: draft, namesSeen })
          : add.run({ cycleId, finding: draft, namesSeen }),
      )
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`cycles.finding.${id ?? cycleId}`, form)
  return (
    <Dialog title={t(finding ? 'cycles:findings.change' : 'cycles:findings.add')} wide onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('common:actions.save')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <SelectField
          of={form}
          name="fromWhom"
          label={t('cycles:findings.who')}
          choices={FindingSource.options.map((value) => ({ value, label: t(`cycles:from.${value}`) }))}
          required
        />
        <TextField
          of={form}
          name="theme"
          label={t('cycles:findings.theme')}
          description={t('cycles:findings.themeHint')}
          required
          autoFocus
        />
        <TextArea
          of={form}
          name="words"
          label={t('cycles:findings.words')}
          description={t('cycles:findings.notHere')}
          required
        />
        <CheckField
          of={form}
          name="mayTell"
          label={t('cycles:findings.mayTell')}
          description={t('cycles:findings.mayTellHint')}
        />
        {names.asked && <NamesSeen of={form} name="namesSeen" />}
      </KeptBox>
    </Dialog>
  )
}
