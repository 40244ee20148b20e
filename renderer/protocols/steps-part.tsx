import type { ReactElement } from 'react'

import type { ProtocolStep } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { freeName, nextStep, withoutStep } from './draft-steps.ts'
import { useEditor, useEditPart } from './editor-context.ts'
import { withItem } from './in-order.ts'
import { ItemList } from './item-list.tsx'
import { roleName, targetWords, tierName } from './protocol-words.ts'
import { StepFields } from './step-fields.tsx'

/** What is done for a student, by whom and when. */
export function StepsPart(): ReactElement {
  const { t } = useText()
  const { document } = useEditor()
  const edit = useEditPart('steps')
  const { steps } = document
  const summary = ({ urgencies, roleId, due }: ProtocolStep): string =>
    [
      urgencies.map((urgency) => tierName(document, urgency, t)).join(', '),
      roleName(document, roleId, t),
      targetWords(due, t),
    ]
      .filter((words) => words !== '')
      .join(' · ')
  return (
    <ItemList
      path="steps"
      label={t('protocol:steps.title')}
      items={steps}
      onChange={(items) => edit(() => items)}
      onRemove={({ id }) => edit((before) => withoutStep(before, id))}
      make={() =>
        nextStep(steps, { id: crypto.randomUUID(), name: freeName(t('protocol:edit.newStep'), steps) })
      }
      add={t('protocol:edit.addStep')}
      none={t('protocol:edit.noSteps')}
      summary={summary}
    >
      {(step, at) => (
        <StepFields
          step={step}
          at={at}
          onChange={(changed, field) =>
            edit((before) => withItem(before, at, changed), `steps.${step.id}.${field}`)
          }
        />
      )}
    </ItemList>
  )
}
