import { Textarea } from '@mantine/core'
import type { ReactElement } from 'react'

import type { Fault } from '#shared/domain/fault.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'

/** What the references in messages stand for, as lines somebody can select and pass on. */
export function Faults(): ReactElement {
  const { t } = useText()
  const when = useMoment()
  const faults = useAnswer(api.vault.faults, {})
  const linesOf = ({ reference, at, operation, name, code, frames }: Fault) =>
    [
      `${reference}  ${when(at)}  ${operation}  ${name}${code ? ` ${code}` : ''}`,
      ...frames.map((frame) => `    ${frame}`),
    ].join('\n')
  return (
    <Answer of={faults}>
      {({ faults: known }) =>
        known.length === 0 ? (
          <p>{t('vault:faults.none')}</p>
        ) : (
          <>
            <p>{t('vault:faults.about')}</p>
            <Textarea
              label={t('vault:faults.lines')}
              value={known.map(linesOf).join('\n')}
              readOnly
              autosize
              minRows={3}
              maxRows={12}
              dir="ltr"
            />
          </>
        )
      }
    </Answer>
  )
}
