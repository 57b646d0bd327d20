const limits = {
  // Cards and links
  cardBytes: 512,
  cardCandidates: 3,
  gatherMs: 3_000,
  /** For the address as the internet sees it, after the first address of one's own. */
  gatherFarMs: 700,
  /** How long both sides may take over the proof that they hold the meeting's secret, once the channel is open. */
  helloMs: 8_000,
  /** A link that was dialled over the switchboard and has not opened by then is given up. */
  dialMs: 15_000,
  dialAnswerMs: 8_000,
  /** A dial that failed is not tried again before this, doubled each time up to the most. */
  redialMs: 4_000,
  redialMostMs: 60_000,
  /** Where both want the link, the device with the lower id dials; the other waits this long for it. */
  dialCourtesyMs: 2_500,
  dialsAtOnce: 3,
  answersAtOnce: 12,
  /** Between a pairing connection that gave up and the next, with the same card of the other device. */
  pairAgainMs: 500,
  /** A card that was shown and not used may be shown again for so long; addresses change. */
  unusedCardMs: 20_000,
  /** How often a connection that waits for the other side looks for its checks, and how long it waits before it dials all the same. */
  knockEveryMs: 150,
  knockPatienceMs: 20_000,
  /** A joiner's first link has this long to bring the documents before others are opened. */
  firstSyncMs: 4_000,

  // Spares
  /** With how many neighbours a device agrees on a way back; one is enough to come back by. */
  sparesWanted: 3,
  /** Ways back for devices that are away; each is a connection that waits. Every neighbour has one besides, if it asks. */
  sparesMost: 8,
  facilitatorSpares: 16,
  /** What a page takes over from the one before. */
  sparesKept: 64,
  /** A link has lasted this long before its two sides agree on a spare, and between two looks. */
  spareAfterMs: 3_000,
  spareLookMs: 2_000,
  spareAnswerMs: 10_000,
  /** Spares that a neighbour may ask for a minute. */
  sparesPerMinute: 12,
  /** A device that has been away for longer is not expected back by its spare. */
  spareAwayMs: 30 * 60_000,
  /** Between two tries to reach a device through its spare, doubled each time up to the most. */
  returnMs: 4_000,
  returnMostMs: 30_000,
  returnLookMs: 500,
  /** Between the first tries of several spares: one way back is enough for all. */
  returnStaggerMs: 700,
  /** With fewer than `leastLinks` for so long a device goes back by its spares, whatever it hears of those. */
  fewLinksMs: 5_000,
  /** Every so many tries it is looked whether this device has another address by now. */
  returnAnewEvery: 2,

  // Frames
  frameBytes: 16_000,
  messageBytes: 8_000_000,
  reassemblyBytes: 16_000_000,
  openStreams: 72,
  bufferedHighBytes: 256_000,
  bufferedLowBytes: 64_000,
  /** What may wait for a neighbour that does not read; more closes the link. */
  queueBytes: 32_000_000,
  heartbeatMs: 2_000,
  /** A neighbour that is there has been heard within two heartbeats. */
  answerMs: 4_500,
  answerEveryMs: 100,
  /** After a sleep of this device a neighbour has this long to say something before it counts as away. */
  wakeAnswerMs: 2_500,
  /** Between two tries of the addresses of a neighbour that is away, doubled each time up to the most. */
  callMs: 2_000,
  callMostMs: 16_000,
  /** Between the goodbye and the end of the connection under it. */
  farewellMs: 100,
  /** What the last words to the room may take before the links are closed all the same. */
  goodbyeMs: 1_000,
  /** Nothing heard for this long: the neighbour counts as away, the link is kept. */
  quietMs: 6_000,
  /** ... and after this long the link is given up. */
  awayMs: 600_000,

  // Documents
  documentNames: 64,
  documentNameBytes: 128,
  digestBytes: 256,
  /** A digest is told over the links of the tree when nothing has changed for so long, not sooner after the last than that ... */
  digestSettleMs: 300,
  digestEveryMs: 1_600,
  /** ... and after so long all the same. */
  digestMostMs: 2_000,
  /** Of each document, to see that a neighbour is only a little behind. */
  digestsRemembered: 64,
  /** A neighbour's digest that has not become one's own for this long starts the sync again. */
  mismatchMs: 3_000,
  /** ... and so does one of those that it goes on telling, where none has for this long. */
  mismatchMostMs: 15_000,
  /** After the code that carries documents could not be loaded. */
  loadAgainMs: 1_000,
  /** Sync rounds that a neighbour may begin a minute for one document. */
  roundsPerMinute: 30,
  /** Yjs sync step 1 messages in one round; each costs the encoding of a whole document. */
  stepsPerRound: 3,
  stateVectorBytes: 1_000_000,
  /** Content without its predecessors that one sync answer may bring. */
  waitingBytes: 64_000,
  echoesRemembered: 512,

  // Spreading
  /** Between two tellings of one's hash over lazy links, while it often changes and while it does not. */
  tellHashBusyMs: 400,
  tellHashMs: 2_000,
  /** So many changes between two tellings are many; so many tellings after the last time they are few again. */
  busyNews: 3,
  calmTellings: 20,
  /** A hash that differs may become one's own within this time; over links of the tree `mismatchMs`. */
  hashPatienceMs: 250,
  /** Between two grafts of one link, doubled up to the most while it goes on being of no use. */
  graftMs: 1_000,
  graftMostMs: 16_000,
  pruneMs: 1_000,
  /** Between two grafts of a neighbour's that are answered with what it lacks. */
  graftAnswerMs: 500,
  /** Messages to all are shown by their ids to a lazy neighbour for so long, so many at most, and sent again if it lacks them. */
  recentMs: 4_000,
  recentMessages: 64,

  // Switchboard
  payloadBytes: 16_384,
  kindBytes: 64,
  hops: 48,
  seenMessages: 8_192,
  neighbourMessagesPerSecond: 200,
  neighbourBurst: 2_000,

  // Presence
  peers: 1_024,
  /** Between two words of a device about itself: others tell within seconds where it is missed. */
  hereMs: 30_000,
  /** ... and for each known device so long at least, so that a big room does not talk of itself all the time. */
  herePerPeerMs: 700,
  hereMostMs: 300_000,
  /** A device is forgotten when so many times as long has passed without a word of it. */
  hereMissed: 1.35,
  presenceLookMs: 1_000,
  /** Words that change nothing wait so long for others, to go together. */
  newsMs: 250,
  /** Changes of devices that are not linked are told together, so often at most. */
  changesMs: 50,
  /** One device's changes are passed on at once no more often than this. */
  pushMs: 1_000,
  /** A neighbour that has said that it has a word gives it within this time, or another is asked. */
  wantMs: 2_000,
  /** Words of one neighbour that are looked at; all that a full room has may come at once. */
  checksPerSecond: 20,
  /** Guests for which a device signs in a minute. */
  guestsPerMinute: 30,
  /** Between two words because of others: of an earlier page of this device; of somebody who misses it. */
  answerOwnMs: 1_000,
  answerLostMs: 8_000,
  /** A device that was heard within this time, or else is heard within `lostMs`, is not lost. Longer than `answerLostMs`. */
  freshMs: 10_000,
  lostMs: 5_000,

  // Topology
  tableLinks: 4,
  /** A device lets no link go, asked or not, that would leave it with fewer than these. */
  leastLinks: 3,
  /** Links that a phone wants to have, and one more facilitator's device. */
  phoneLinks: 8,
  facilitatorLinks: 16,
  /** Taken over the above when somebody else needs the link. */
  extraLinks: 4,
  arrangeDelayMs: 250,
  arrangeMs: 5_000,
} as const

export type MeshLimits = { readonly [name in keyof typeof limits]: number }

/** Every time-out, size bound and limit of the mesh, with its unit in its name. */
export const meshLimits: MeshLimits = limits
