import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { ReactElement, Ref } from 'react'

import { KindOfHelp, KINDS_OF_HELP } from '#shared/domain/kind-of-help.ts'
import { type MatchNeeds, USUAL_RULES } from '#shared/domain/matching/needs.ts'
import { ClinicianGender, Payer } from '#shared/domain/provider.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { languageChoices } from '#renderer/ui/languages.ts'
import { FromField } from './from-field.tsx'
import classes from './matching.module.css'

/** What may be wished for with a tick. */
const WISHES = ['near', 'transit', 'telehealth', 'evening', 'cost'] as const

/** What one asks a provider for: the needs of a student, and words that narrow the directory down. */
export function NeedsFields({
  needs,
  words,
  homeLanguage,
  homeZips,
  error,
  firstField,
  onNeeds,
  onWords,
}: {
  readonly needs: MatchNeeds
  readonly words: string
  readonly homeLanguage: string | null
  /** Where the student lives, to choose from. */
  readonly homeZips: readonly string[]
  /** What is wrong with the choice the list is for. */
  readonly error: string | undefined
  readonly firstField: Ref<HTMLInputElement>
  readonly onNeeds: (part: Partial<MatchNeeds>) => void
  readonly onWords: (words: string) => void
}): ReactElement {
  const { t, locale } = useText()
  return (
    <>
      <div className={classes.fields}>
        <TextInput
          label={t('matching:needs.words')}
          placeholder={t('matching:needs.wordsExample')}
          leftSection={<Icon name="search" size="1rem" />}
          value={words}
          ref={firstField}
          autoComplete="off"
          onChange={(event) => onWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Looks; the form is sent by its own button.
            if (event.key === 'Enter') event.preventDefault()
          }}
          error={error}
        />
        <NativeSelect
          label={t('matching:needs.help')}
          value={needs.help ?? ''}
          onChange={({ currentTarget }) =>
            onNeeds({ help: KindOfHelp.safeParse(currentTarget.value).data ?? null })
          }
        >
          <option value="">{t('matching:needs.any')}</option>
          {KINDS_OF_HELP.filter((kind) => kind !== 'other').map((kind) => (
            <option key={kind} value={kind}>
              {t(`vocabulary:kindOfHelp.${kind}`)}
            </option>
          ))}
        </NativeSelect>
        <TextInput
          label={t('matching:needs.age')}
          inputMode="numeric"
          value={needs.age ?? ''}
          onChange={(event) => {
            const typed = event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 2)
            onNeeds({ age: typed === '' ? null : Number(typed) })
          }}
        />
        <NativeSelect
          label={t('matching:needs.language')}
          value={needs.language ?? ''}
          onChange={(event) => onNeeds({ language: event.currentTarget.value || null })}
        >
          <option value="">{t('matching:needs.any')}</option>
          {languageChoices(locale, homeLanguage).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </div>
      <Checkbox.Group
        label={t('matching:needs.payers')}
        value={needs.payers}
        onChange={(payers) => onNeeds({ payers: Payer.options.filter((payer) => payers.includes(payer)) })}
      >
        <div className={classes.ticks}>
          {Payer.options.map((payer) => (
            <Checkbox key={payer} value={payer} label={t(`vocabulary:payer.${payer}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.fields}>
        <TextInput
          label={t('matching:needs.culture')}
          description={t('matching:needs.cultureHint')}
          value={needs.culture}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => onNeeds({ culture: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('matching:needs.gender')}
          value={needs.gender ?? ''}
          onChange={({ currentTarget }) =>
            onNeeds({ gender: ClinicianGender.safeParse(currentTarget.value).data ?? null })
          }
        >
          <option value="">{t('matching:needs.any')}</option>
          {ClinicianGender.options.map((gender) => (
            <option key={gender} value={gender}>
              {t(`vocabulary:clinicianGender.${gender}`)}
            </option>
          ))}
        </NativeSelect>
        <FromField value={needs.from} homeZips={homeZips} onChange={(from) => onNeeds({ from })} />
      </div>
      <Checkbox.Group
        label={t('matching:needs.wishes')}
        value={WISHES.filter((wish) => needs[wish])}
        onChange={(wished) =>
          onNeeds(Object.fromEntries(WISHES.map((wish) => [wish, wished.includes(wish)])))
        }
      >
        <div className={classes.ticks}>
          {WISHES.map((wish) => (
            <Checkbox
              key={wish}
              value={wish}
              label={t(`matching:needs.${wish}`, { miles: USUAL_RULES.nearMiles })}
            />
          ))}
        </div>
      </Checkbox.Group>
    </>
  )
}
