import { PAYER_SPELLINGS } from '#shared/domain/payer-words.ts'
import { Payer } from '#shared/domain/provider.ts'
import { GRADES, InsuranceClass, Relation } from '#shared/domain/student.ts'

import { plainWords } from './plain-words.ts'

/** A closed list of values: what it may be, and how files write each. */
export interface ValueList {
  readonly choices: readonly string[]
  /** Which choice a cell means, if any. */
  find(value: string): string | undefined
}

/** A closed list with the ways files write each of its values, separated by commas. */
export function valueList(
  choices: readonly string[],
  spellings: Readonly<Record<string, string>>,
): ValueList {
  const known = new Map<string, string>(choices.map((choice) => [plainWords(choice), choice]))
  for (const [choice, words] of Object.entries(spellings)) {
    for (const word of words.split(',')) known.set(plainWords(word), choice)
  }
  return { choices, find: (value) => known.get(plainWords(value)) }
}

function gradeSpellings(): Record<string, string> {
  const ordinals = [
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
    'eleventh',
    'twelfth',
  ]
  const spanish = [
    'primero',
    'segundo',
    'tercero',
    'cuarto',
    'quinto',
    'sexto',
    'septimo',
    'octavo',
    'noveno',
    'decimo',
    'undecimo',
    'duodecimo',
  ]
  const extra: Record<number, string> = { 9: 'freshman', 10: 'sophomore', 11: 'junior', 12: 'senior' }
  const spellings: Record<string, string> = {
    IT: 'infant/toddler,infant toddler,infant',
    PR: 'preschool,pre school,preescolar',
    PK: 'prek,pre k,pre-k,p-k,prekindergarten,pre kindergarten,prekinder,pre kinder,-1',
    TK: 'transitional kindergarten,kinder de transicion,t-k',
    KG: 'k,kg,kindergarten,kinder,kindergarden,grade k,00,0',
    PS: 'postsecondary,post secondary,postsecundaria',
    UG: 'ungraded,sin grado',
    '13': '13,grade 13',
    Other: 'other,otro',
  }
  ordinals.forEach((ordinal, index) => {
    const number = index + 1
    const suffix = number === 1 ? 'st' : number === 2 ? 'nd' : number === 3 ? 'rd' : 'th'
    const words = [
      number,
      `${number}${suffix}`,
      `${number}º`,
      `${number}°`,
      `${number}o`,
      ordinal,
      spanish[index],
      `grado ${number}`,
    ]
    const graded = [
      `grade ${number}`,
      `gr ${number}`,
      `g${number}`,
      `${number}${suffix} grade`,
      `${ordinal} grade`,
      `year ${number}`,
    ]
    const more = [
      `${number}º grado`,
      `${spanish[index]} grado`,
      `grade ${String(number).padStart(2, '0')}`,
      extra[number],
    ]
    spellings[String(number).padStart(2, '0')] = [...words, ...graded, ...more].filter(Boolean).join(',')
  })
  return spellings
}

/** School grades, by their CEDS codes. */
export const grades = valueList(GRADES, gradeSpellings())

/** Who a contact is to the student. */
export const relations = valueList(Relation.options, {
  mother: 'mom,mum,mama,mamá,madre,mami,mommy',
  father: 'dad,papa,papá,padre,daddy',
  parent:
    'parents,padres,padre o madre,parent guardian,parent/guardian,padre/madre,stepmother,stepfather,step mother,step father,stepmom,stepdad,madrastra,padrastro,step parent,stepparent,adoptive parent',
  guardian: 'legal guardian,tutor,tutora,tutor legal,guardian legal,guardián,guardiana',
  grandparent: 'grandmother,grandfather,grandma,grandpa,abuela,abuelo,abuelos,grandparents',
  relative:
    'aunt,uncle,tia,tío,tio,sister,brother,hermana,hermano,sibling,cousin,prima,primo,family,familiar,pariente',
  'acting-as-parent':
    'foster parent,foster mother,foster father,foster,caregiver,cuidador,cuidadora,padre de crianza,madre de crianza,padre adoptivo temporal,person acting as parent,kinship caregiver',
  agency: 'social worker,caseworker,case worker,agencia,trabajadora social,trabajador social',
  court: 'tribunal,juzgado,court appointed',
  other: 'otro,otra,friend,amigo,amiga,neighbor,vecino,vecina,emergency contact,aide',
})

/** Gender as school records state it. */
export const genders = valueList(['female', 'male', 'nonbinary', 'other', 'unspecified'], {
  female: 'f,girl,femenino,mujer,niña,woman',
  male: 'm,boy,masculino,hombre,niño,man',
  nonbinary: 'x,nb,non binary,non-binary,no binario,nobinario',
  other: 'otro,another',
  unspecified: 'not specified,undisclosed,prefer not to say,no especificado,prefiere no decir',
})

/** Whether a student is here or has left. */
export const statuses = valueList(['active', 'left'], {
  active: 'enrolled,current,activo,activa,inscrito,inscrita,matriculado,matriculada,a',
  left: 'withdrawn,tobedeleted,to be deleted,transferred,graduated,moved,exited,baja,retirado,retirada,egresado,egresada,trasladado',
})

/** Class of insurance. */
export const insurances = valueList(InsuranceClass.options, {
  private: 'commercial,employer,privado,privada,seguro privado',
  public: 'medicaid,chip,medicare,government,publico,público,medi-cal,medical assistance',
  uninsured: 'none,no insurance,sin seguro',
  unknown: 'desconocido,not known,no se sabe',
})

/** Who pays a provider. */
export const payers = valueList(Payer.options, PAYER_SPELLINGS)

/** HSDS service status. */
export const serviceStatuses = valueList(['active', 'inactive', 'defunct', 'temporarily-closed'], {
  active: 'activo,activa,open,abierto',
  inactive: 'inactivo,inactiva',
  defunct: 'closed,permanently closed,cerrado',
  'temporarily-closed': 'temporarily closed,suspended,cerrado temporalmente',
})

const FLAGS = valueList(['yes', 'no'], {
  yes: 'y,true,t,1,x,si,sí,s,verdadero',
  no: 'n,false,f,0,falso',
})

/** Yes or no. */
export const flags: ValueList = FLAGS

/** Race and ethnicity as the federal categories of OneRoster name them. */
export const races = valueList(
  [
    'american-indian-or-alaska-native',
    'asian',
    'black-or-african-american',
    'native-hawaiian-or-pacific-islander',
    'white',
    'two-or-more-races',
    'hispanic-or-latino',
  ],
  {
    'american-indian-or-alaska-native':
      'american indian,alaska native,native american,indigena americano,american indian alaska native',
    asian: 'asiatico,asiatica,asiático',
    'black-or-african-american': 'black,african american,negro,afroamericano,black african american',
    'native-hawaiian-or-pacific-islander':
      'native hawaiian,pacific islander,native hawaiian or other pacific islander,native hawaiian pacific islander,islas del pacifico',
    white: 'caucasian,blanco,blanca',
    'two-or-more-races':
      'two or more,multiracial,multiple,mixed,two or more races,dos o mas razas,multirracial',
    'hispanic-or-latino': 'hispanic,latino,latina,hispano,hispana,latinx,hispanic latino',
  },
)
