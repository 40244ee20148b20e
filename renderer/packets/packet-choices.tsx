import { Checkbox, NativeSelect, Switch, Textarea } from '@mantine/core'
import type { ReactElement } from 'react'

import {
  disclosureClassOf,
  type PacketChoice,
  PacketLanguage,
  PACKET_PARTS,
  PaperSize,
} from '#shared/domain/packet.ts'
import { useText } from '#renderer/text.ts'
import { languageName } from '#renderer/ui/languages.ts'
import { Section } from '#renderer/ui/page.tsx'
import classes from './packets.module.css'

/** Which pages, in which language, on which paper, and what the office adds. */
export function PacketChoices({
  choice,
  isUnreviewed,
  onChange,
}: {
  readonly choice: PacketChoice
  readonly isUnreviewed: boolean
  readonly onChange: (part: Partial<PacketChoice>) => void
}): ReactElement {
  const { t, locale } = useText()
  return (
    <Section title={t('packets:pages')}>
      <div className={classes.stack}>
        <Checkbox.Group
          label={t('packets:parts')}
          value={choice.parts}
          onChange={(parts) => onChange({ parts: PACKET_PARTS.filter((part) => parts.includes(part)) })}
        >
          <div className={classes.stack}>
            {PACKET_PARTS.map((part) => (
              <Checkbox
                key={part}
                value={part}
                label={t(`vocabulary:packetPart.${part}`)}
                description={t(`vocabulary:disclosureClass.${disclosureClassOf(part)}`)}
              />
            ))}
          </div>
        </Checkbox.Group>
        <NativeSelect
          label={t('packets:language')}
          {...(isUnreviewed && { description: t('packets:unreviewed') })}
          value={choice.language}
          onChange={(event) => onChange({ language: PacketLanguage.parse(event.currentTarget.value) })}
          data={PacketLanguage.options.map((value) => ({
            value,
            label: t(`vocabulary:packetLanguage.${value}`),
          }))}
        />
        <NativeSelect
          label={t('packets:paper')}
          value={choice.paper}
          onChange={(event) => onChange({ paper: PaperSize.parse(event.currentTarget.value) })}
          data={PaperSize.options.map((value) => ({ value, label: t(`vocabulary:paper.${value}`) }))}
        />
        <Switch
          label={t('packets:largePrint')}
          checked={choice.largePrint}
          onChange={(event) => onChange({ largePrint: event.currentTarget.checked })}
        />
        <Textarea
          label={t('packets:remark')}
          description={
            choice.language === locale
              ? t('packets:remarkHint')
              : t('packets:remarkForeign', { language: languageName(choice.language, locale) })
          }
          value={choice.remark}
          minRows={2}
          onChange={(event) => onChange({ remark: event.currentTarget.value })}
        />
      </div>
    </Section>
  )
}
