import { Button, Checkbox, Group, NativeSelect, Radio } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { OutputOf } from '#shared/api/operation.ts'
import type { Contract } from '#shared/api/contract.ts'
import { type DuplicatePair, proposedToStay, withMore } from '#shared/domain/duplicate.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { Isolated } from '#renderer/ui/isolated.tsx'
import { Differences } from './differences.tsx'
import classes from './duplicates.module.css'
import { heldWords } from './held-words.ts'

type Compared = OutputOf<Contract['duplicates']['compare']>
type Same = readonly { readonly goneId: string; readonly keptId: string }[]

const isSaid = (part: unknown): part is string => typeof part === 'string' && part !== ''

const sameIn = ({ services }: Compared): Same =>
  services.flatMap(({ id, sameAs }) => (sameAs === null ? [] : [{ goneId: id, keptId: sameAs }]))

/** Two entries become one: which stays, what the other says otherwise, and whether signed papers meant this one. */
export function MergeDialog({
  pair: { kind, one, other },
  onMerged,
  onClose,
}: {
  readonly pair: DuplicatePair
  readonly onMerged: () => void
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const [keptId, setKeptId] = useState(proposedToStay(one, other).id)
  const [chosen, setChosen] = useState<Same | null>(null)
  const [isSameParty, setSameParty] = useState(false)
  const merge = useCommand(api.duplicates.merge)
  const goneId = keptId === one.id ? other.id : one.id
  const sameServices = chosen && [...chosen]
  const answer = useAnswer(
    api.duplicates.compare,
    { kind, keptId, goneId, sameServices },
    { keepBefore: true },
  )
  const { data } = answer
  const isNow = data?.keptId === keptId
  const heldById = (id: string) => (id === data?.keptId ? data.kept : data?.gone)
  const more = data && withMore(data.kept, data.gone)
  const about = (id: string) => {
    const held = heldById(id)
    return held ? [...heldWords(held, t), held === more && t('providers:duplicates.dialog.hasMore')] : []
  }
  const keep = (id: string) => {
    setKeptId(id)
    setChosen(null)
    setSameParty(false)
  }
  const moving = new Intl.ListFormat(locale).format(data ? heldWords(data.gone, t) : [])
  const run = async (compared: Compared) => {
    await merge.run({ kind, keptId, goneId, isSameParty, sameServices: [...(chosen ?? sameIn(compared))] })
    onMerged()
  }
  return (
    <Dialog title={t('providers:duplicates.dialog.title')} wide onClose={onClose}>
      <Radio.Group label={t('providers:duplicates.dialog.stays')} value={keptId} onChange={keep}>
        {[one, other].map(({ id, name, phone, address }) => (
          <Radio
            key={id}
            mt="xs"
            value={id}
            label={name}
            description={<Isolated parts={[phone, address, ...about(id)].filter(isSaid)} />}
          />
        ))}
      </Radio.Group>
      <Answer of={answer}>
        {(compared) => (
          <div className={classes.whole}>
            <p>{t('providers:duplicates.dialog.goes', { name: compared.goneName })}</p>
            {moving !== '' && <p>{t('providers:duplicates.dialog.moves', { what: moving })}</p>}
            {isNow && more === compared.gone && (
              <Remark
                tone="warning"
                title={t('providers:duplicates.dialog.lessStays', { name: compared.goneName })}
              />
            )}
            {compared.opens.length > 0 && (
              <Remark
                tone="information"
                title={t('providers:duplicates.dialog.opens', {
                  what: new Intl.ListFormat(locale).format(compared.opens),
                })}
              />
            )}
            <Services
              compared={compared}
              onChange={(id, sameAs) =>
                setChosen([
                  ...sameIn(compared).filter(({ goneId: going }) => going !== id),
                  ...(sameAs === '' ? [] : [{ goneId: id, keptId: sameAs }]),
                ])
              }
            />
            {[compared, ...compared.services].some(({ differences }) => differences.length > 0) && (
              <section className={classes.part}>
                <h3>{t('providers:duplicates.dialog.differences', { name: compared.goneName })}</h3>
                <p className={classes.quiet}>{t('providers:duplicates.dialog.differencesText')}</p>
                <Differences
                  of={[compared, ...compared.services].flatMap(({ differences }) => differences)}
                />
              </section>
            )}
            {compared.gone.papers > 0 && (
              <Remark
                tone="warning"
                title={t('providers:duplicates.dialog.papers', {
                  count: compared.gone.papers,
                  name: compared.goneName,
                })}
              >
                <p>{t('providers:duplicates.dialog.papersText')}</p>
                <Checkbox
                  mt="xs"
                  label={t('providers:duplicates.dialog.sameParty')}
                  checked={isSameParty}
                  onChange={(event) => setSameParty(event.currentTarget.checked)}
                />
              </Remark>
            )}
            {merge.error && <ErrorNotice error={merge.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('common:actions.cancel')}
              </Button>
              <Button loading={merge.busy} onClick={() => void run(compared).catch(() => undefined)}>
                {t('providers:duplicates.dialog.merge')}
              </Button>
            </Group>
          </div>
        )}
      </Answer>
    </Dialog>
  )
}

/** Each service of the entry that goes: one the other has already, or a further one. */
function Services({
  compared: { services, keptServices },
  onChange,
}: {
  readonly compared: Compared
  readonly onChange: (id: string, sameAs: string) => void
}): ReactElement | null {
  const { t } = useText()
  if (services.length === 0 || keptServices.length === 0) return null
  return (
    <section className={classes.part}>
      <h3>{t('providers:duplicates.dialog.services')}</h3>
      <p className={classes.quiet}>{t('providers:duplicates.dialog.servicesText')}</p>
      {services.map(({ id, name, sameAs }) => (
        <NativeSelect
          key={id}
          label={t('providers:duplicates.dialog.sameAs', { name })}
          value={sameAs ?? ''}
          onChange={(event) => onChange(id, event.currentTarget.value)}
        >
          <option value="">{t('providers:duplicates.dialog.further')}</option>
          {keptServices.map((kept) => (
            <option key={kept.id} value={kept.id}>
              {kept.name}
            </option>
          ))}
        </NativeSelect>
      ))}
    </section>
  )
}
