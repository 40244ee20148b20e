import type { ReactElement } from 'react'

import {
  CASE_OWNER,
  type CrisisStep,
  CrisisStepKind,
  type ProtocolDocument,
} from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { freeName } from './draft-steps.ts'
import { useEditor, useEditPart } from './editor-context.ts'
import { ChoiceOf, LineField, WordsField } from './editor-fields.tsx'
import classes from './editor.module.css'
import { withItem } from './in-order.ts'
import { ItemList } from './item-list.tsx'
import { ListProblems } from './list-problems.tsx'
import { NumbersFields } from './numbers-fields.tsx'
import { roleChoices, roleName } from './protocol-words.ts'
import { SaidHere } from './said-here.tsx'

type Crisis = ProtocolDocument['crisis']

/** What is done in a crisis, in its order, and whom to call. */
export function CrisisPart(): ReactElement {
  const { t } = useText()
  const { document } = useEditor()
  const edit = useEditPart('crisis')
  const { neverAlone, steps } = document.crisis
  const set = (part: Partial<Crisis>, field?: string) => edit((crisis) => ({ ...crisis, ...part }), field)
  return (
    <div className={classes.groups}>
      <SaidHere part="crisis" />
      <WordsField
        path="crisis.neverAlone"
        label={t('protocol:field.neverAlone')}
        description={t('protocol:edit.neverAloneHint')}
        value={neverAlone}
        onChange={(words) => set({ neverAlone: words }, 'crisis.neverAlone')}
      />
      <section aria-labelledby="crisis-steps" className={classes.group}>
        <h2 id="crisis-steps" className={classes.groupTitle}>
          {t('protocol:part.crisisSteps')}
        </h2>
        <ListProblems path="crisis.steps" />
        <ItemList
          path="crisis.steps"
          label={t('protocol:part.crisisSteps')}
          items={steps}
          onChange={(items) => set({ steps: items })}
          onRemove={({ id }) => set({ steps: steps.filter((step) => step.id !== id) })}
          make={(): CrisisStep => ({
            id: crypto.randomUUID(),
            name: freeName(t('protocol:edit.newStep'), steps),
            kind: 'action',
            roleId: CASE_OWNER,
            guidance: '',
          })}
          add={t('protocol:edit.addStep')}
          none={t('protocol:edit.noCrisisSteps')}
          summary={({ kind, roleId }) =>
            [
              ...(kind === 'action' ? [] : [t(`protocol:crisis.kind.${kind}`)]),
              roleName(document, roleId, t),
            ].join(' · ')
          }
        >
          {(step, at) => (
            <CrisisStepFields
              step={step}
              at={at}
              onChange={(changed, field) =>
                set({ steps: withItem(steps, at, changed) }, `crisis.steps.${step.id}.${field}`)
              }
            />
          )}
        </ItemList>
      </section>
      <NumbersFields />
    </div>
  )
}

function CrisisStepFields({
  step,
  at,
  onChange,
}: {
  readonly step: CrisisStep
  readonly at: number
  readonly onChange: (step: CrisisStep, field: string) => void
}): ReactElement {
  const { t } = useText()
  const { document } = useEditor()
  const path = `crisis.steps.${at}`
  const change = (part: Partial<CrisisStep>, field: string) => onChange({ ...step, ...part }, field)
  return (
    <>
      <LineField
        path={`${path}.name`}
        label={t('protocol:edit.stepName')}
        required
        value={step.name}
        onChange={(name) => change({ name }, 'name')}
      />
      <div className={classes.pair}>
        <ChoiceOf
          path={`${path}.kind`}
          label={t('protocol:edit.crisisKind')}
          description={t('protocol:edit.crisisKindHint')}
          value={step.kind}
          choices={CrisisStepKind.options.map((value) => ({
            value,
            label: t(`protocol:crisis.kind.${value}`),
          }))}
          onChange={(kind) => change({ kind }, 'kind')}
        />
        <ChoiceOf
          path={`${path}.roleId`}
          label={t('protocol:field.role')}
          value={step.roleId}
          gone={t('protocol:roles.gone')}
          choices={roleChoices(document, t)}
          onChange={(roleId) => change({ roleId }, 'roleId')}
        />
      </div>
      <WordsField
        path={`${path}.guidance`}
        label={t('protocol:field.guidance')}
        lines={3}
        value={step.guidance}
        onChange={(guidance) => change({ guidance }, 'guidance')}
      />
    </>
  )
}
