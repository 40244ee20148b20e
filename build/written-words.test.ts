import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseSync } from 'vite'
import { expect, test } from 'vitest'

import { project } from './program.ts'

/** Attributes whose text somebody reads or hears. */
const SAID = [
  'aria-label',
  'aria-description',
  'alt',
  'description',
  'label',
  'legend',
  'placeholder',
  'title',
]

interface Node {
  readonly type: string
  readonly [part: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

const partsOf = (node: Node): readonly Node[] => Object.values(node).flat().filter(isNode)

/** The texts an expression may come out as: both sides of a choice, but not what is handed to a function. */
function texts(node: Node): readonly string[] {
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : []
    case 'JSXText':
      return [String(node['value'])]
    case 'TemplateLiteral':
      return partsOf(node).flatMap(texts)
    case 'TemplateElement':
      return [(node['value'] as { readonly cooked: string }).cooked]
    case 'ConditionalExpression':
      return [node['consequent'], node['alternate']].filter(isNode).flatMap(texts)
    case 'LogicalExpression':
      return [node['left'], node['right']].filter(isNode).flatMap(texts)
    case 'BinaryExpression':
      return node['operator'] === '+' ? partsOf(node).flatMap(texts) : []
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
      return partsOf(node).flatMap(texts)
    default:
      return []
  }
}

function saidBy(node: Node): readonly string[] {
  if (node.type === 'JSXElement' || node.type === 'JSXFragment')
    return (node['children'] as readonly Node[]).flatMap(texts)
  if (node.type !== 'JSXAttribute') return []
  const { name } = node['name'] as { readonly name: unknown }
  return typeof name === 'string' && SAID.includes(name) && isNode(node['value']) ? texts(node['value']) : []
}

/** Words of a screen that stand in its code instead of in the catalogues. */
function writtenWords(file: string, code: string): readonly string[] {
  const walk = (node: Node): readonly string[] => [...saidBy(node), ...partsOf(node).flatMap(walk)]
  const { program, errors } = parseSync(file, code)
  if (errors.length > 0) throw new Error(`${file} cannot be read`)
  return walk(program as unknown as Node).filter((text) => /\p{L}{2}/u.test(text))
}

test('every word on a screen comes from the catalogues', () => {
  const screens = readdirSync(join(project, 'renderer'), { recursive: true, encoding: 'utf8' })
  const found = screens
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => ({
      file,
      words: writtenWords(file, readFileSync(join(project, 'renderer', file), 'utf8')),
    }))
    .filter(({ words }) => words.length > 0)
  expect(found).toEqual([])
})

test.each([
  ['bare', '<p>Some words</p>'],
  ['in braces', "<p>{'Some words'}</p>"],
  ['as a template', '<p>{`${count} Some words`}</p>'],
  ['as a choice', "<p>{ok ? 'Some words' : t('today:title')}</p>"],
  ['as a condition', "<p>{ok && 'Some words'}</p>"],
  ['as a name', '<nav aria-label="Some words" />'],
  ['as a chosen placeholder', "<input placeholder={ok ? 'Some words' : undefined} />"],
  ['in what is handed on', "<Page aside={<Section title={`Some words`} />}>{t('today:title')}</Page>"],
])('words written into a screen are noticed: %s', (_, code) => {
  expect(writtenWords('screen.tsx', `export const Screen = () => ${code}`).join(' ')).toContain('Some words')
})

test('names of messages and classes, dots and numbers are no words of a screen', () => {
  const code = `<p className="quiet" data-x={ok ? 'aa' : 'bb'}>{t('today:title')} · {kind === 'call' && 5}{' '}</p>`
  expect(writtenWords('screen.tsx', `export const Screen = () => ${code}`)).toEqual([])
})
