import type { PacketLanguage } from './packet.ts'

/** What a word list is made of: whole words, beginnings of words, and signs of scripts that do not set words apart. */
interface Words {
  readonly whole?: string
  readonly begin?: string
  readonly anywhere?: string
}

/** What a child of a family, or a student, is called in each language a page is printed in. */
const CHILDREN: Readonly<Record<PacketLanguage, Words>> = {
  en: {
    whole: `students? pupils? minor teens? teenagers? teenage boys? girls? toddlers? nieces? nephews? cousins? siblings?
      (?:class|school)mates? (?:grand|step|god|half|foster)?-?(?:child|children|kids?|sons?|daughters?|brothers?|sisters?)`,
  },
  es: {
    whole: `estudiantes? menor(?:es)? adolescentes? alumn[oa]s? niñ(?:it)?[oa]s? hij(?:it|astr)?[oa]s? herman(?:it|astr)?[oa]s?
      prim(?:it)?[oa]s? sobrin(?:it)?[oa]s? niet(?:it|ecit)?[oa]s? ahijad(?:it)?[oa]s? entenad[oa]s? muchach(?:it)?[oa]s?
      chamac(?:it)?[oa]s? chiquill[oa]s? nen[ea]s?`,
  },
  pt: {
    whole: `filh(?:inh)?[oa]s? irmão irmãos irmãs? irmã(?:o)?zinh[oa]s? crianças? menin[oa]s? net(?:inh)?[oa]s? sobrinh[oa]s?
      entead[oa]s? afilhad[oa]s? alun[oa]s?`,
  },
  fr: {
    whole: `fils filles? fillettes? garçons? enfants? frères? s(?:œ|oe)urs? cousine?s? nièces? neveux? élèves? filleule?s?
      mineure?s?`,
  },
  ht: { whole: 'pitit timoun frè sè elèv kouzen kouzin neve nyès (?:ti)?gason tifi' },
  so: { begin: 'wiil gabar gabadh walaal cunug ilmo ilmah arday carruur inanta inanka' },
  vi: {
    whole: String.raw`con\s(?:trai|gái) em\s(?:trai|gái) anh\strai chị\sgái cháu(?:\s(?:trai|gái))? trẻ\sem học\ssinh`,
  },
  tl: { whole: 'anak kapatid kuya ate bata apo pamangkin pinsan estudyante mag-aaral' },
  ru: {
    begin: `сын доч брат сестр ребен ребён дети детей внук внуч племянни пасын падчери крестни учени школьни мальчи девоч
      подрост`,
  },
  ko: {
    // A name may begin with the word: 아이린.
    whole: '아이(?:들)?(?:가|이|는|은|를|을|의|와|과|도|에게)?',
    begin: '아들 딸 자녀 동생 누나 언니 오빠 손자 손녀 조카 사촌 학생 어린이 청소년',
  },
  'zh-Hans': {
    anywhere:
      '儿子 女儿 孩子 小孩 儿童 弟弟 妹妹 哥哥 姐姐 孙子 孙女 外孙 侄 [表堂][兄弟姐妹] 继子 继女 学生 同学',
  },
  'zh-Hant': {
    anywhere:
      '兒子 女兒 孩子 小孩 兒童 弟弟 妹妹 哥哥 姊姊 孫子 孫女 外孫 姪 [表堂][兄弟姊妹] 繼子 繼女 學生 同學',
  },
  ar: {
    whole: 'ابنة ابنه ابنها ابنهم بنتها بنته ولد أخوه أخوها',
    begin: 'ابنت طفل أخت أخي شقيق حفيد طالب تلميذ ولده',
  },
}

/** How each says that somebody is grown up. */
const GROWN_UP: Readonly<Record<PacketLanguage, Words>> = {
  en: { whole: 'adults? grown grown-?up' },
  es: { whole: String.raw`adult[oa]s? mayor\sde\sedad` },
  pt: { whole: String.raw`adult[oa]s? maior\sde\sidade` },
  fr: { whole: 'adultes? majeure?s?' },
  ht: { whole: 'granmoun adilt' },
  so: { begin: 'qaangaar' },
  vi: { whole: String.raw`người\slớn trưởng\sthành` },
  tl: { whole: String.raw`nasa\shustong\sgulang` },
  ru: { begin: 'взросл совершеннолет' },
  ko: { begin: '성인 어른' },
  'zh-Hans': { anywhere: '成年 大人' },
  'zh-Hant': { anywhere: '成年 大人' },
  ar: { begin: 'بالغ راشد' },
}

const either = (words: string): string => words.trim().split(/\s+/).join('|')

function anyOf(lists: Readonly<Record<PacketLanguage, Words>>): RegExp {
  const all = Object.values(lists)
  const whole = all.flatMap((list) => list.whole ?? []).map(either)
  const begin = all.flatMap((list) => list.begin ?? []).map(either)
  const anywhere = all.flatMap((list) => list.anywhere ?? []).map(either)
  const before = String.raw`(?<![\p{L}\p{M}])`
  const after = String.raw`(?![\p{L}\p{M}])`
  const end = String.raw`[\p{L}\p{M}]{0,6}${after}`
  return new RegExp(
    `${before}(?:${whole.join('|')})${after}|${before}(?:${begin.join('|')})${end}|${anywhere.join('|')}`,
    'iu',
  )
}

/** Words for a child of a family, or a student. */
export const CHILD = anyOf(CHILDREN)

/** Words for somebody who is grown up. */
export const ADULT = anyOf(GROWN_UP)
