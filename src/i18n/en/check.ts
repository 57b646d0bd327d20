import type { Advice, Finding, Verdict, Way } from '../../domain/joining/room-check.ts'

/** Trying a room before the meeting: what works, in plain words, and what to do about the rest. */
export const check = {
  title: 'Try the room',
  intro:
    'Takes a minute, in the room where the meeting will be. Best with a second device, on the Wi-Fi that people will use.',
  asks: 'Your browser may ask for the camera, and whether to keep what is stored. Say yes to both. No picture is taken.',
  run: 'Try this device',
  runAgain: 'Try again',
  trying: (what: string) => `Trying: ${what}`,

  verdict: {
    works: 'Devices link here',
    apart: 'These devices cannot reach each other here',
    'try-two': 'Now try with a second device',
    'no-network': 'This device is on no network',
    stuck: 'This device cannot take part like this',
    begin: 'Will it work in this room?',
  } satisfies Record<Verdict['result'] | 'begin', string>,
  verdictWhy: {
    works: 'These two linked with one look at each other’s code. Others will too.',
    apart: 'These two have read each other’s code, and nothing passes between them.',
    'try-two': 'Whether a network lets devices reach each other can only be seen with two of them.',
    'no-network': 'It needs no internet, but two devices must be on the same Wi-Fi or hotspot.',
    stuck: 'See below what stands in the way. Another device, or another browser, may do.',
    begin: 'Find out now rather than with thirty people in it.',
  } satisfies Record<Verdict['result'] | 'begin', string>,
  connectLikeThis: 'Connect like this',
  likelyLikeThis: 'Most likely like this',
  otherwise: 'If that fails',
  way: {
    cards: 'Codes, screen to screen',
    relays: 'Relays on the internet',
    hotspot: 'A phone’s hotspot',
    carry: 'Moving code or file',
  } satisfies Record<Way, string>,
  wayHow: {
    cards:
      'Each newcomer reads one code and shows theirs. One phone at each table is enough for the whole meeting.',
    relays:
      'You may leave them switched on when you set up the meeting: devices then find each other without a scan.',
    hotspot:
      'Put one phone of each table, and yours, on one phone’s hotspot. It needs no internet. How to: below.',
    carry:
      'With no link at all, a table’s notes still get to your tablet: from screen to camera, or as a file.',
  } satisfies Record<Way, string>,

  adviceTitle: 'To know, and to do',
  advice: {
    'storage-fails':
      'Nothing can be kept on this device. Free some space, leave the private window, or use another device.',
    'other-browser':
      'This browser makes no direct links. Use Chrome, Edge, Firefox or Safari in a current version.',
    'allow-local-network':
      'The browser was told not to reach devices nearby, which may keep links from being made. Allow “local network” for this site, in the settings beside its address.',
    'sign-in-first':
      'The network answers with a page of its own in place of Plenary: a login page. Plenary itself stays as it is on this device. If devices do not link, sign in there first.',
    'go-online-once': 'Plenary is not all on this device yet. Open it once where there is internet.',
    'wait-for-offline':
      'Plenary is still being put on this device. Leave this page open for a moment, then try again.',
    'join-a-network': 'Join the room’s Wi-Fi or a hotspot, then try again.',
    'same-network':
      'The two are on different networks. Put both on the same Wi-Fi, then read both codes again.',
    'kept-apart':
      'Guest Wi-Fi often keeps devices apart. Ask the venue for one that does not (there is a page to print below), or use a hotspot.',
    'allow-camera':
      'The camera is switched off for this site. Allow it in the browser’s settings, or codes must be pasted as text.',
    'paste-codes': 'No camera can be used here. Codes can be read from a photo, or pasted as text.',
    'camera-tells-address':
      'This device tells its address only once the camera is allowed. Allow it before you link, also where you would not need it.',
    'may-be-cleared':
      'The browser may clear what is stored when it runs short of space. Install Plenary, and save the meeting’s file at the close.',
    'screen-sleeps':
      'This device may let the screen go dark in the middle. Set its screen to stay on longer, in the device’s own settings.',
  } satisfies Record<Advice, string>,

  thisDevice: 'This device',
  otherDevice: 'The other device',
  notTried: 'not tried yet',
  finding: {
    storage: 'Keeping what is written',
    awake: 'Screen stays on',
    offline: 'Works with no internet',
    camera: 'Camera',
    addresses: 'Own address',
    before: 'Own address before the camera is allowed',
    linkHere: 'Direct links',
    localNetwork: 'Permission to reach devices nearby',
    portal: 'No login page in between',
    relays: 'Relays on the internet',
  } satisfies Record<Finding, string>,
  outcome: {
    storage: {
      kept: 'kept, and the browser has promised not to clear it',
      'may-go': 'kept, but the browser may clear it one day',
      full: 'this device is full',
      none: 'the browser lets nothing be kept',
    },
    awake: {
      works: 'yes, during a meeting',
      refused: 'not now: perhaps the battery is being saved',
      none: 'this browser cannot do it',
    },
    offline: { yes: 'yes, all of Plenary is on this device', no: 'not yet' },
    camera: {
      works: 'works',
      denied: 'switched off for this site',
      none: 'none found',
      busy: 'another app is using it',
    },
    addresses: {
      real: 'known',
      names: 'only a name is told, which not every network passes on',
      none: 'none: it is on no network, or the browser tells none before the camera is allowed',
    },
    before: {
      real: 'known',
      names: 'only a name is told, which not every network passes on',
      none: 'none',
    },
    linkHere: { works: 'this browser can make them', none: 'this browser could not make one' },
    localNetwork: { granted: 'given', prompt: 'will be asked for', denied: 'refused' },
    portal: {
      own: 'right, Plenary’s own address answers',
      portal: 'a page of the network’s answers instead',
      away: 'nobody answers: no internet here, and none is needed',
    },
    relays: { reached: 'one was reached', none: 'none could be reached' },
  } as Readonly<Record<Finding, Readonly<Record<string, string>>>>,
  onlineAsk: 'Try the relays too',
  onlineAskWhy:
    'This asks public servers on the internet whether they are there, and tells them nothing else.',

  withSecond: 'With a second device',
  secondHow:
    'Open the other device’s camera app and point it at this code. Then let this device read the code that the other one shows.',
  secondHere: 'You are the second device. Let the first one read this code.',
  secondDone: 'See what came of it',
  linkOfTwo: 'Link between the two',
  link: {
    untried: 'not tried yet',
    works: 'works',
    none: 'none: both have read the other’s code, and nothing passes',
  },
  names: 'Names on this network (multicast)',
  multicast: {
    untried: 'not needed: these devices tell their addresses',
    passes: 'passed on',
    blocked: 'not passed on: allow the camera on each device before you link',
  },

  hotspotTitle: 'How to use a phone’s hotspot',
  hotspotWhy:
    'The phone’s own little Wi-Fi lets its guests reach each other. No internet, no data and no SIM is needed for that. Count on five devices with an iPhone and about ten with an Android phone: one phone of each table, and the tablet.',
  iphone: 'iPhone or iPad',
  iphoneSteps: [
    'Settings, then Personal Hotspot. (None there? It needs mobile data switched on once.)',
    'Switch on “Allow Others to Join” and “Maximise Compatibility”.',
    'Note the Wi-Fi password. The network’s name is the phone’s own name.',
    'Stay on that page until the first device has joined.',
  ],
  android: 'Android',
  androidSteps: [
    'Settings, then Network & internet, then Hotspot & tethering (on Samsung: Connections, then Mobile Hotspot).',
    'Switch on the Wi-Fi hotspot and note its name and password.',
    'Switch off “Turn off hotspot automatically”.',
    'Plug the phone in: a hotspot takes a good part of a battery in two hours.',
  ],
  hotspotThen: 'Put the other devices on it, then try again here.',
  hotspotRouter: 'For more than ten devices a small travel router, with nothing plugged in, does the same.',

  print: 'Print a page for the venue',
  paper: {
    title: 'Wi-Fi for our meeting: what we ask of the venue',
    intro:
      'We use Plenary, a page in the browser with which people in one room share notes. The devices talk to one another directly, inside the room. There is no server and nothing is installed on your network.',
    please: 'Please give us a Wi-Fi',
    wishes: [
      'on which devices may reach one another: client isolation (also called AP or guest isolation, or “peer-to-peer blocking”) switched off;',
      'that is one network for all: the same name and the same subnet for everybody in the room;',
      'that lets UDP pass between its clients on any port;',
      'that passes multicast DNS (224.0.0.251, port 5353) between its clients, if that can be had;',
      'with no login page, or with the login done before the meeting;',
      'strong enough for all devices in this one room.',
    ],
    notNeeded: 'Not needed: internet access, much bandwidth, fixed addresses, open incoming ports.',
    internet:
      'If there is internet, encrypted web sockets (wss, port 443) to the outside help devices to find each other.',
    otherwise: 'If you cannot offer this, tell us: we then bring a hotspot or a router of our own.',
    found: 'What we found in this room',
    notTried: 'Nothing has been tried in this room yet.',
    people: 'People expected',
    wifi: 'Name of the Wi-Fi',
    password: 'Password',
    contact: 'Whom to ask on the day',
  },
}
