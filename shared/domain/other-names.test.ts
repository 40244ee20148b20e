import fc from 'fast-check'
import { expect, test } from 'vitest'

import { nameFinder, type Named } from './other-names.ts'

const named = (givenName: string, familyName: string, preferredName: string | null = null): Named => ({
  ...{ givenName, familyName, preferredName },
})

const INES = named('Inés', 'Varga')
const OTHERS = [
  named('Maria José', 'de la Cruz', 'Majo'),
  named('Luis', 'Varga'),
  named('Grace', "O'Brien"),
  named('José', 'Müller-Lang'),
  named('小明', '王'),
  named('Will', 'Hope'),
  named('Abdul', 'al-Rashid'),
]
const found = (text: string, more: readonly string[] = []) =>
  nameFinder([INES], OTHERS, more)(text).map(({ words }) => words)

test.each([
  ['whole', 'Maria José de la Cruz hit her.', ['Maria José de la Cruz']],
  ['a part of it', 'Said that Cruz had started.', ['Cruz']],
  ['what they are called', 'Majo left.', ['Majo']],
  ['without its marks', 'jose muller was there', ['jose muller']],
  ['with the marks it has', 'JOSÉ MÜLLER-LANG', ['JOSÉ MÜLLER-LANG']],
  ['of a brother, not the name they share', 'Luis Varga came with Ines Varga.', ['Luis']],
  ['whose something is', "Grace's bag and OBrien’s shoes", ["Grace's", 'OBrien’s']],
  ['written small where it is no word', 'then luis ran', ['luis']],
  ['not the word it also is', 'She will be late, and we hope for grace.', []],
  ['the word it also is, written large', 'Grace will call Will.', ['Grace', 'Will']],
  ['without spaces', '她和王小明打架了', ['王小明']],
  ['only whole words', 'Luisa and the cruzeiro', []],
  ['a small word before it is none', 'al parecer, Rashid', ['Rashid']],
  ['their own', 'Inés, INES and Varga', []],
  [
    'after the word a sentence begins with',
    'Call Grace. Tell Will, Hope and Majo.',
    ['Grace', 'Will', 'Hope', 'Majo'],
  ],
  ['nothing', '', []],
])('a name is found: %s', (_, text, names) => {
  expect(found(text)).toEqual(names)
})

const WRITTEN = [
  ...[named('Marcus', 'Oyelaran'), named('민준', '김'), named('أحمد', 'الراشد'), named('Иван', 'Петров')],
  ...[
    named('Анна', 'Достоевская'),
    named('Павел', 'Лысенко'),
    named('Paweł', 'Wałęsa'),
    named('Søren', 'Kjær'),
  ],
  ...[named('Đức', 'Nguyễn'), named('Işıl', 'Weiß'), { ...named('Ada', 'Bello'), alsoCalled: ['Tunde'] }],
]
test.each([
  ['in full-width letters', 'Ｍａｒｃｕｓ hit her.', ['Ｍａｒｃｕｓ']],
  ['with signs nobody sees in it', 'Mar\u00adcus and Oye\u200blaran', ['Mar\u00adcus', 'Oye\u200blaran']],
  ['by both initials', 'M.O. hit M. O. again, not m.o.', ['M.O.', 'M. O.']],
  ['by an initial and the family name', 'Then M. Oyelaran ran.', ['M. Oyelaran']],
  ['with an s of many owners', 'Marcus’ bag', ['Marcus’']],
  ['on another keyboard', 'Pawel Walesa, Soren Kjaer, Duc', ['Pawel Walesa', 'Soren Kjaer', 'Duc']],
  ['with a letter that has no mark', 'isil weiss', ['isil weiss']],
  ['as they are called at home', 'Tunde left.', ['Tunde']],
  ['Korean, whole, with a particle', '김민준이 때렸다', ['김민준이']],
  ['Korean, with two', '어제 민준이가 왔다', ['민준이가']],
  ['Korean, in letters taken apart', '민준은'.normalize('NFD'), ['민준은'.normalize('NFD')]],
  ['Korean, not a longer word', '민준비', []],
  ['Arabic, with and', 'وأحمد ضربها', ['وأحمد']],
  ['Arabic, with for and the', 'قال لأحمد وللراشد', ['لأحمد وللراشد']],
  ['Arabic, with by and like', 'باحمد كالراشد', ['باحمد كالراشد']],
  ['Russian, in another case', 'Она боится Ивана Петрова.', ['Ивана Петрова']],
  ['Russian, with an adjective for a name', 'с Анной Достоевской', ['Анной Достоевской']],
  ['Russian, with a vowel that goes', 'У Павла нет.', ['Павла']],
  ['Russian, not a longer word', 'петровка и иванчай', []],
])('a name is found as somebody writes it: %s', (_, text, names) => {
  const find = nameFinder([named('Ines', 'Varga')], WRITTEN)
  expect(find(text).map(({ words }) => words)).toEqual(names)
})

test('their own name is no finding in any form of it', () => {
  const find = nameFinder([named('Анна', 'Петрова')], [named('Иван', 'Петров'), named('Yan', 'Анненков')])
  expect(find('Анне Петровой и Ивану').map(({ words }) => words)).toEqual(['Ивану'])
})

test('words somebody named are found wherever they stand, joined to a name beside them', () => {
  expect(found('The boy in 9B and Luis (the boy) sat.', ['the boy', 'in 9b'])).toEqual([
    'The boy in 9B',
    'Luis',
    'the boy',
  ])
})

test('whatever words somebody named are found, and a name of any signs breaks nothing', () => {
  const signs = fc.string({ minLength: 1, unit: 'grapheme' }).filter((words) => words.trim() !== '')
  fc.assert(
    fc.property(signs, (words) => {
      expect(nameFinder([INES], [named(words, '-')], [words])(`x ${words} y`)).not.toEqual([])
    }),
  )
  expect(found('Ana-Maria came', ['Ana-Maria'])).toEqual(['Ana-Maria'])
  expect(nameFinder([INES], [named('小明', '-')])('小明来了')).not.toEqual([])
})

test('what is found is where it says, in a text of any script', () => {
  const text = 'Luis – ‏عبد 王小明 – Majo'
  for (const { start, end, words } of nameFinder([INES], OTHERS)(text))
    expect(text.slice(start, end)).toBe(words)
})

test('a note of 8,000 letters is read against two thousand students without anybody waiting', () => {
  const many = Array.from({ length: 2000 }, (_, at) => named(`Given${at}`, `Family${at}`))
  const find = nameFinder([INES], many)
  const text = 'She sat with Given7 Family9 and went on. '.repeat(200)
  const before = Date.now()
  expect(find(text)).toHaveLength(200)
  expect(Date.now() - before).toBeLessThan(2000)
})

const MARKED = [
  named('J', 'Lopez'),
  named('Marcus', 'Oyelaran'),
  named('Ana Maria', 'Bello'),
  named('Bo', 'Ek'),
]

test.each([
  ['of one letter', 'Then J pushed her.', [['J', false]]],
  ['of one letter, not one of another word', 'A plan j, J-shaped', []],
  [
    'by initials without dots',
    'MO hit her, B E saw it.',
    [
      ['MO', false],
      ['B E', false],
    ],
  ],
  ['not what is no initials', 'mo, MOM and PE', []],
  [
    'with its letters apart',
    'A n a came with M-a-r-c-u-s',
    [
      ['A n a', true],
      ['M-a-r-c-u-s', true],
    ],
  ],
  [
    'over the end of a line',
    'Oye-\nlaran and Ana-\nMaria',
    [
      ['Oye-\nlaran', true],
      ['Ana-\nMaria', true],
    ],
  ],
  ['as two words', 'Then Oye laran went.', [['Oye laran', false]]],
  ['as one word', 'AnaMaria went.', [['AnaMaria', true]]],
] as const)('a name is offered as somebody may have written it: %s', (_, text, names) => {
  const find = nameFinder([named('Ines', 'Varga')], MARKED)
  const offered = find(text).map(({ words, isSure }) => [words, isSure])
  expect(offered).toEqual(names)
})

test('whatever a name is, its spellings are always offered', () => {
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
  const name = fc
    .array(letter, { minLength: 3, maxLength: 9 })
    .filter((letters) => !/^(?:de[ln]|d[ao]s|l[ao]s|v[ao]n|der|bin|ibn|abu|bint)$/.test(letters.join('')))
    .map((letters) => letters.join('').replace(/^./, (first) => first.toUpperCase()))
  const alone = fc.constantFrom(...'BCDEFGHJKLMNOPQRSTUVWXYZ')
  const spellings = (given: string, family: string, at: number) => [
    [...given].join(' '),
    [...family].join('-'),
    `${given.slice(0, at)}-\n${given.slice(at)}`,
    ...(given.length >= 5 ? [`${given.slice(0, at)} ${given.slice(at)}`] : []),
    `${given[0]}${family[0]}`,
    ...(given.startsWith('A') || given.startsWith('I') ? [] : [`${given[0]} ${family[0]}`]),
  ]
  const SHORT =
    /^(PE|TV|OK|AM|PM|IT|ID|US|UK|EU|LA|NY|DC|ER|IQ|HR|AP|IB|OT|ED|MR|MS|DR|ST|PT|SW|VP|LL|EL|SP|CD|PC|WC)$/
  fc.assert(
    fc.property(name, name, alone, fc.integer({ min: 1, max: 2 }), (given, family, one, at) => {
      const find = nameFinder([named('小明', '王')], [named(given, family), named(one, family)])
      for (const spelling of [...spellings(given, family, at), one]) {
        if (SHORT.test(spelling)) continue
        const text = `Then, ${spelling}, left.`
        const [first] = find(text)
        expect([spelling, first?.words]).toEqual([spelling, spelling])
      }
    }),
  )
})

const AT_SCHOOL = [
  ...[named('Tyler', 'Okafor'), named('Sam', 'Okafor'), named('Ines', 'Okafor'), named('Ana', 'Lopez')],
  ...[named('Thi', 'Hill'), named('Bo', 'Stone'), named('Mark', 'Donald'), named('William', 'Ek')],
]

test.each([
  ['whose something is, without an apostrophe', 'Tylers mom called', [['Tylers', true]]],
  ['the same, small', 'tylers phone', [['tylers', true]]],
  ['the same, large', 'TYLERS MOM', [['TYLERS', true]]],
  [
    'the same, with another apostrophe',
    'Tylerʼs bag, Tyler´s bag',
    [
      ['Tylerʼs', true],
      ['Tyler', true],
    ],
  ],
  [
    'a family',
    'the Okafors want it, the Lopezes not',
    [
      ['Okafors', true],
      ['Lopezes', true],
    ],
  ],
  ['whose house it is', 'the Okafors’ house', [['Okafors’', true]]],
  [
    'a short name',
    'Bos mom, anas bag',
    [
      ['Bos', false],
      ['anas', false],
    ],
  ],
  ['a name that is a word', 'the Hills moved', [['Hills', false]]],
  ['not a word that ends so', 'This was thus his, she gets good marks, two hills.', []],
  [
    'given and family name as one',
    'SamOkafor and samokafor and OKAFORSAM',
    [
      ['SamOkafor', true],
      ['samokafor', true],
      ['OKAFORSAM', true],
    ],
  ],
  ['two as one', 'TylerSam fought', [['TylerSam', true]]],
  ['with a number', 'Tyler2 hit her', [['Tyler2', true]]],
  ['not surely within another', 'Mr. McDonald came', [['McDonald', false]]],
  ['of the same given name', 'The other Ines hit her', [['Ines', true]]],
  ['of the same given name, further on', 'another girl, Ines', [['Ines', true]]],
  ['of the same given name, in Spanish', 'La otra Inés', [['Inés', true]]],
  ['of the same given name, with an initial', 'Ines O. hit her, Ines V. cried', [['Ines O.', true]]],
  ['both of one name', 'Both Ineses came', [['Ineses', true]]],
  ['a sister by the name they share, known to nobody', 'the other Varga', [['Varga', false]]],
  ['not their own', 'Ines came, Ines’s mom, Iness bag, the Vargas, InesVarga, Ines2', []],
] as const)('a name is found as it is typed in a hurry: %s', (_, text, names) => {
  const find = nameFinder([named('Ines', 'Varga')], AT_SCHOOL)
  expect(find(text).map(({ words, isSure }) => [words, isSure])).toEqual(names)
})

test('whatever a name is, whose something is and who their family is stands out, and they do in one word', () => {
  const letter = fc.constantFrom(...'abcdefghijklmnopqrtuvwxyz')
  const name = fc
    .array(letter, { minLength: 4, maxLength: 9 })
    .map((letters) => letters.join('').replace(/^./, (first) => first.toUpperCase()))
  fc.assert(
    fc.property(name, name, (given, family) => {
      const others = [named(given, family), named('Ines', family)]
      const find = nameFinder([named('Ines', 'Varga')], others)
      for (const [text, words] of [
        [`Then ${given}s mom`, given],
        [`Then the ${family}s left`, family],
        [`Then ${given.toUpperCase()}S mom`, given],
        [`Then ${given}${family} left`, given + family],
        [`Then the other Ines left`, 'Ines'],
      ] as const) {
        const [first] = find(text)
        expect([text, first?.words.toLowerCase().startsWith(words.toLowerCase())]).toEqual([text, true])
      }
    }),
  )
})

const SIGNED_IN = [
  ...[named('Tyler', 'Garcia', 'Ty'), named('Taylor', 'Hall'), named('Marcus', 'Rivers')],
  named('Sam', 'Hall'),
]
test.each([
  ['with a digit for a letter', 'Tyl3r started it, and T4ylor ran.', ['Tyl3r', 'T4ylor']],
  [
    'with a letter that looks the same',
    'So said \u0422\u0430ylor and M\u0430rcus.',
    ['\u0422\u0430ylor', 'M\u0430rcus'],
  ],
  ['as what they sign in as', 'From tgarcia and tgarcia07, and shall2.', ['tgarcia', 'tgarcia07', 'shall2']],
  ['not the words that look like it', 'She shall ask the drivers at 7 in 4B, 10th street.', []],
  ['a short name, written large', 'Ty pushed her.', ['Ty']],
  ['not the letters of a short name in other words', 'Type and pretty.', []],
])('a name that hides is found: %s', (_, text, names) => {
  expect(nameFinder([INES], SIGNED_IN)(text).map(({ words }) => words)).toEqual(names)
})

test('what the student signs in as is no finding', () => {
  const own = named('Tyler', 'Garcia')
  const find = nameFinder([own], [named('Thea', 'Garcia'), ...SIGNED_IN.slice(1)])
  expect(find('tgarcia, Tyl3r and Garc1a').map(({ words }) => words)).toEqual([])
})
