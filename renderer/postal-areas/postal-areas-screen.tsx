import { Button, Menu, TextInput } from '@mantine/core'
import { type ReactElement, useMemo, useState } from 'react'

import type { OutputOf } from '#shared/api/operation.ts'
import type { Origin, postalAreas as contract } from '#shared/api/postal-areas.ts'
import { officeWork } from '#shared/api/roles.ts'
import type { ReadAreas } from '#shared/domain/found-areas.ts'
import type { PostalArea } from '#shared/domain/postal-area.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { SettingsLink } from '#renderer/settings/settings-link.tsx'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { MoreMenu } from '#renderer/ui/more-menu.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { usePaused } from '#renderer/ui/use-paused.ts'
import { AreaForm } from './area-form.tsx'
import { distanceOf } from './distance-from.tsx'
import { FoundAreas } from './found-areas.tsx'
import classes from './postal-areas.module.css'

type Listed = OutputOf<(typeof contract)['list']>['rows'][number]

type Open =
  | { readonly what: 'area'; readonly area: PostalArea | null }
  | { readonly what: 'found'; readonly read: ReadAreas }

function useColumns(): readonly Column<Listed>[] {
  const { t } = useText()
  return useMemo<readonly Column<Listed>[]>(
    () => [
      {
        id: 'zip',
        header: t('areas:zip'),
        value: ({ zip }) => zip,
        cell: ({ zip }) => <Ltr>{zip}</Ltr>,
        width: 7,
        essential: true,
      },
      {
        id: 'name',
        header: t('areas:name'),
        value: ({ name }) => name,
        width: 10,
        grow: 2,
        yields: true,
      },
      {
        id: 'miles',
        header: t('areas:fromSchool'),
        value: ({ miles }) => miles,
        cell: ({ miles }) => miles !== null && distanceOf(miles),
        width: 11,
        yields: true,
      },
      {
        id: 'latitude',
        header: t('areas:list.latitude'),
        value: ({ latitude }) => latitude,
        cell: ({ latitude }) => <Ltr>{String(latitude)}</Ltr>,
        width: 10,
        yields: true,
      },
      {
        id: 'longitude',
        header: t('areas:list.longitude'),
        value: ({ longitude }) => longitude,
        cell: ({ longitude }) => <Ltr>{String(longitude)}</Ltr>,
        width: 10,
        yields: true,
      },
    ],
    [t],
  )
}

/** The office's table of postal areas, by which it says how far a provider is without a map. */
export function PostalAreasScreen(): ReactElement {
  const { t } = useText()
  const works = useMay(officeWork)
  const [words, setWords] = useState('')
  const [open, setOpen] = useState<Open | null>(null)
  const answer = useAnswer(api.postalAreas.list, { words: usePaused(words) }, { keepBefore: true })
  const reading = useTask(api.postalAreas.read)
  const removeAll = useCommand(api.postalAreas.removeAll)
  const columns = useColumns()
  const { rows = [], total = 0, known = 0, school = null } = answer.data ?? {}
  const isEmpty = answer.data !== undefined && known === 0
  const readFile = async () => {
    const read = await reading.start({ token: null })
    if (read) setOpen({ what: 'found', read })
  }
  const bringIn = (
    <Button
      {...(!isEmpty && { variant: 'default' })}
      leftSection={<Icon name="import" size="1rem" />}
      loading={reading.state === 'running'}
      onClick={() => void readFile()}
    >
      {t('areas:bringIn')}
    </Button>
  )
  const add = (
    <Button
      {...(isEmpty && { variant: 'default' })}
      leftSection={<Icon name="plus" size="1rem" />}
      onClick={() => setOpen({ what: 'area', area: null })}
    >
      {t('areas:add')}
    </Button>
  )
  return (
    <Page
      above={<SettingsLink />}
      title={t('areas:title')}
      facts={
        <>
          {t('areas:about')}
          {answer.data && <Facts known={known} school={school} />}
        </>
      }
      fills
      actions={
        works &&
        !isEmpty && (
          <>
            {bringIn}
            {add}
            <MoreMenu>
              <Menu.Item onClick={() => void removeAll.run({}).catch(() => undefined)}>
                {t('areas:removeAll')}
              </Menu.Item>
            </MoreMenu>
          </>
        )
      }
    >
      {reading.state === 'failed' && <ErrorNotice error={reading.error} />}
      {removeAll.error && <ErrorNotice error={removeAll.error} />}
      {!isEmpty && (
        <TextInput
          className={classes.find ?? ''}
          label={t('areas:find')}
          value={words}
          autoComplete="off"
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      {total > rows.length && (
        <p className={classes.hint}>{t('areas:first', { count: rows.length, total })}</p>
      )}
      <DataTable
        label={t('areas:title')}
        of={{ ...answer, data: answer.data?.rows }}
        columns={columns}
        rowId={({ zip }) => zip}
        memory="postalAreas"
        narrows={false}
        {...(works && { onOpen: (area: Listed) => setOpen({ what: 'area', area }) })}
        empty={
          isEmpty ? (
            <EmptyState
              icon="school"
              title={t('areas:emptyTitle')}
              action={
                works && (
                  <>
                    {bringIn}
                    {add}
                  </>
                )
              }
            >
              {t('areas:emptyText')} {t('areas:emptyHand')}
            </EmptyState>
          ) : (
            <EmptyState icon="search" title={t('areas:nothingFound')} />
          )
        }
      />
      {open?.what === 'area' && <AreaForm area={open.area} onClose={() => setOpen(null)} />}
      {open?.what === 'found' && (
        <FoundAreas read={open.read} school={school} onClose={() => setOpen(null)} />
      )}
    </Page>
  )
}

function Facts({ known, school }: { readonly known: number; readonly school: Origin | null }): ReactElement {
  const { t } = useText()
  const ofSchool =
    school === null
      ? t('areas:facts.noSchool')
      : t(school.isKnown || known === 0 ? 'areas:facts.school' : 'areas:facts.schoolUnknown', {
          zip: school.zip,
        })
  return (
    <>
      <br />
      {known > 0 && `${t('areas:facts.count', { count: known })} · `}
      {ofSchool}
    </>
  )
}
