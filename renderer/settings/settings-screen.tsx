import { Radio } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import { casework, ownerOnly, trailReaders } from '#shared/api/roles.ts'
import { Settings } from '#shared/domain/school.ts'
import { api } from '#renderer/api.ts'
import { BackupsSection } from '#renderer/backups/backups-section.tsx'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { PinButton } from '#renderer/session/pin-dialog.tsx'
import { useMay, useSession } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { EquityThresholdForm } from './equity-threshold.tsx'
import { AttendanceRulesForm } from './attendance-rules.tsx'
import { Faults } from './faults.tsx'
import { Keys } from './keys.tsx'
import { LockTimesChoice } from './lock-times-choice.tsx'
import { MinorConsentForm } from './minor-consent.tsx'
import { MyPassword } from './my-password.tsx'
import { SchoolForm } from './school-form.tsx'
import { PreferenceOrderChoice } from './preference-order.tsx'
import { UsualPacketChoice } from './usual-packet.tsx'
import classes from './settings-screen.module.css'

/** The place on this screen that a match leads to. */
const ORDER_AT = 'preference-order'

/** How the screens look for whoever is signed in, and for the owner the school itself. */
export function SettingsScreen(): ReactElement {
  const { t } = useText()
  const { hash } = useLocation()
  const mine = useAnswer(api.settings.mine, {})
  const school = useAnswer(api.school.get, {})
  const times = useAnswer(api.school.lockTimes, {})
  const minors = useAnswer(api.school.minorConsent, {})
  const packet = useAnswer(api.school.usualPacket, {})
  const rules = useAnswer(api.attendance.rules, {})
  const preferences = useAnswer(api.school.preferenceOrder, {})
  const threshold = useAnswer(api.school.equityThreshold, {})
  const isOwner = useMay(ownerOnly)
  const demo = useSession((door) => door.demo)
  const seesTrail = useMay(trailReaders)
  const readsTrail = useMay(casework)
  return (
    <Page title={t('settings:title')} narrow>
      <Section title={t('settings:mine')}>
        <Answer of={mine}>{(settings) => <Looks settings={settings} />}</Answer>
      </Section>
      <Section title={t('accounts:yourPassword')}>
        <MyPassword />
      </Section>
      <Section title={t('vault:pin.title')}>
        <div className={classes.looks}>
          <p className={classes.kept}>{t('vault:pin.text')}</p>
          <PinButton />
        </div>
      </Section>
      <BackupsSection />
      {isOwner && (
        <Section title={t('vault:times.title')}>
          <Answer of={times}>
            {(value) => <LockTimesChoice key={JSON.stringify(value)} times={value} />}
          </Answer>
        </Section>
      )}
      {isOwner && (
        <Section title={t('vault:keys.title')}>
          {demo ? <p>{t('vault:errors.notInDemo')}</p> : <Keys />}
        </Section>
      )}
      {seesTrail && (
        <Section title={t('audit:title')}>
          <p>{t(isOwner ? 'audit:about' : readsTrail ? 'audit:aboutMine' : 'audit:check.text')}</p>
          <Link to="/audit">{t('audit:open')}</Link>
        </Section>
      )}
      {isOwner && (
        <Section title={t('retention:title')}>
          <p>{t('retention:about')}</p>
          <Link to="/retention">{t('retention:open')}</Link>
        </Section>
      )}
      <Section title={t('protocol:title')}>
        <p>{t('protocol:for')}</p>
        <Link to="/protocols">{t('protocol:open')}</Link>
      </Section>
      <Section title={t('trainings:title')}>
        <p>{t('trainings:about')}</p>
        <Link to="/trainings">{t('trainings:open')}</Link>
      </Section>
      <Section title={t('translations:title')}>
        <p>{t('translations:about')}</p>
        <Link to="/translations">{t('translations:open')}</Link>
      </Section>
      <Section title={t('absences:title')}>
        <p>{t('absences:about')}</p>
        <Link to="/absences">{t('absences:open')}</Link>
      </Section>
      <Section title={t('calendar:title')}>
        <p>{t('calendar:about')}</p>
        <Link to="/calendar">{t('calendar:open')}</Link>
      </Section>
      <Section title={t('areas:title')}>
        <p>{t('areas:about')}</p>
        <Link to="/postal-areas">{t('areas:open')}</Link>
      </Section>
      {isOwner && (
        <Section title={t('school:title')}>
          <Answer of={school}>{(value) => <SchoolForm key={value.version} school={value} />}</Answer>
        </Section>
      )}
      {isOwner && (
        <Section title={t('packets:usual.title')}>
          <Answer of={packet}>{(value) => <UsualPacketChoice usual={value} />}</Answer>
        </Section>
      )}
      {isOwner && (
        <div id={ORDER_AT} ref={(box) => void (hash === ORDER_AT && box?.scrollIntoView())}>
          <Section title={t('matching:order.title')}>
            <Answer of={preferences}>{(value) => <PreferenceOrderChoice order={value} />}</Answer>
          </Section>
        </div>
      )}
      {isOwner && (
        <Section title={t('school:attendance.title')}>
          <Answer of={rules}>{(value) => <AttendanceRulesForm rules={value} />}</Answer>
        </Section>
      )}
      {isOwner && (
        <Section title={t('school:minors.title')}>
          <Answer of={minors}>
            {(known) => <MinorConsentForm key={known?.confirmedOn ?? ''} known={known} />}
          </Answer>
        </Section>
      )}
      {isOwner && (
        <Section title={t('evaluation:equity.threshold.title')}>
          <Answer of={threshold}>
            {(known) => <EquityThresholdForm key={JSON.stringify(known)} known={known} />}
          </Answer>
        </Section>
      )}
      <Section title={t('vault:faults.title')}>
        <Faults />
      </Section>
    </Page>
  )
}

function Looks({ settings: kept }: { readonly settings: Settings }): ReactElement {
  const { t } = useText()
  const change = useCommand(api.settings.change)
  // A choice shows at once, and the next one builds on it before the first is kept.
  const [settings, setSettings] = useState(kept)
  const pick = (part: Partial<Settings>) => {
    const next = { ...settings, ...part }
    setSettings(next)
    change.run(next).catch(() => setSettings(kept))
  }
  return (
    <div className={classes.looks}>
      {change.error && <ErrorNotice error={change.error} />}
      <Choices
        label={t('settings:language.label')}
        value={settings.language}
        choices={Settings.shape.language.options.map(
          (value) => [value, t(`settings:language.${value}`)] as const,
        )}
        onChange={(language) => pick({ language })}
      />
      <Choices
        label={t('settings:appearance.label')}
        value={settings.appearance}
        choices={Settings.shape.appearance.options.map(
          (value) => [value, t(`settings:appearance.${value}`)] as const,
        )}
        onChange={(appearance) => pick({ appearance })}
      />
      <Choices
        label={t('settings:textSize.label')}
        value={settings.textSize}
        choices={Settings.shape.textSize.options.map(
          (value) => [value, t(`settings:textSize.${value}`)] as const,
        )}
        onChange={(textSize) => pick({ textSize })}
      />
      <Choices
        label={t('settings:density.label')}
        value={settings.density}
        choices={Settings.shape.density.options.map(
          (value) => [value, t(`settings:density.${value}`)] as const,
        )}
        onChange={(density) => pick({ density })}
      />
      <p className={classes.kept}>{t('settings:kept')}</p>
    </div>
  )
}

function Choices<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string
  readonly value: Value
  readonly choices: readonly (readonly [Value, string])[]
  readonly onChange: (value: Value) => void
}): ReactElement {
  const pick = (id: string) => {
    const chosen = choices.find(([choice]) => choice === id)
    if (chosen) onChange(chosen[0])
  }
  return (
    <Radio.Group label={label} value={value} onChange={pick}>
      <div className={classes.choices}>
        {choices.map(([id, name]) => (
          <Radio key={id} value={id} label={name} lang={id === 'en' || id === 'es' ? id : undefined} />
        ))}
      </div>
    </Radio.Group>
  )
}
