import { NativeSelect, Switch } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'

import { PacketLanguage, PaperSize } from '#shared/domain/packet.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import classes from './printing.module.css'

/** How papers for many look. */
export interface Look {
  readonly language: PacketLanguage | null
  readonly paper: PaperSize
  readonly largePrint: boolean
  readonly onNewSheets: boolean
}

/** How somebody last printed for many, until the office locks; `null` until it is known on which paper the school prints. */
export function useLook(): readonly [Look | null, (part: Partial<Look>) => void] {
  const school = useAnswer(api.school.get, {})
  const [kept, keep] = useRemembered<Partial<Look>>('printing.look', {})
  const usual = school.data && {
    ...{ language: null, paper: school.data.paper, largePrint: false, onNewSheets: true },
  }
  return [usual ? { ...usual, ...kept } : null, (part) => keep((before) => ({ ...before, ...part }))]
}

/** What may be chosen about papers for many; which pages they are stands first. */
export function HowTheyLook({
  look,
  onChange,
  children,
}: {
  readonly look: Look
  readonly onChange: (part: Partial<Look>) => void
  readonly children: ReactNode
}): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('printing:how.title')}>
      <div className={classes.stack}>
        {children}
        <NativeSelect
          label={t('packets:language')}
          value={look.language ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ language: PacketLanguage.safeParse(value).data ?? null })
          }
          data={[
            { value: '', label: t('printing:how.ownLanguage') },
            ...PacketLanguage.options.map((value) => ({
              value,
              label: t(`vocabulary:packetLanguage.${value}`),
            })),
          ]}
        />
        <NativeSelect
          label={t('packets:paper')}
          value={look.paper}
          onChange={({ currentTarget: { value } }) => onChange({ paper: PaperSize.parse(value) })}
          data={PaperSize.options.map((value) => ({ value, label: t(`vocabulary:paper.${value}`) }))}
        />
        <Switch
          label={t('packets:largePrint')}
          checked={look.largePrint}
          onChange={({ currentTarget: { checked } }) => onChange({ largePrint: checked })}
        />
        <Switch
          label={t('printing:how.onNewSheets')}
          description={t('printing:how.onNewSheetsHint')}
          checked={look.onNewSheets}
          onChange={({ currentTarget: { checked } }) => onChange({ onNewSheets: checked })}
        />
      </div>
    </Section>
  )
}
