import type { AdviceLanguage } from './advice-language.ts'

const lead = '(?:(?:y|pues|pero|entonces|bueno|creo que|pienso que|sinceramente) (?:, )?)?'
const pronouns = '(?:le |lo |la |los |las |les |te |se |nos |me |simplemente |antes |primero )*'
const doing =
  '(?:preguntas|llamas|hablas|pides|dices|haces|vas|tomas|escribes|dejas|das|buscas|pruebas|intentas|propones|delegas|' +
  'pones|invitas|empiezas|paras|cambias|contratas|cuentas|organizas|esperas)'

export const spanish: AdviceLanguage = {
  tag: 'es',
  spellings: [],
  askedAdvice: [
    `por qué no ${pronouns}${doing}`,
    `por qué no ${pronouns}\\p{L}+(?:ar|er|ir)(?:lo|la|le|los|las|les|te|se)? \\S+`,
    'qué tal (?:si|una|un|\\p{L}+(?:ar|er|ir))',
    `y si ${pronouns}${doing}`,
    'lo que (?:necesitas|debes|deberías|tienes que|yo haría)',
  ],
  open: [
    '(?:y |pero |entonces |o )?(?:a |de |con |para |por |en |desde |hasta |sobre |hacia )?' +
      '(?:qué|quién|quiénes|cómo|cuándo|dónde|cuál|cuáles|cuánto|cuánta|cuántos|cuántas|adónde)',
    'que|quien|como|cuando|donde|cual|por que',
    'me pregunto|tengo curiosidad|me gustaría|quisiera|querría|no entiendo',
    '(?:cuéntanos|cuéntame|cuenta|describe|explica|explícanos|explícame|dinos|dime|háblanos|háblame|imagina|imagínate|supongamos|supón|sigue)',
    '(?:me |nos |te )?(?:puedes|podrías|podría|puede|quieres|querrías) (?:nos |me )?(?:contar|decir|describir|explicar|hablar|mostrar|dar|ayudar)\\p{L}*',
  ],
  openAnywhere: ['qué|quién|quiénes|cómo|cuándo|dónde|cuál|cuáles|cuánto|cuánta|cuántos|cuántas|adónde'],
  questionAdvice: [
    `${lead}(?:has|ha) (?:ya )?(?:intentado|probado|pensado en|considerado|tratado de|valorado)`,
    `${lead}(?:te has|se ha|te habías) (?:planteado|parado a pensar)`,
    `${lead}no (?:deberías|podrías|tendrías que|debería|podría|convendría|valdría|estaría)`,
    `${lead}no (?:sería|es|será) (?:mejor|más|hora de)`,
    `${lead}(?:quizás|quizá|tal vez|a lo mejor|igual) (?:podrías|deberías|puedes|tendrías|debes)`,
  ],
  advice: [
    '(?:quizás|quizá|tal vez|a lo mejor|igual) (?:podrías|deberías|puedes|tendrías|debes|sería)',
    `${lead}(?:yo )?en tu lugar`,
    'yo que tú',
    'si (?:yo )?fuera (?:tú|usted)',
    'si (?:yo )?estuviera en tu',
    'yo (?!sabría|querría)\\p{L}+ría',
    'mi (?:consejo|sugerencia|recomendación)',
    'te (?:aconsejo|sugiero|recomiendo|propongo)',
    'lo mejor (?:es|sería|será)',
    'sería (?:mejor|bueno|conveniente)',
  ],
  toldAdvice: [
    `${lead}(?:deberías|tienes que|debes|has de|tendrías que|hay que|habría que|necesitas|podrías) (?!contar|decir|describir|explicar)\\S+`,
    '(?:primero |simplemente |solo )?(?:habla|intenta|prueba|pide|deja|haz|escribe|llama|busca|toma|pregunta|delega|olvida|dile|' +
      'pon|empieza|espera|evita|confía|procura|piensa en|no te lo|no lo|no le) (?!más|nos|me|de ti|un momento|describir|recordar|imaginar|decir|nombrar)\\S+',
  ],
  leading: [
    'no (?:crees|te parece|piensas|ves)',
    'no es (?:evidente|obvio|verdad|cierto|simplemente|solo|más bien|una cuestión|que|claro)',
    'seguro que',
  ],
  tags: ['no|verdad|a que sí|cierto|no es así|o no|sí|eh|no es verdad|no crees'],
  because: [
    '(?:es |será |solo |simplemente |quizás )?(?:porque|por culpa de|por culpa del|a causa de|debido a)',
    'es que',
  ],
  becauseInside: ['porque|por culpa de|por culpa del|debido a'],
  statement: [
    '(?:tú|él|ella|ellos|ellas|yo|nosotros|eso|esto) (?!y|o|,|en|a|con|sin|de|para|sola?|también|mismo|misma)\\S+',
    '(?:eres|estás|son|está|creo|pienso|sé|tienes|no (?:vas?|van|es|son|está|están|puedes?|quieres?|sabes?|tienes?|creo|funciona|hay)) \\S+',
    'es (?!que)\\S+ \\S+',
    '(?:nadie|todos|todo el mundo|en nuestra empresa|en mi empresa|a nosotros|a mí) \\S+ \\S+',
    'te (?:está|están|va|van) \\S+',
  ],
  subject: ['el|la|los|las|tu|tus|mi|mis|nuestro|nuestra|nuestros|su|sus|un|una|este|esta|ese|esa|la gente'],
  verb: ['es|son|está|están|no|fue|era|tiene|tienen|va|van|ha|han|nunca|siempre|puede|debe|quiere'],
  noStatement: [
    'me pregunto|tengo curiosidad|me gustaría|quisiera|querría|no entiendo|no sé',
    '(?:mi|la|una) (?:verdadera |próxima |primera )?pregunta',
    '(?:lo|el|la|los|las|tu|un|una) (?:\\S+ ){0,2}que',
    '(?:dijiste|has dicho|decías|comentaste)',
  ],
}
