import { Button, Radio, TextInput } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { Origin } from '#shared/api/postal-areas.ts'
import {
  around,
  type FoundArea,
  MANY_AREAS,
  type ReadAreas,
  USUAL_RADIUS,
} from '#shared/domain/found-areas.ts'
import { type Point, zipOf } from '#shared/domain/postal-area.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Ltr } from '#renderer/ui/ltr.tsx'
import classes from './postal-areas.module.css'

const REFUSED_SHOWN = 50

/** Which areas of a file are taken in. */
interface Wanted {
  readonly which: 'all' | 'near'
  readonly zip: string
  readonly miles: string
}

/** Where the middle lies around which areas are kept: the file says it, or the table does. */
function useMiddle(typed: string, found: readonly FoundArea[]): Point | null {
  const zip = zipOf(typed)
  const inFile = found.find((area) => area.zip === zip)
  const kept = useAnswer(api.postalAreas.list, { words: zip ?? '', limit: 1 })
  return inFile ?? kept.data?.rows.find((area) => area.zip === zip) ?? null
}

/** What a file of areas holds, before anything of it is written: what is new, what is left out, and what was refused. */
export function FoundAreas({
  read,
  school,
  onClose,
}: {
  readonly read: ReadAreas
  readonly school: Origin | null
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const bringIn = useCommand(api.postalAreas.bringIn)
  const { found, refused, again, zerosLost, rows, fileName } = read
  const [wanted, setWanted] = useState<Wanted>({
    which: found.length > MANY_AREAS ? 'near' : 'all',
    zip: school?.zip ?? '',
    miles: String(USUAL_RADIUS),
  })
  const middle = useMiddle(wanted.zip, found)
  const miles = Number(wanted.miles)
  const isNear = wanted.which === 'near'
  const kept = isNear ? (middle ? around(found, middle, miles) : []) : found
  const taken = kept.filter(({ as }) => as !== 'known')
  const count = (as: FoundArea['as']) => kept.filter((area) => area.as === as).length
  const takeIn = async () => {
    const areas = taken.map(({ zip, latitude, longitude, name }) => ({ zip, latitude, longitude, name }))
    await bringIn.run({ areas })
    onClose()
  }
  const counted = [
    ['new', count('new')],
    ['changed', count('changed')],
    ['known', count('known')],
    ['farther', found.length - kept.length],
    ['again', again],
    ['refused', refused.length],
  ] as const
  return (
    <Dialog title={t('areas:read.title')} wide onClose={onClose}>
      <div className={classes.stack}>
        <p>
          <bdi>{t('areas:read.rows', { file: fileName, count: rows })}</bdi>
        </p>
        <WhichAreas
          value={wanted}
          isMiddleUnknown={isNear && middle === null && zipOf(wanted.zip) !== null}
          onChange={(part) => setWanted((before) => ({ ...before, ...part }))}
        />
        <div role="status">
          <ul className={classes.counts}>
            {counted
              .filter(([, number]) => number > 0)
              .map(([what, number]) => (
                <li key={what}>{t(`areas:read.${what}`, { count: number })}</li>
              ))}
          </ul>
        </div>
        {zerosLost > 0 && <p className={lines.quiet}>{t('areas:read.zerosLost', { count: zerosLost })}</p>}
        <Refused of={refused} />
        {bringIn.error && <ErrorNotice error={bringIn.error} />}
        <div className={lines.buttons}>
          <Button
            disabled={taken.length === 0}
            loading={bringIn.busy}
            onClick={() => void takeIn().catch(() => undefined)}
          >
            {taken.length === 0 ? t('areas:read.nothing') : t('areas:read.save', { count: taken.length })}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('common:actions.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function WhichAreas({
  value: { which, zip, miles },
  isMiddleUnknown,
  onChange,
}: {
  readonly value: Wanted
  readonly isMiddleUnknown: boolean
  readonly onChange: (part: Partial<Wanted>) => void
}): ReactElement {
  const { t } = useText()
  return (
    <>
      <Radio.Group
        label={t('areas:read.which')}
        description={t('areas:read.radiusHint')}
        value={which}
        onChange={(chosen) => onChange({ which: chosen === 'near' ? 'near' : 'all' })}
      >
        <div className={classes.choices}>
          <Radio value="near" label={t('areas:read.near')} />
          <Radio value="all" label={t('areas:read.all')} />
        </div>
      </Radio.Group>
      {which === 'near' && (
        <div className={classes.choices}>
          <TextInput
            label={t('areas:read.around')}
            value={zip}
            dir="ltr"
            inputMode="numeric"
            autoComplete="off"
            onChange={(event) => onChange({ zip: event.currentTarget.value })}
            error={isMiddleUnknown && t('areas:read.middleUnknown', { zip })}
          />
          <TextInput
            label={t('areas:read.miles')}
            value={miles}
            dir="ltr"
            inputMode="numeric"
            autoComplete="off"
            onChange={(event) =>
              onChange({ miles: event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 4) })
            }
          />
        </div>
      )}
    </>
  )
}

function Refused({ of: refused }: { readonly of: ReadAreas['refused'] }): ReactElement | null {
  const { t } = useText()
  if (refused.length === 0) return null
  const shown = refused.slice(0, REFUSED_SHOWN)
  return (
    <details className={classes.refused} open={refused.length <= 5}>
      <summary>{t('areas:read.refused', { count: refused.length })}</summary>
      {shown.length < refused.length && (
        <p className={lines.quiet}>{t('areas:read.firstRefused', { count: shown.length })}</p>
      )}
      <ul>
        {shown.map(({ row, why, text }) => (
          <li key={row}>
            {t('areas:read.row', { row })}: {t(`areas:read.why.${why}`)}
            {text !== '' && (
              <>
                {' '}
                (<Ltr>{text}</Ltr>)
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
