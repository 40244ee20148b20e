import { Button, NativeSelect } from '@mantine/core'
import { type ReactElement, useMemo, useState } from 'react'

import { oversight } from '#shared/api/roles.ts'
import type { LanguageCount, TextLine } from '#shared/api/translations.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'
import { sectionOf } from '#shared/domain/printed-text.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { SettingsLink } from '#renderer/settings/settings-link.tsx'
import { directionOf, type Say, useText } from '#renderer/text.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterChips } from '#renderer/ui/filter-chips.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { EditText } from './edit-text.tsx'
import { useSections } from './section-words.ts'
import { TextActions } from './text-actions.tsx'
import classes from './translations.module.css'

type Which = 'open' | 'out-of-date' | 'own'

const isWhich: Readonly<Record<Which, (line: TextLine) => boolean>> = {
  open: ({ state }) => state !== 'reviewed',
  'out-of-date': ({ state }) => state === 'out-of-date',
  own: ({ own }) => own,
}

const NO_LINES: readonly TextLine[] = []

/** What families read on paper, in every language: whose words these are, who checked them, and the words themselves. */
export function TranslationsScreen(): ReactElement {
  const { t } = useText()
  const may = useMay(oversight)
  const [language, setLanguage] = useRemembered<PacketLanguage>('translations.language', 'es')
  const [section, setSection] = useRemembered('translations.section', '')
  const [which, setWhich] = useRemembered<readonly Which[]>('translations.which', [])
  const [editing, setEditing] = useState<string | null>(null)
  const overview = useAnswer(api.translations.overview, {})
  const answer = useAnswer(api.translations.list, { language }, { keepBefore: true })
  const lines = answer.data ?? NO_LINES
  const version = overview.data?.find((each) => each.language === language)?.version
  const sections = useSections(lines)
  const onPage = lines.filter(({ key }) => section === '' || sectionOf(key) === section)
  const shown = onPage.filter((line) => which.every((each) => isWhich[each](line)))
  const columns = useColumns(language, sections)
  const at = lines.findIndex(({ key }) => key === editing)
  const edited = at === -1 ? null : lines[at]
  const next = edited && shown[shown.indexOf(edited) + 1]
  const chips = (language === 'en' ? (['own'] as const) : (['open', 'out-of-date', 'own'] as const)).map(
    (id) => ({ id, label: t(`translations:which.${id}`), count: onPage.filter(isWhich[id]).length }),
  )
  const showAll = () => {
    setSection('')
    setWhich([])
  }
  return (
    <Page
      title={t('translations:title')}
      above={<SettingsLink />}
      fills
      facts={may ? t('translations:about') : t('translations:only')}
      actions={may && lines.length > 0 && <TextActions language={language} section={section} lines={shown} />}
    >
      <div className={classes.choices}>
        <NativeSelect
          label={t('translations:language')}
          description={version && t('translations:version', { version })}
          value={language}
          onChange={({ currentTarget }) => {
            setLanguage(PacketLanguage.parse(currentTarget.value))
            setWhich([])
          }}
          data={PacketLanguage.options.map((value) => ({
            value,
            label: languageLine(value, overview.data, t),
          }))}
        />
        <NativeSelect
          label={t('translations:page')}
          value={section}
          onChange={({ currentTarget }) => setSection(currentTarget.value)}
          data={[
            { value: '', label: t('translations:allPages') },
            ...[...sections].map(([value, label]) => ({ value, label })),
          ]}
        />
      </div>
      {onPage.some(({ state }) => state !== 'reviewed') && (
        <p className={classes.hint}>{t('translations:unreviewedHint')}</p>
      )}
      <DataTable
        label={t('translations:list')}
        of={{ ...answer, data: answer.data && shown }}
        columns={columns}
        rowId={({ key }) => key}
        memory={`translations.${language}`}
        onOpen={({ key }) => may && setEditing(key)}
        tools={
          <FilterChips<Which>
            label={t('translations:show')}
            single
            chips={chips}
            value={which}
            onChange={setWhich}
          />
        }
        empty={
          <EmptyState
            icon="paper"
            title={t('translations:none')}
            action={<Button onClick={showAll}>{t('translations:showAll')}</Button>}
          >
            {t('translations:noneNext')}
          </EmptyState>
        }
      />
      {edited && (
        <EditText
          language={language}
          line={edited}
          page={sections.get(sectionOf(edited.key)) ?? ''}
          onNext={next ? () => setEditing(next.key) : null}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  )
}

function languageLine(
  language: PacketLanguage,
  counts: readonly LanguageCount[] | undefined,
  t: Say,
): string {
  const name = t(`vocabulary:packetLanguage.${language}`)
  const found = counts?.find((each) => each.language === language)
  if (!found) return name
  const { total, reviewed, own } = found
  const count =
    language === 'en'
      ? t('translations:countEnglish', { own, total })
      : t('translations:count', { reviewed, total })
  return `${name}: ${count}`
}

function useColumns(
  language: PacketLanguage,
  sections: ReadonlyMap<string, string>,
): readonly Column<TextLine>[] {
  const { t } = useText()
  const names = JSON.stringify([...sections])
  return useMemo(() => {
    const known = new Map(JSON.parse(names) as [string, string][])
    const page: Column<TextLine> = {
      id: 'page',
      header: t('translations:page'),
      value: ({ key }) => known.get(sectionOf(key)),
      width: 9,
      grow: 0.4,
      yields: true,
      unsorted: true,
    }
    const english: Column<TextLine> = {
      id: 'english',
      header: t(language === 'en' ? 'translations:shipped' : 'translations:english'),
      value: ({ english: words }) => words,
      cell: ({ english: words }) => (
        <span lang="en" dir="ltr" className={classes.ofLanguage}>
          {words}
        </span>
      ),
      width: 14,
      essential: true,
    }
    const words: Column<TextLine> = {
      id: 'words',
      header: t(language === 'en' ? 'translations:english' : 'translations:translation'),
      value: (line) => line.words,
      cell: (line) => (
        <span lang={language} dir={directionOf(language)} className={classes.ofLanguage}>
          {line.words}
        </span>
      ),
      width: 14,
    }
    const state: Column<TextLine> = {
      id: 'state',
      header: t('translations:stateColumn'),
      value: (line) =>
        [language !== 'en' && t(`translations:state.${line.state}`), line.own && t('translations:own')]
          .filter(Boolean)
          .join(' · '),
      width: 9,
      grow: 0.4,
    }
    return [page, english, words, state]
  }, [t, language, names])
}
