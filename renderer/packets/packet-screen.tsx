import { Button, Checkbox, NativeSelect, Switch, Textarea } from '@mantine/core'
import { useParams, useRouter } from '@tanstack/react-router'
import { type ReactElement, useEffect, useMemo, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import {
  goesToProvider,
  type PacketChoice,
  PacketLanguage,
  PACKET_PARTS,
  type PacketPart,
  PaperSize,
} from '#shared/domain/packet.ts'
import { assertNever } from '#shared/assert-never.ts'
import { api } from '#renderer/api.ts'
import { useDraft } from '#renderer/drafts.ts'
import { useAnswer } from '#renderer/query.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { languageName } from '#renderer/ui/languages.ts'
import { Page, Section } from '#renderer/ui/page.tsx'
import { PrintedPage } from '#renderer/ui/printed-page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { Shortcut } from '#renderer/ui/shortcut.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import { TaskProgress, type TaskShown } from '#renderer/ui/task-progress.tsx'
import { Gaps } from './gaps.tsx'
import { WherePagesWent } from './where-pages-went.tsx'
import classes from './packets.module.css'
import './printed-fonts.css'

/** A packet for one referral: choose the pages, see them as they print, print, and say where each page went. */
export function PacketScreen(): ReactElement {
  const { referralId } = useParams({ from: '/packets/$referralId' })
  const referral = useAnswer(api.referrals.get, { id: referralId })
  const caseId = referral.data?.caseId
  const record = useAnswer(api.cases.get, { id: caseId ?? '' }, { enabled: caseId !== undefined })
  const school = useAnswer(api.school.get, {})
  return (
    <Answer of={referral} lines={10}>
      {(view) => (
        <Answer of={record} lines={10}>
          {(whole) => (
            <Answer of={school}>
              {({ paper }) => <Packet key={view.id} referral={view} record={whole} paper={paper} />}
            </Answer>
          )}
        </Answer>
      )}
    </Answer>
  )
}

/** The language this family reads, among those a packet can be printed in. */
function familyLanguage({ contacts, student }: CaseRecord): PacketLanguage {
  const tags = [
    ...contacts.flatMap(({ languageRead, languageSpoken }) => [languageRead, languageSpoken]),
    student.homeLanguage,
  ]
  const found = tags.find((tag) => tag !== null && tag !== 'none')?.split('-')[0]
  return PacketLanguage.safeParse(found).data ?? 'en'
}

/** What belongs to the pathway. About help at school the letter says all there is; no address and no slip is needed. */
function firstParts({ pathway }: ReferralView): readonly PacketPart[] {
  switch (pathway) {
    case 'family-contacts-provider':
      return PACKET_PARTS.filter((part) => !goesToProvider(part))
    case 'school-contacts-provider':
      return PACKET_PARTS
    case 'school-based':
      return ['letter', 'what-to-expect']
    default:
      return assertNever(pathway)
  }
}

/** What somebody chose and wrote for a packet waits for them when they are called away before it is printed. */
function useKeptChoice(begin: () => PacketChoice): {
  readonly choice: PacketChoice
  change(part: Partial<PacketChoice>): void
  /** The next packet of this referral begins anew. */
  printed(): void
} {
  const [first] = useState(begin)
  const [changed, setChanged] = useState<Partial<PacketChoice> | null>(null)
  const { found, discard } = useDraft(`packets.${first.referralId}`, changed)
  useEffect(() => {
    if (found) setChanged((before) => ({ ...found, ...before }))
  }, [found])
  return {
    choice: { ...first, ...changed },
    change: (part) => setChanged((before) => ({ ...before, ...part })),
    printed: () => void discard(),
  }
}

function Packet({
  referral,
  record,
  paper,
}: {
  readonly referral: ReferralView
  readonly record: CaseRecord
  readonly paper: PaperSize
}): ReactElement {
  const { t, locale } = useText()
  const router = useRouter()
  const [readsAlong, setReadsAlong] = useState(false)
  const { choice, change, printed } = useKeptChoice(() => ({
    referralId: referral.id,
    parts: [...firstParts(referral)],
    language: familyLanguage(record),
    paper,
    largePrint: false,
    remark: '',
  }))
  const hasPages = choice.parts.length > 0
  const preview = useAnswer(api.packets.preview, choice, { keepBefore: true, enabled: hasPages })
  const isForeign = choice.language !== locale
  const isReadAlong = readsAlong && isForeign
  const readAlong = useAnswer(
    api.packets.preview,
    { ...choice, language: locale },
    { keepBefore: true, enabled: hasPages && isReadAlong },
  )
  const print = useTask(api.packets.print)
  const start = (as: 'paper' | 'pdf') => {
    if (hasPages) void print.start({ choice, as }).then((made) => made && printed())
  }
  useShortcut('Ctrl+P', () => start('paper'))
  const waiting = useMemo(
    () => record.pages.filter(({ referralId, ending }) => referralId === referral.id && ending === null),
    [record.pages, referral.id],
  )

  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={t('packets:title', { name: referral.studentName })}
      facts={`${referral.destination} · ${referral.serviceName}`}
      actions={
        <>
          <Button
            variant="default"
            disabled={!hasPages}
            loading={print.state === 'running'}
            onClick={() => start('pdf')}
          >
            {t('common:actions.savePdf')}
          </Button>
          <Button
            leftSection={<Icon name="print" size="1rem" />}
            rightSection={<Shortcut keys="Ctrl+P" />}
            disabled={!hasPages}
            loading={print.state === 'running'}
            aria-keyshortcuts="Control+P"
            onClick={() => start('paper')}
          >
            {t('common:actions.print')}
          </Button>
        </>
      }
    >
      <PrintOutcome of={print} />
      {waiting.length > 0 && <WherePagesWent referral={referral} pages={waiting} />}
      <div className={classes.builder}>
        <div className={classes.choices}>
          <Choices
            choice={choice}
            isUnreviewed={preview.data?.language === choice.language && preview.data.unreviewed}
            onChange={change}
          />
        </div>
        <div className={classes.beside}>
          {preview.data && <Gaps gaps={preview.data.gaps} referral={referral} />}
          {isForeign && hasPages && (
            <div className={classes.along}>
              <Switch
                label={t('packets:readIn', { language: languageName(locale, locale) })}
                checked={readsAlong}
                onChange={(event) => setReadsAlong(event.currentTarget.checked)}
              />
              <span role="status" className={classes.quiet}>
                {readsAlong && t('packets:readHint', { language: languageName(choice.language, locale) })}
              </span>
            </div>
          )}
          <div className={classes.pages}>
            {hasPages ? (
              <Answer of={isReadAlong ? readAlong : preview} lines={14}>
                {({ pages, styles, direction, language }) =>
                  pages.map(({ part, html }) => (
                    <PrintedPage
                      key={part}
                      label={t(`vocabulary:packetPart.${part}`)}
                      html={html}
                      styles={styles}
                      direction={direction}
                      language={language}
                      scale={0.8}
                    />
                  ))
                }
              </Answer>
            ) : (
              <p className={classes.nothing}>{t('packets:noPages')}</p>
            )}
          </div>
        </div>
      </div>
    </Page>
  )
}

/** How printing goes; then what came of it, in a sentence that stays. */
function PrintOutcome({
  of: print,
}: {
  readonly of: TaskShown & { readonly result: { readonly savedAs: string | null } | null }
}): ReactElement {
  const { t } = useText()
  const { state, result } = print
  const name = result?.savedAs ?? null
  return (
    <>
      <TaskProgress
        label={t('packets:printing')}
        task={state === 'done' ? { ...print, state: 'idle' } : print}
      />
      <div role="status">
        {state === 'done' && (
          <Remark tone="good" title={name === null ? t('packets:printed') : t('packets:saved', { name })} />
        )}
      </div>
    </>
  )
}

function Choices({
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
                {...(goesToProvider(part) && { description: t('packets:needsConsent') })}
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
