import { plainWords } from './plain-words.ts'

/** ISO 639-1, and the codes of languages without one that schools and providers meet. */
const CODES =
  'aa ab af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cs cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy id ig ii ik is it iu ja jv ka kg ki kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tn to tr ts tt ty ug uk ur uz ve vi wa wo xh yi yo za zh zu yue hmn fil ilo ceb chr lkt war nan wuu hak cpe haw ase kri gaa luo mas bem guz din nus chk pon mai bho new kha gil pap jam'.split(
    ' ',
  )

/** Names and older codes that Unicode's own lists do not give. */
const ALSO: Readonly<Record<string, string>> = {
  zh: 'mandarin,chinese mandarin,mandarin chinese,chino mandarin,putonghua,chinese putonghua mandarin,simplified chinese,zho,chi,cmn',
  yue: 'cantonese,chinese cantonese,cantonese chinese,cantones',
  ht: 'haitian,kreyol,kreyol ayisyen,haitian kreyol,haitian creole french,creole haitian,french creole haitian,haitiano',
  fa: 'farsi,persian farsi,farsi persian,pes',
  'fa-AF': 'dari,prs,dari persian,afghan persian',
  fil: 'tagalog,pilipino,filipino tagalog,tgl,tl,tagalo',
  es: 'castilian,castellano,espanol,spanish castilian,spanish latin america,spa,esp,sp',
  pt: 'brazilian portuguese,portuguese brazil,brasileno,por',
  km: 'cambodian,camboyano',
  my: 'myanmar',
  so: 'somali maay,maay maay,af maay',
  sw: 'kiswahili,swa',
  hmn: 'hmong mong',
  mww: 'hmong daw,white hmong',
  kar: 'karen',
  ksw: "s'gaw karen,sgaw karen,karen s'gaw",
  kyu: 'karenni,kayah,western kayah',
  mam: 'mam',
  kjb: "q'anjob'al,kanjobal,qanjobal,kanjobal maya",
  quc: "k'iche',quiche,kiche,k iche",
  kek: "q'eqchi',kekchi,qeqchi",
  mix: 'mixteco,mixtec',
  zap: 'zapoteco,zapotec',
  nah: 'nahuatl',
  ti: 'tigrigna,tigrina',
  om: 'afaan oromo,oromiffa',
  pa: 'panjabi',
  ps: 'pashtu,pushto',
  ase: 'asl,american sign language,sign language american,lengua de senas americana,sgn us',
  sr: 'serbian cyrillic,serbian latin',
  cpe: 'creoles and pidgins english',
  rhg: 'rohingya',
  kmr: 'kurmanji',
  ckb: 'sorani',
  cnh: 'hakha chin,chin hakha',
  ctd: 'tedim chin,zomi',
  mh: 'marshallese,ebon,marshalles',
  chk: 'chuukese,trukese',
  kea: 'cape verdean,cape verdean creole,kriolu,criollo caboverdiano',
  en: 'ingles,eng',
  fr: 'frances',
  uk: 'ucraniano',
}

let known: Map<string, string> | undefined

function learn(): Map<string, string> {
  const names = new Map<string, string>()
  const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  const spanish = new Intl.DisplayNames(['es'], { type: 'language', fallback: 'none' })
  for (const code of CODES) {
    names.set(code, code)
    for (const list of [english, spanish]) {
      const name = list.of(code)
      if (name) names.set(plainWords(name), code)
    }
  }
  for (const [code, words] of Object.entries(ALSO)) {
    for (const word of [code, ...words.split(',')]) names.set(plainWords(word), code)
  }
  return names
}

function canonicalTag(text: string): string | undefined {
  if (!/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/.test(text)) return undefined
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}

/** The BCP 47 tag of a language given by code or by its English or Spanish name; nothing for one it does not know. */
export function languageTag(text: string): string | undefined {
  known ??= learn()
  const named = known.get(plainWords(text))
  if (named) return named
  const tag = canonicalTag(text.trim())
  const base = tag?.split('-')[0]
  return tag && base && known.has(base) ? tag : undefined
}
