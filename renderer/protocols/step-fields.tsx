import { Checkbox } from '@mantine/core'
import type { ReactElement } from 'react'

import { PlanKind, type ProtocolStep } from '#shared/domain/protocol.ts'
import { URGENCIES } from '#shared/domain/urgency.ts'
import { useText } from '#renderer/text.ts'
import { useEditor } from './editor-context.ts'
import { ChoiceOf, LineField, useProblemsAt, WordsField } from './editor-fields.tsx'
import classes from './editor.module.css'
import { roleChoices, targetWords, tierName } from './protocol-words.ts'
import { TargetField } from './target-field.tsx'

/** The value of a list where nothing is chosen. */
const NOTHING = ''

/** Everything about one step. */
export function StepFields({
  step,
  at,
  onChange,
}: {
  readonly step: ProtocolStep
  readonly at: number
  readonly onChange: (step: ProtocolStep, field: string) => void
}): ReactElement {
  const { t } = useText()
  const { document } = useEditor()
  const path = `steps.${at}`
  const urgencies = useProblemsAt(`${path}.urgencies`)
  const change = (part: Partial<ProtocolStep>, field: string) => onChange({ ...step, ...part }, field)
  const before = document.steps.find(({ id }) => id === step.after)
  const others = document.steps.filter(({ id }) => id !== step.id)
  return (
    <>
      <LineField
        path={`${path}.name`}
        label={t('protocol:edit.stepName')}
        required
        value={step.name}
        onChange={(name) => change({ name }, 'name')}
      />
      <Checkbox.Group
        label={t('protocol:edit.stepUrgencies')}
        value={step.urgencies}
        error={urgencies.error}
        onChange={(chosen) =>
          change({ urgencies: URGENCIES.filter((urgency) => chosen.includes(urgency)) }, 'urgencies')
        }
      >
        <div className={classes.checks}>
          {URGENCIES.map((urgency) => (
            <Checkbox
              key={urgency}
              name={`${path}.urgencies`}
              value={urgency}
              label={tierName(document, urgency, t)}
            />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.pair}>
        <ChoiceOf
          path={`${path}.roleId`}
          label={t('protocol:field.role')}
          value={step.roleId}
          gone={t('protocol:roles.gone')}
          choices={roleChoices(document, t)}
          onChange={(roleId) => change({ roleId }, 'roleId')}
        />
        <ChoiceOf
          path={`${path}.after`}
          label={t('protocol:edit.stepAfter')}
          value={step.after ?? NOTHING}
          gone={t('protocol:edit.stepGone')}
          choices={[
            { value: NOTHING, label: t('protocol:edit.afterTriage') },
            ...others.map(({ id, name }) => ({ value: id, label: t('protocol:edit.afterStep', { name }) })),
          ]}
          onChange={(after) => change({ after: after === NOTHING ? null : after }, 'after')}
        />
      </div>
      <TargetField
        path={`${path}.due`}
        label={t('protocol:edit.stepDue')}
        value={step.due}
        say={(rule) => {
          const due = targetWords(rule, t)
          return before
            ? t('protocol:steps.dueAfter', { due, name: before.name })
            : t('protocol:steps.dueAfterTriage', { due })
        }}
        onChange={(due) => change({ due }, 'due')}
      />
      <Checkbox
        name={`${path}.repeats`}
        label={t('protocol:edit.repeats')}
        description={t('protocol:edit.repeatsHint')}
        checked={step.repeats}
        onChange={(event) => change({ repeats: event.currentTarget.checked }, 'repeats')}
      />
      <ChoiceOf
        path={`${path}.plan`}
        label={t('protocol:edit.plan')}
        description={t('protocol:edit.planHint')}
        value={step.plan ?? NOTHING}
        gone=""
        choices={[
          { value: NOTHING, label: t('protocol:steps.planOf.none') },
          ...PlanKind.options.map((plan) => ({ value: plan, label: t(`protocol:steps.planOf.${plan}`) })),
        ]}
        onChange={(plan) => change({ plan: PlanKind.safeParse(plan).data ?? null }, 'plan')}
      />
      <Checkbox
        name={`${path}.reachesFamily`}
        label={t('protocol:edit.reachesFamily')}
        description={t('protocol:edit.reachesFamilyHint')}
        checked={step.reachesFamily}
        onChange={(event) => change({ reachesFamily: event.currentTarget.checked }, 'reachesFamily')}
      />
      <LineField
        path={`${path}.evidence`}
        label={t('protocol:field.evidence')}
        description={t('protocol:edit.evidenceHint')}
        value={step.evidence}
        onChange={(evidence) => change({ evidence }, 'evidence')}
      />
      <WordsField
        path={`${path}.guidance`}
        label={t('protocol:field.guidance')}
        description={t('protocol:edit.guidanceHint')}
        lines={3}
        value={step.guidance}
        onChange={(guidance) => change({ guidance }, 'guidance')}
      />
      {(document.forms.length > 0 || step.formId !== null) && (
        <ChoiceOf
          path={`${path}.formId`}
          label={t('protocol:field.form')}
          value={step.formId ?? NOTHING}
          gone={t('protocol:edit.formGone')}
          choices={[
            { value: NOTHING, label: t('protocol:edit.noForm') },
            ...document.forms.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(formId) => change({ formId: formId === NOTHING ? null : formId }, 'formId')}
        />
      )}
    </>
  )
}
