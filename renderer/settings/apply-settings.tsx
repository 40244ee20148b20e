import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { speak } from '#renderer/text.ts'

/** Draws the screens the way whoever is signed in likes them. */
export function ApplySettings(): null {
  const { data } = useAnswer(api.settings.mine, {})
  const { setColorScheme } = useMantineColorScheme()
  useEffect(() => {
    if (!data) return
    void speak(data.language)
    setColorScheme(data.appearance === 'system' ? 'auto' : data.appearance)
    document.documentElement.style.setProperty('--fb-text-size', `${data.textSize}%`)
    document.documentElement.dataset['density'] = data.density
  }, [data, setColorScheme])
  return null
}
