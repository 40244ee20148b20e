import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { CaseLine, cases as contract } from '#shared/api/cases.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { ChooseCases, ChosenCases, WhatStayed } from './choose-cases.tsx'

type Done = OutputOf<(typeof contract)['moveManyToProtocol']>

/** Lets several open cases follow a version from now on; those that may not stay, and it says why. */
export function MoveMany({
  to,
  onClose,
}: {
  readonly to: number
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.cases.list, {})
  const [done, setDone] = useState<{ readonly of: Done; readonly lines: readonly CaseLine[] } | null>(null)
  const values = { to: String(to) }
  return (
    <Dialog title={t('cases:moveMany.title', values)} wide onClose={onClose}>
      {done ? (
        <WhatStayed
          done={t('cases:moveMany.done', { count: done.of.moved.length, ...values })}
          refused={done.of.refused}
          lines={done.lines}
          onClose={onClose}
        />
      ) : (
        <Answer of={answer}>
          {({ rows }) => {
            const lines = rows.filter(({ protocolNumber }) => protocolNumber !== to)
            if (lines.length === 0) return <NothingToMove to={to} onClose={onClose} />
            return (
              <Choose
                to={to}
                lines={lines}
                onDone={(of) => (of.refused.length > 0 ? setDone({ of, lines }) : onClose())}
                onCancel={onClose}
              />
            )
          }}
        </Answer>
      )}
    </Dialog>
  )
}

function NothingToMove({ to, onClose }: { readonly to: number; readonly onClose: () => void }): ReactElement {
  const { t } = useText()
  return (
    <>
      <p>{t('cases:moveMany.nothing', { to: String(to) })}</p>
      <div>
        <Button onClick={onClose}>{t('common:actions.close')}</Button>
      </div>
    </>
  )
}

function Choose({
  to,
  lines,
  onDone,
  onCancel,
}: {
  readonly to: number
  readonly lines: readonly CaseLine[]
  readonly onDone: (done: Done) => void
  readonly onCancel: () => void
}): ReactElement {
  const { t } = useText()
  const move = useCommand(api.cases.moveManyToProtocol)
  const form = useRecordForm(ChosenCases, {
    defaults: { ids: [] },
    save: async ({ ids }) => {
      const cases = lines.filter(({ id }) => ids.includes(id)).map(({ id, version }) => ({ id, version }))
      onDone(await move.run({ cases, number: to }))
    },
  })
  const chosen = form.form.watch('ids')
  return (
    <FormBox of={form} save={t('cases:moveMany.save', { count: chosen.length })} onCancel={onCancel}>
      <p>{t('cases:moveMany.about', { to: String(to) })}</p>
      <ChooseCases
        of={form}
        lines={lines}
        saysOf={({ ownerName, protocolNumber: number }) => [
          number === null
            ? t('cases:moveMany.followsNone')
            : t('cases:moveMany.follows', { number: String(number) }),
          ownerName,
        ]}
      />
    </FormBox>
  )
}
