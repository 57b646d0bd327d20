const limits = {
  /** How many relays one device speaks to at once. */
  relays: 6,
  /** A relay that has not answered by then is given up for now. */
  connectMs: 12_000,
  /** After this long without an answer to an event it counts as not taken; it may still arrive. */
  publishMs: 8_000,
  /** Between two tries of a relay: doubled each time up to the most, each drawn by lot from half of it up. */
  retryMs: 1_000,
  retryMostMs: 60_000,
  /** One that was in vain so often, which is for some eight minutes, is tried this rarely: most likely there is no internet here. */
  retriesUntilRare: 16,
  retryRareMs: 300_000,
  /** A relay that has been open for so long begins with the shortest wait again. */
  stableMs: 20_000,
  /** A device that wakes alone does not trust the socket of a relay that has said nothing for so long. */
  silentMs: 10_000,
  /** How often a relay that says nothing is asked whether it is there, and how long it may take. */
  pingMs: 60_000,
  pingAnswerMs: 20_000,

  // What a relay may send
  messageCharacters: 8_192,
  messagesPerSecond: 50,
  messagesBurst: 1_000,
  /** Messages of one connection that were nobody's or too many; then it is closed and tried again later. */
  garbageMost: 200,

  // Letters
  /** Letters are as long as the first of these that holds them, in bytes, so that sizes say nothing: calls and all usual cards are of one size. */
  smallLetterBytes: 224,
  largeLetterBytes: 640,
  /** How far clocks of two devices may differ; older letters are somebody's recording. */
  skewMs: 7_200_000,
  seenLetters: 2_048,

  // Finding each other
  /** Devices that answer a newcomer's first call, and how many times as many each further one: of those who are counted, some may have just gone. */
  answerers: 2,
  answerersMore: 3,
  /** Cards under way at once, in each direction. */
  exchangesAtOnce: 3,
  /** How long an answer's card waits for the newcomer's, and how long the two then try to link. */
  replyMs: 8_000,
  meetMs: 15_000,
  /** Between two answers to one device. */
  answerAgainMs: 1_000,
  /** A card that was made ahead may be sent for so long; addresses change. */
  readyMs: 20_000,
  /** Alone for this long after a link was lost, a device calls again. */
  aloneMs: 1_500,
  /** Between the calls of a device that is alone: doubled each time up to the most. */
  callMs: 2_500,
  callMostMs: 60_000,
  /** In a room of linked devices one calls now and then, so that two halves find each other. */
  halfCallMs: 60_000,
} as const

export type RelayLimits = { readonly [name in keyof typeof limits]: number }

/** Every time-out, size bound and limit of the relays, with its unit in its name. */
export const relayLimits: RelayLimits = limits
