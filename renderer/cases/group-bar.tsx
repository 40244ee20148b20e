import { NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'

import type { CaseLine } from '#shared/api/cases.ts'
import { ReferralState } from '#shared/domain/referral.ts'
import { Actor } from '#shared/domain/referral-road.ts'
import { Tier } from '#shared/domain/concern.ts'
import { Urgency } from '#shared/domain/urgency.ts'
import { useText } from '#renderer/text.ts'
import { FilterChips } from '#renderer/ui/filter-chips.tsx'
import { type Grouping, GROUPINGS, groupsOf } from './caseload-groups.ts'
import classes from './cases.module.css'

/** How a list of cases is looked at: by what, and which of its groups alone. */
export interface Looked {
  readonly by: Grouping | null
  readonly group: string | null
}

function useGroupName(lines: readonly CaseLine[]): (grouping: Grouping, id: string) => string {
  const { t } = useText()
  const stageName = (id: string) => {
    const state = ReferralState.safeParse(id).data
    if (state) return t(`vocabulary:referralState.${state}`)
    return t(id === 'own-step' ? 'cases:groups.ownStep' : 'cases:groups.noReferral')
  }
  return (grouping, id) => {
    if (grouping === 'urgency') return t(`vocabulary:urgency.${Urgency.parse(id)}`)
    if (grouping === 'tier') return t(`vocabulary:tier.${Tier.parse(Number(id))}`)
    if (grouping === 'person') return lines.find(({ ownerId }) => ownerId === id)?.ownerName ?? ''
    if (grouping === 'stage') return stageName(id)
    const actor = Actor.safeParse(id).data
    return actor ? t(`cases:groups.waiting.${actor}`) : t('cases:groups.nothingPlanned')
  }
}

/** By what the cases are grouped, how many there are of each, and one of the groups alone. */
export function GroupBar({
  lines,
  looked,
  onLook,
}: {
  readonly lines: readonly CaseLine[]
  readonly looked: Looked
  readonly onLook: (looked: Looked) => void
}): ReactElement {
  const { t } = useText()
  const nameOf = useGroupName(lines)
  const { by, group } = looked
  return (
    <div className={classes.groups}>
      <NativeSelect
        aria-label={t('cases:groups.label')}
        value={by ?? ''}
        onChange={(event) =>
          onLook({ by: GROUPINGS.find((one) => one === event.currentTarget.value) ?? null, group: null })
        }
      >
        <option value="">{t('cases:groups.none')}</option>
        {GROUPINGS.map((grouping) => (
          <option key={grouping} value={grouping}>
            {t(`cases:groups.by.${grouping}`)}
          </option>
        ))}
      </NativeSelect>
      {by && (
        <FilterChips
          label={t(`cases:groups.by.${by}`)}
          single
          chips={groupsOf(lines, by).map(({ id, count }) => ({ id, count, label: nameOf(by, id) }))}
          value={group === null ? [] : [group]}
          onChange={([one]) => onLook({ by, group: one ?? null })}
        />
      )}
    </div>
  )
}
