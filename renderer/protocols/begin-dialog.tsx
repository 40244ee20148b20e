import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { z } from 'zod'

import type { ProtocolBeginning } from '#shared/api/protocols.ts'
import { type ProtocolLine, StartingProtocol } from '#shared/domain/protocol.ts'
import type { Locale } from '#shared/text/catalogues.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ChoiceField, SelectField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'

/** Beginnings that need nothing else to be chosen. */
const STARTS = [...StartingProtocol.options, 'nothing'] as const

const Beginning = z.object({ from: z.enum(['version', ...STARTS]), number: z.string() })
type Beginning = z.infer<typeof Beginning>

function wishOf({ from, number }: Beginning, language: Locale): ProtocolBeginning {
  if (from === 'version') return { from, number: Number(number) }
  return from === 'nothing' ? { from } : { from: 'starting', which: from, language }
}

/** What a new version begins with. */
export function BeginDialog({
  lines,
  onClose,
}: {
  readonly lines: readonly ProtocolLine[]
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const navigate = useNavigate()
  const begin = useCommand(api.protocols.begin)
  const versions = lines.filter(({ state }) => state === 'published')
  const [newest] = versions
  const form = useRecordForm(Beginning, {
    defaults: { from: newest ? 'version' : STARTS[0], number: String(newest?.number ?? '') },
    save: async (beginning) => {
      await begin.run(wishOf(beginning, locale))
      await navigate({ to: '/protocols/draft' })
    },
  })
  return (
    <Dialog title={t('protocol:begin.title')} wide onClose={onClose}>
      <FormBox of={form} save={t('protocol:begin.save')} onCancel={onClose}>
        <ChoiceField
          of={form}
          name="from"
          label={t('protocol:begin.from')}
          choices={[...(newest ? (['version'] as const) : []), ...STARTS].map((from) => ({
            value: from,
            label: t(`protocol:begin.with.${from}`),
            description: t(`protocol:begin.about.${from}`),
          }))}
        />
        {form.form.watch('from') === 'version' && versions.length > 1 && (
          <SelectField
            of={form}
            name="number"
            label={t('protocol:begin.which')}
            choices={versions.map(({ number }) => ({
              value: String(number),
              label: t('protocol:version', { number }),
            }))}
          />
        )}
      </FormBox>
    </Dialog>
  )
}
