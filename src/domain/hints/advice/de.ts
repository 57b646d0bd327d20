import type { AdviceLanguage } from './advice-language.ts'

const lead = '(?:(?:und|also|aber|dann|na|ja|vielleicht|ich finde|ich denke|ich glaube|ehrlich) (?:, )?)?'
const doing =
  '(?:fragst|rufst|sagst|sprichst|redest|machst|gehst|nimmst|schreibst|bittest|lässt|gibst|holst|suchst|probierst|' +
  'versuchst|delegierst|stellst|kündigst|setzt|zeigst|triffst|wartest|beginnst|hörst auf)'

export const german: AdviceLanguage = {
  tag: 'de',
  spellings: [
    [/'s(?!\p{L})/gu, ' es'],
    [/\bmans\b/g, 'man es'],
  ],
  askedAdvice: [
    `(?:warum|wieso|weshalb) ${doing} du (?:\\S+ ){0,5}nicht`,
    '(?:warum|wieso) nicht (?:einfach |mal |zuerst |erst |gleich )?\\S+ \\S+',
    'wie (?:wäre|wär) es (?:, )?(?:mit|wenn (?:du|ihr|sie))',
    'was (?:du brauchst|mir geholfen hat|ich tun würde)',
    'was wäre , wenn du (?:einfach|mal)',
  ],
  open: [
    '(?:und |aber |also |oder )?(?:mit |an |für |von |in |bei |zu |seit |bis |aus |auf |über |um |ab )?' +
      '(?:was|wer|wen|wem|wessen|wann|wo|warum|wieso|weshalb|wie|wohin|woher|woran|wovon|womit|wofür|wozu|worum|worüber|' +
      'wodurch|worauf|worin|wonach|welche[rsnm]?|inwiefern|inwieweit)',
    'ich (?:frage mich|wüsste|möchte|würde gerne?|bin neugierig|bin gespannt)',
    'mich (?:interessiert|würde)',
    '(?:erzähle?|beschreibe?|schildere?|erkläre?|zeige?) ',
    'sag (?:mir|uns|mehr|etwas)',
    '(?:angenommen|stell dir vor|denk an)',
    '(?:kannst|könntest|magst|möchtest|willst|würdest|darf|können|könnten|mögen) (?:du|ihr|sie|ich) (?:\\S+ ){0,6}(?:erzählen|beschreiben|sagen|erklären|schildern|zeigen|fragen)',
  ],
  openAnywhere: [
    'was|wer|wen|wem|wann|warum|wieso|weshalb|wie|woran|wovon|womit|wofür|wozu|worum|worüber|wodurch|welche[rsnm]?|inwiefern',
  ],
  questionAdvice: [
    `${lead}(?:hast du|habt ihr|haben sie) (?:\\S+ ){0,4}(?:versucht|probiert|ausprobiert|daran gedacht|darüber nachgedacht|überlegt|in betracht gezogen|erwogen) \\S+`,
    `${lead}(?:solltest|könntest|müsstest|sollten|könnten|müssten) (?:du|ihr|sie|wir|man) (?:\\S+ ){0,4}nicht`,
    `${lead}kannst du (?:\\S+ ){0,3}nicht (?:einfach|mal|auch|doch|lieber)`,
    `${lead}(?:wäre|wär|würde|hätte) (?:es|das) (?:dir |euch |da |dann |vielleicht )?nicht`,
    `${lead}du (?:könntest|kannst|solltest|musst) (?:doch|ja|auch|einfach|mal)`,
    'schon (?:mal )?(?:versucht|probiert|überlegt|daran gedacht)',
  ],
  advice: [
    `${lead}(?:du|ihr) (?:solltest|solltet|müsstest|müsstet|brauchst einfach)`,
    '(?:vielleicht|eventuell|möglicherweise) (?:solltest|könntest|kannst|musst|müsstest|brauchst|hilft|wäre es)',
    'an (?:deiner|eurer|ihrer) stelle',
    'wenn ich (?:du|an deiner stelle) wäre',
    `${lead}ich würde (?!gerne?|mich|wissen|fragen|sagen)\\S+`,
    'mein (?:rat|tipp|vorschlag)',
    'ich (?:schlage vor|schlage dir vor|empfehle|rate dir|rate euch)',
    'am besten',
    'es (?:könnte|würde|wäre) (?:\\S+ ){0,3}(?:helfen|besser|gut|sinnvoll|hilfreich|einfacher)',
  ],
  toldAdvice: [
    `${lead}(?:du|ihr) (?:musst|müsst|könntest|kannst|darfst|brauchst|könntet) (?!uns|mir|und|,)\\S+`,
    '(?:einfach |bitte |erst |zuerst |doch )?(?:sprich|rede|frag|sag|versuche?|probiere?|nimm|mach|lass|gib|geh|schreibe?|such|' +
      'stell|setz|hol|fang|hör|vergiss|delegiere?|bleib|ruf|triff|bitte|vertrau|sei|achte) (?!mir|mich|uns|mehr|etwas|dir vor|zu (?:beschreiben|sagen|erinnern))\\S+',
  ],
  leading: [
    '(?:glaubst|findest|denkst|meinst) du (?:denn |auch )?nicht',
    'ist (?:es|das|er|sie|dies) (?:denn |doch )?nicht (?:offensichtlich|klar|einfach|eher|eigentlich|vielmehr|deine?|nur|so)',
    'bist du nicht (?:einfach|zu|eher|nur|selbst)',
    'sicher(?:lich)?',
  ],
  tags: ['oder|oder nicht|nicht wahr|nicht|stimmt es|stimmt|gell|richtig|ja|ne|oder etwa nicht'],
  because: [
    '(?:das (?:ist|passiert|kommt)|es (?:ist|passiert)|nur|wohl|einfach|vermutlich|wahrscheinlich|deshalb ,?)? ?(?:weil|wegen)',
    '(?:das|es) (?:liegt|kommt) (?:wohl |sicher |vielleicht |nur |einfach |vermutlich )?(?:daran|daher|davon|an)',
  ],
  becauseInside: ['weil', 'liegt daran', 'wegen'],
  statement: [
    '(?:du|er|wir|ihr|ich|das|es|niemand|keiner|jeder|man) (?!und|oder|,|in|im|an|am|auf|bei|mit|ohne|als|zu|für|von|vor|nach|allein|selbst|jetzt|dann|auch|hast gesagt|gespräch|thema|team|nächste|erste|letzte)\\S+ \\S+',
  ],
  subject: [
    'die|der|das|den|dem|sie|dein|deine|mein|meine|unser|unsere|ihr|ihre|euer|eure|bei uns|in unserer|in unserem|alle|leute',
  ],
  verb: [
    'ist|sind|war|waren|wird|werden|hat|haben|hatte|hatten|kann|können|muss|müssen|soll|will|wollen|nicht|nie|niemals|immer|habe|bin',
  ],
  noStatement: [
    'ich (?:frage mich|wüsste|möchte|würde|bin (?:neugierig|gespannt)|verstehe nicht|weiß nicht|will (?:wissen|verstehen))',
    '(?:meine|die|eine) (?:eigentliche |nächste |erste )?frage',
    '(?:\\S+ )?\\S+ \\S+ , (?:die|der|das|den|dem|was)',
    'du (?:hast|sagtest|sagst|meintest|erwähntest) (?:\\S+ )?(?:gesagt|, dass|dass|erwähnt)',
    'mich (?:interessiert|würde)',
  ],
}
