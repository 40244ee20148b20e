import { type ReactElement, useCallback, useEffect, useState } from 'react'

import { AppError } from '#shared/app-error.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'

/** Seconds between two sentences that are spoken; what is seen counts every one. */
const SPOKEN_EVERY = 30

/** How many seconds a refusal asks to wait; `null` where it says something else. */
export function secondsToWait(refusal: unknown): number | null {
  if (!(refusal instanceof AppError) || refusal.data.message !== 'vault:errors.tryLater') return null
  return Number(refusal.data.values?.['count'] ?? 0)
}

/** Counts a wait after wrong tries down, and takes the refusal away when it is over. */
export function Waiting({
  refusal,
  onOver,
}: {
  readonly refusal: unknown
  readonly onOver: () => void
}): ReactElement {
  const { t } = useText()
  const [hasWaited, setWaited] = useState(false)
  const seconds = secondsToWait(refusal)
  const end = useCallback(() => {
    setWaited(true)
    onOver()
  }, [onOver])
  return (
    <>
      {seconds !== null && <CountDown seconds={seconds} onOver={end} />}
      <span role="status" className="fb-unseen">
        {hasWaited && refusal === null && t('vault:door.mayTry')}
      </span>
    </>
  )
}

function CountDown({
  seconds,
  onOver,
}: {
  readonly seconds: number
  readonly onOver: () => void
}): ReactElement {
  const { t } = useText()
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const began = performance.now()
    const timer = setInterval(() => {
      const next = seconds - Math.floor((performance.now() - began) / 1000)
      setLeft(Math.max(next, 0))
      if (next <= 0) onOver()
    }, 1000)
    return () => clearInterval(timer)
  }, [seconds, onOver])
  const spoken = Math.min(seconds, Math.ceil(left / SPOKEN_EVERY) * SPOKEN_EVERY)
  return (
    <>
      <Remark tone="warning">
        <span aria-hidden="true">{t('vault:errors.tryLater', { count: left })}</span>
      </Remark>
      <span role="status" className="fb-unseen">
        {t('vault:errors.tryLater', { count: spoken })}
      </span>
    </>
  )
}
