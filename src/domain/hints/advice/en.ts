import type { AdviceLanguage } from './advice-language.ts'

const doing =
  '(?:just|simply|first|try|ask|tell|call|talk|speak|make|take|go|write|say|let|give|get|find|set|put|stop|start|do|use|' +
  'bring|invite|hire|leave|move|send|meet|delegate|quit|wait|show|split|share|hold|cut|drop|ignore)'
const lead = '(?:(?:and|so|but|then|well|maybe|perhaps|i think|i guess|i feel|honestly|in my view) (?:, )?)?'

export const english: AdviceLanguage = {
  tag: 'en',
  spellings: [
    [/\bcan't\b/g, 'can not'],
    [/\bwon't\b/g, 'will not'],
    [/\bcannot\b/g, 'can not'],
    [/n't\b/g, ' not'],
    [/'re\b/g, ' are'],
    [/'m\b/g, ' am'],
    [/'ve\b/g, ' have'],
    [/'ll\b/g, ' will'],
    [/\b(?:you)'d better\b/g, 'you had better'],
    [/'d\b/g, ' would'],
    [/\b(it|that|he|she|there|what|who|how|where|here)'s\b/g, '$1 is'],
  ],
  askedAdvice: [
    `why (?:do|would|can|could|should) not (?:you|we) ${doing}`,
    `why (?:do|would|can) you not (?:just|simply) \\S+`,
    `why not ${doing}`,
    'how about \\S+',
    'what about (?!something|anything|nothing|everything|meeting|morning|evening|during)[a-z]{2,}ing',
    'what if you (?:just|simply|tried|asked|told|talked|called|wrote|spoke|took|gave|let)',
    'what you (?:need|should|could do|have to|want) (?:to do )?is',
    'what (?:i would do|i did|helped me|worked for (?:me|us))',
    'when i (?:had|was|did|faced) (?:this|that|it|the same)',
  ],
  open: [
    '(?:and |so |but |or )?(?:in |to |for |with |from |at |by |about |on |of |since |until )?' +
      '(?:what|which|who|whom|whose|when|where|why|how)',
    'i (?:wonder|was wondering|am (?:curious|wondering|interested)|would (?:like|love|be))',
    '(?:tell|show|help|give|walk|take) (?:me|us)',
    'say (?:more|a little|a bit|something)',
    'describe|imagine|suppose|think (?:of|back)|go on|take your time|explain',
    '(?:could|can|would|will|may) (?:you|i) (?:please |perhaps )?(?:tell|say|describe|explain|show|share|help|give|walk|take|ask|hear)',
  ],
  openAnywhere: ['what', 'which', 'who', 'whom', 'whose', 'where', 'why', 'how'],
  questionAdvice: [
    `${lead}(?:have|had) you (?:ever |already |not |at least |perhaps )?(?:tried|thought (?:of|about)|considered|read|looked (?:at|into)) \\S+`,
    `${lead}have you (?:ever |already )?(?:asked|told) (?:\\S+ ){1,3}to`,
    `${lead}did you (?:ever |already |not |at least )?(?:try|think (?:of|about)|consider) \\S+`,
    'ever (?:thought|considered|tried)',
    `${lead}(?:should|could|would) not (?:you|it|that|this|we|one) (?!say|agree|think)\\S+`,
    `${lead}(?:could|should|would) (?:you|it|that|we) not`,
    `${lead}(?:can|could) not you`,
    `${lead}can you not (?:just|simply)`,
    `${lead}is (?:it )?not (?:it )?time (?:to|for|that|you)`,
    `${lead}is it not (?:better|easier|simpler) to`,
    `do not you (?:think|agree|believe|feel) (?:that )?(?:you|it would|we) (?:should|could|need|ought|must|be|have to|might)`,
    'what if you',
  ],
  advice: [
    `${lead}you (?:should|must|ought to|had better|need to|have to|may want to|might want to|might try|can always|can just|could always|could just|could simply|could also|could try|could ask|could tell|could talk)`,
    '(?:maybe|perhaps) (?:, )?(?:you (?:could|should|can|need|might)|try|ask|it (?:would|is) (?:better|time)|talk|just)',
    `${lead}if i (?:were|was) (?:you|in your)`,
    'in your (?:place|shoes|position) i',
    `${lead}i would (?!like|love|be|want|have|say that|ask what|not know|never know)(?:not |just |simply |first |rather |also |always |never |probably |definitely |try to )?[a-z]+`,
    'my (?:advice|suggestion|tip|recommendation)',
    'i (?:would )?(?:suggest|recommend|advise|propose)',
    'it (?:might|could|would|may) (?:help|be (?:good|better|best|worth|useful|wise|easier))',
    'the best thing (?:is|would be)',
  ],
  toldAdvice: [
    '(?:just |simply |first |please |always |never |maybe |perhaps |then )?(?:try|talk|speak|ask|tell|let|do not|do|stop|start|' +
      'write|make|take|go|look|give|call|find|get|keep|set|consider|read|delegate|put|use|leave|trust|be|remember|wait|' +
      'accept|focus|ignore|invite|learn|listen|say no|set) (?!me|us|on|more|your time|you|not (?:you|we|they|i)|to (?:describe|imagine|remember|recall|say|name|put))\\S+',
  ],
  leading: [
    'do not you (?:think|agree|believe|see|feel|find)',
    'would not you (?:say|agree|think)',
    'is not (?:it|that|this|he|she) (?:obvious|clear|just|simply|really|true|rather|actually|more|a question|because|about|only|a bit|your)',
    'is it not (?:obvious|clear|just|simply|really|true|rather|actually)',
    'are not you (?:just|simply|really|making|being|too|a bit|avoiding|trying|only)',
    'surely',
  ],
  tags: [
    '(?:is|are|do|does|did|was|were|has|have|had|will|would|can|could|should) not (?:it|you|he|she|they|that|we)',
    '(?:is|are|do|does|did|was|were|has|have|had|will|would|can|could|should) (?:it|you|he|she|they|that|we)',
    'right|correct|no|yes|or not',
  ],
  because: [
    '(?:(?:that|it|this) is |they are |you are )?(?:just |simply |only |probably |maybe |perhaps |all |mainly )?because',
  ],
  becauseInside: ['because', 'due to'],
  statement: [
    '(?:you|he|she|they|we|it|i|there|this|that|nobody|everybody|everyone|somebody) (?!and|or|,|in|at|on|with|without|as|to|for|of|from|alone|yourself|before|after|now|then|too|said|all|both|one|day|time|kind)\\S+ \\S+',
    '(?:you|we|they) (?:are|have) all',
  ],
  subject: [
    'you|your|my|our|his|her|its|their|the|a|an|this|that|these|those|in our|with us|at ours|people|they|nobody',
  ],
  verb: [
    'is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|should|must|never|always|need|needs|think|believe|solved',
  ],
  noStatement: [
    'i (?:wonder|was wondering|am (?:curious|wondering|interested)|would|want to (?:know|ask|understand)|do not (?:know|understand))',
    '(?:my|the|a|one) (?:real |next |first )?question',
    '(?:the|a|one|that|this|my|your) (?:\\S+ )?\\S+ (?:you|i|we|they|he|she|that|which|who)',
    'you (?:said|mentioned|told|say|spoke)',
  ],
}
