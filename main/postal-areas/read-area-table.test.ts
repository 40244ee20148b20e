import fc from 'fast-check'
import { expect, test } from 'vitest'

import { ruleError } from '#shared/app-error.ts'

import { readTable } from '../spreadsheet/read-table.ts'
import { namesAreas, readAreaTable } from './read-area-table.ts'

async function read(text: string, known: Parameters<typeof readAreaTable>[1] = new Map()) {
  const table = await readTable(new TextEncoder().encode(text), 'areas.txt')
  if (!namesAreas(table)) throw ruleError('areas:errors.noColumns', { file: 'areas.txt' })
  return readAreaTable(table, known)
}

const places = async (text: string) =>
  (await read(text)).found.map(({ zip, latitude, longitude, name }) => [zip, latitude, longitude, name])

/** As the gazetteer files come: tabs, and blanks to the end of the last heading. */
const GAZETTEER = `GEOID\tALAND\tAWATER\tALAND_SQMI\tAWATER_SQMI\tINTPTLAT\tINTPTLONG${' '.repeat(80)}
00601\t166847909\t799292\t64.42\t0.309\t18.180555\t-66.749961
02110\t595893\t55207\t0.23\t0.021\t42.357636\t-71.053471
96910\t1\t0\t0\t0\t13.4745\t144.7504
`

test.each([
  ['the gazetteer of the Census', GAZETTEER],
  [
    'the newer one, with bars and another name of each area',
    'GEOID|GEOIDFQ|ALAND|INTPTLAT|INTPTLONG\n00601|860Z200US00601|1|18.180555|-66.749961\n02110|860Z200US02110|1|42.357636|-71.053471\n96910|860Z200US96910|1|13.4745|144.7504\n',
  ],
  [
    'a table made from a map of the Census',
    'ZCTA5CE20,INTPTLAT20,INTPTLON20\n00601,+18.180555,-066.749961\n02110,+42.357636,-071.053471\n96910,+13.4745,+144.7504\n',
  ],
  [
    'somebody’s own, which lost the zeros',
    'Zip Code;Latitude;Longitude\n601;18,180555;-66,749961\n2110;42,357636;-71,053471\n96910;13,4745;144,7504\n',
  ],
  [
    'columns in Spanish, in another order',
    'Longitud,Código postal,Latitud\n-66.749961,00601-1234,18.180555\n-71.053471,02110,42.357636\n144.7504,96910,13.4745\n',
  ],
  [
    'long names',
    'NAME,lat,lng,zcta5\n,18.180555,-66.749961,ZCTA5 00601\n,42.357636,-71.053471,ZCTA5 02110\n,13.4745,144.7504,ZCTA5 96910\n',
  ],
])('reads %s', async (_, text) => {
  expect(await places(text)).toEqual([
    ['00601', 18.180555, -66.749961, ''],
    ['02110', 42.357636, -71.053471, ''],
    ['96910', 13.4745, 144.7504, ''],
  ])
})

test('a name comes along, and how many zeros were put back is said', async () => {
  const found = await read('zip,city,lat,lon\n2110,Boston,42.35,-71.05\n10001,New York,40.75,-73.99\n')
  expect(found).toMatchObject({ zerosLost: 1, rows: 2, found: [{ name: 'Boston' }, { name: 'New York' }] })
})

test('what cannot be an area is refused with its row, what stands there, and why', async () => {
  const { found, refused, again } = await read(
    [
      'zip,lat,lon',
      'Boston,42.35,-71.05',
      '02111,,-71.05',
      '02112,42.35 N,-71.05',
      '02113,-71.05,42.35',
      '02114,42.35,71.05',
      '02115,99,-71.05',
      '02116,42.35,-20',
      '00000,42.35,-71.05',
      '02117,42.35,-71.05',
      '02117,42.36,-71.05',
      '02118,42.35,-71.05',
      '02118,42.35,-71.05',
      '02119,42.35,-71.05,one,too,many',
    ].join('\n'),
  )
  expect(refused.map(({ row, why }) => [row, why])).toEqual([
    [2, 'zip'],
    [3, 'numbers'],
    [4, 'numbers'],
    [5, 'swapped'],
    [6, 'no-minus'],
    [7, 'latitude'],
    [8, 'longitude'],
    [9, 'zip'],
    [10, 'twice'],
    [11, 'twice'],
    [14, 'no-row'],
  ])
  expect(refused.find(({ row }) => row === 5)?.text).toBe('02113 · -71.05 · 42.35')
  expect([found.map(({ zip }) => zip), again]).toEqual([['02118'], 1])
})

test('an area is new, changed, or as the office has it; a file without names takes none away', async () => {
  const kept = { latitude: 42.35, longitude: -71.05, name: 'Downtown' }
  const known = new Map(['02110', '02111'].map((zip) => [zip, { ...kept, zip }]))
  const { found } = await read(
    'zip,lat,lon\n02110,42.35,-71.05\n02111,42.36,-71.05\n02112,42.35,-71.05\n',
    known,
  )
  expect(found.map(({ zip, as }) => [zip, as])).toEqual([
    ['02110', 'known'],
    ['02111', 'changed'],
    ['02112', 'new'],
  ])
})

test('a table of something else names no areas', async () => {
  await expect(read('student,zip\nAna,02110\n')).rejects.toMatchObject({ code: 'rule' })
})

test('whatever stands in the rows, each is an area, refused, or said before', async () => {
  const cell = fc.oneof(
    fc.constantFrom('02110', '2110', '02111', '42.35', '-71.05', '-71.06', '', '"', 'x', '-', '1e3', '181'),
    fc.string({ maxLength: 6 }).map((text) => text.replaceAll(/["\r\n]/g, '')),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 30 }),
      async (rows) => {
        const text = ['zip,lat,lon', ...rows.map((cells) => cells.join(','))].join('\n')
        const table = await readTable(new TextEncoder().encode(text), 'areas.csv').catch(() => null)
        if (table === null || !namesAreas(table)) return
        const { rows: all, found, refused, again } = readAreaTable(table, new Map())
        expect(all).toBe(table.rows.length + table.rowsSetAside)
        expect(found.length + refused.length + again).toBe(all)
        expect(new Set(found.map(({ zip }) => zip)).size).toBe(found.length)
      },
    ),
  )
})
