import type { ReactElement } from 'react'

import { CASE_OWNER, type ProtocolFollowUp } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { freeName } from './draft-steps.ts'
import { useEditor, useEditPart } from './editor-context.ts'
import { ChoiceOf, LineField, WordsField } from './editor-fields.tsx'
import { withItem } from './in-order.ts'
import { ItemList } from './item-list.tsx'
import { roleChoices, roleName, targetWords } from './protocol-words.ts'
import { TargetField } from './target-field.tsx'

const USUAL_DUE = { amount: 30, unit: 'calendar-days' } as const

/** What follows once help has begun: who asks how it goes, and when. */
export function FollowUpsPart(): ReactElement {
  const { t } = useText()
  const { document } = useEditor()
  const edit = useEditPart('followUps')
  const { followUps } = document
  return (
    <ItemList
      path="followUps"
      label={t('protocol:followUps.title')}
      items={followUps}
      onChange={(items) => edit(() => items)}
      onRemove={({ id }) => edit((before) => before.filter((followUp) => followUp.id !== id))}
      make={() => ({
        id: crypto.randomUUID(),
        name: freeName(t('protocol:edit.newFollowUp'), followUps),
        due: USUAL_DUE,
        roleId: CASE_OWNER,
        evidence: '',
        guidance: '',
      })}
      add={t('protocol:edit.addFollowUp')}
      none={t('protocol:edit.noFollowUps')}
      summary={({ roleId, due }) =>
        `${roleName(document, roleId, t)} · ${t('protocol:followUps.due', { due: targetWords(due, t) })}`
      }
    >
      {(followUp, at) => (
        <FollowUpFields
          followUp={followUp}
          at={at}
          onChange={(changed, field) =>
            edit((before) => withItem(before, at, changed), `followUps.${followUp.id}.${field}`)
          }
        />
      )}
    </ItemList>
  )
}

/** Everything about one follow-up. */
function FollowUpFields({
  followUp,
  at,
  onChange,
}: {
  readonly followUp: ProtocolFollowUp
  readonly at: number
  readonly onChange: (followUp: ProtocolFollowUp, field: string) => void
}): ReactElement {
  const { t } = useText()
  const { document } = useEditor()
  const path = `followUps.${at}`
  const change = (part: Partial<ProtocolFollowUp>, field: string) => onChange({ ...followUp, ...part }, field)
  return (
    <>
      <LineField
        path={`${path}.name`}
        label={t('protocol:edit.followUpName')}
        required
        value={followUp.name}
        onChange={(name) => change({ name }, 'name')}
      />
      <TargetField
        path={`${path}.due`}
        label={t('protocol:edit.stepDue')}
        value={followUp.due}
        say={(rule) => t('protocol:followUps.due', { due: targetWords(rule, t) })}
        onChange={(due) => change({ due }, 'due')}
      />
      <ChoiceOf
        path={`${path}.roleId`}
        label={t('protocol:field.role')}
        value={followUp.roleId}
        gone={t('protocol:roles.gone')}
        choices={roleChoices(document, t)}
        onChange={(roleId) => change({ roleId }, 'roleId')}
      />
      <LineField
        path={`${path}.evidence`}
        label={t('protocol:edit.followUpEvidence')}
        description={t('protocol:edit.followUpEvidenceHint')}
        value={followUp.evidence}
        onChange={(evidence) => change({ evidence }, 'evidence')}
      />
      <WordsField
        path={`${path}.guidance`}
        label={t('protocol:field.guidance')}
        description={t('protocol:edit.guidanceHint')}
        lines={3}
        value={followUp.guidance}
        onChange={(guidance) => change({ guidance }, 'guidance')}
      />
    </>
  )
}
