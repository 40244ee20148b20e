import { Checkbox } from '@mantine/core'
import type { ReactElement } from 'react'

import { CASE_OWNER, type CoordinationTeam } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { useEditor, useEditPart } from './editor-context.ts'
import { LineField, useProblemsAt, WordsField } from './editor-fields.tsx'
import classes from './editor.module.css'
import { roleName } from './protocol-words.ts'
import { SaidHere } from './said-here.tsx'

/** The people who decide together, where the school has such a team. */
export function TeamFields(): ReactElement {
  const { t } = useText()
  const { document } = useEditor()
  const edit = useEditPart('team')
  const { error } = useProblemsAt('team.roleIds')
  const { team, roles } = document
  const change = (part: Partial<CoordinationTeam>, field: string) =>
    edit((before) => before && { ...before, ...part }, `team.${field}`)
  const members = [CASE_OWNER, ...roles.map(({ id }) => id)]
  return (
    <section aria-labelledby="team" className={classes.group}>
      <h2 id="team" className={classes.groupTitle}>
        {t('protocol:part.team')}
      </h2>
      <SaidHere part="team" />
      <div className={classes.fields}>
        <Checkbox
          name="team"
          label={t('protocol:edit.hasTeam')}
          checked={team !== null}
          onChange={(event) =>
            edit(() =>
              event.currentTarget.checked
                ? { name: t('protocol:edit.newTeam'), meets: '', roleIds: [], decides: '' }
                : null,
            )
          }
        />
        {team && (
          <>
            <div className={classes.pair}>
              <LineField
                path="team.name"
                label={t('protocol:field.name')}
                required
                value={team.name}
                onChange={(name) => change({ name }, 'name')}
              />
              <LineField
                path="team.meets"
                label={t('protocol:field.meets')}
                value={team.meets}
                onChange={(meets) => change({ meets }, 'meets')}
              />
            </div>
            <Checkbox.Group
              label={t('protocol:field.members')}
              value={team.roleIds}
              error={error}
              onChange={(chosen) =>
                change({ roleIds: members.filter((id) => chosen.includes(id)) }, 'members')
              }
            >
              <div className={classes.checks}>
                {members.map((id) => (
                  <Checkbox key={id} name="team.roleIds" value={id} label={roleName(document, id, t)} />
                ))}
              </div>
            </Checkbox.Group>
            <WordsField
              path="team.decides"
              label={t('protocol:field.decides')}
              value={team.decides}
              onChange={(decides) => change({ decides }, 'decides')}
            />
          </>
        )}
      </div>
    </section>
  )
}
