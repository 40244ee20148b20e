import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { speak } from '#renderer/text.ts'

/** Draws the screens the way whoever is signed in likes them. */
export function ApplySettings(): null {
  const { data } = useAnswer(api.settings.mine, {})
  const { setColorScheme } = useMantineColorScheme()
  const { language, appearance, textSize, density } = data ?? {}
  useEffect(() => {
    if (language) void speak(language)
  }, [language])
  useEffect(() => {
    if (appearance) setColorScheme(appearance === 'system' ? 'auto' : appearance)
    // The setter is another function on every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [appearance])
  useEffect(() => {
    if (textSize) document.documentElement.style.setProperty('--fb-text-size', `${textSize}%`)
    if (density) document.documentElement.dataset['density'] = density
  }, [textSize, density])
  return null
}
