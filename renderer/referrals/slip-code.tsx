import { Button, Popover, TextInput } from '@mantine/core'
import { type FormEvent, type ReactElement, useState } from 'react'

import type { ReferralView } from '#shared/api/referrals.ts'
import { readSlipCode } from '#shared/domain/slip.ts'
import { api } from '#renderer/api.ts'
import { askOnce } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { problemOf } from '#renderer/ui/problem.ts'
import classes from './referrals.module.css'

/** A slip came back: its code opens the right referral. */
export function SlipCode({ onFound }: { readonly onFound: (referral: ReferralView) => void }): ReactElement {
  const { t } = useText()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [found, setFound] = useState<readonly ReferralView[]>([])

  const look = async (event: FormEvent) => {
    event.preventDefault()
    setFound([])
    if (readSlipCode(code) === null) return setProblem(t('referrals:errors.codeMistyped'))
    try {
      const referrals = await askOnce(api.referrals.findByCode, { code })
      const [only, ...others] = referrals
      setProblem(only ? null : t('referrals:slip.nobody'))
      if (only && others.length === 0) onFound(only)
      else setFound(referrals)
    } catch (error) {
      const { message, values } = problemOf(error)
      setProblem(t(message, values))
    }
  }

  return (
    <Popover
      opened={problem !== null || found.length > 1}
      onChange={(opened) => {
        if (opened) return
        setFound([])
        setProblem(null)
      }}
      position="bottom-end"
      withinPortal={false}
      withRoles={false}
      shadow="md"
    >
      <Popover.Target>
        <form className={classes.slip} onSubmit={(event) => void look(event)}>
          <TextInput
            aria-label={t('referrals:slip.label')}
            placeholder={t('referrals:slip.label')}
            value={code}
            dir="ltr"
            autoComplete="off"
            onChange={(event) => {
              setCode(event.currentTarget.value)
              setProblem(null)
              setFound([])
            }}
            error={problem !== null}
            aria-describedby={problem ? 'slip-problem' : undefined}
          />
          <Button type="submit" variant="default">
            {t('referrals:slip.open')}
          </Button>
        </form>
      </Popover.Target>
      <Popover.Dropdown>
        <div role="status" className={classes.slipAnswer}>
          {problem && <p id="slip-problem">{problem}</p>}
          {found.length > 1 && (
            <>
              <p>{t('referrals:slip.several')}</p>
              {found.map((referral) => (
                <Button
                  key={referral.id}
                  size="compact-sm"
                  variant="default"
                  justify="flex-start"
                  className={classes.slipChoice ?? ''}
                  onClick={() => onFound(referral)}
                >
                  {[
                    referral.destination,
                    referral.serviceName,
                    t(`vocabulary:referralState.${referral.state}`),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Button>
              ))}
            </>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
