import type { Advice, Finding, Verdict, Way } from '../../domain/joining/room-check.ts'

/** Trying a room before the meeting: what works, in plain words, and what to do about the rest. */
export const check = {
  title: 'Try the room',
  intro: 'It takes a minute in the meeting’s room. Bring a second device and use that room’s Wi-Fi.',
  asks: 'Your browser may ask about the camera and about storage. Say yes to both. No picture is taken.',
  run: 'Try this device',
  runAgain: 'Try again',
  trying: (what: string) => `Trying: ${what}`,

  verdict: {
    works: 'Devices connect here',
    apart: 'These devices can’t reach each other here',
    'try-two': 'Now try with a second device',
    'no-network': 'This device is on no network',
    stuck: 'This device can’t take part like this',
    begin: 'Will it work in this room?',
  } satisfies Record<Verdict['result'] | 'begin', string>,
  verdictWhy: {
    works: 'These two connected with one scan each. Others will too.',
    apart: 'These two read each other’s code, but no data gets through.',
    'try-two': 'It takes two devices to see whether the network connects them.',
    'no-network': 'No internet is needed, but both devices must be on the same Wi-Fi or hotspot.',
    stuck: 'See the reason below. Another device or browser may work.',
    begin: 'Find out now, not with thirty people in the room.',
  } satisfies Record<Verdict['result'] | 'begin', string>,
  connectLikeThis: 'Connect like this',
  likelyLikeThis: 'Probably like this',
  otherwise: 'If that fails',
  way: {
    cards: 'Codes, screen to screen',
    relays: 'Relays on the internet',
    hotspot: 'A phone’s hotspot',
    carry: 'Moving code or file',
  } satisfies Record<Way, string>,
  wayHow: {
    cards: 'Each newcomer reads one code and shows theirs. One phone at each table is enough.',
    relays: 'Leave relays on when you set up the meeting. Devices then find each other without codes.',
    hotspot: 'Put your device and one phone of each table on one phone’s hotspot. See how below.',
    carry: 'Without a connection, notes still reach your tablet by camera, or as a file.',
  } satisfies Record<Way, string>,

  adviceTitle: 'What to do',
  advice: {
    'storage-fails':
      'Nothing can be saved on this device. Free some space, leave the private window, or use another device.',
    'other-browser':
      'This browser makes no direct connections. Use a current Chrome, Edge, Firefox or Safari.',
    'allow-local-network':
      'The browser may not reach devices nearby. Allow “local network” in the settings beside this site’s address.',
    'sign-in-first':
      'This network shows a login page. Plenary is safe on this device. If devices don’t connect, sign in first.',
    'go-online-once': 'Plenary isn’t fully saved on this device. Open it once where there is internet.',
    'wait-for-offline': 'Plenary is still being saved on this device. Keep this page open, then try again.',
    'join-a-network': 'Join the room’s Wi-Fi or a hotspot, then try again.',
    'same-network': 'The two are on different networks. Put both on the same Wi-Fi, then scan again.',
    'kept-apart': 'Guest Wi-Fi often keeps devices apart. Give the venue the page below, or use a hotspot.',
    'allow-camera':
      'The camera is off for this site. Allow it in the browser’s settings, or paste codes as text.',
    'paste-codes': 'No camera works here. Read codes from a photo, or paste them as text.',
    'camera-tells-address':
      'This device hides its address until the camera is allowed. Allow the camera before you connect.',
    'may-be-cleared':
      'The browser may clear what is saved here. Install Plenary, and save the meeting file at the end.',
    'screen-sleeps':
      'The screen may go dark during the meeting. Set it to stay on longer in the device’s settings.',
  } satisfies Record<Advice, string>,

  thisDevice: 'This device',
  otherDevice: 'The other device',
  notTried: 'not tried yet',
  finding: {
    storage: 'Saving',
    awake: 'Screen stays on',
    offline: 'Works with no internet',
    camera: 'Camera',
    addresses: 'Own address',
    before: 'Own address before the camera is allowed',
    linkHere: 'Direct connections',
    localNetwork: 'Permission to reach devices nearby',
    portal: 'No login page in between',
    relays: 'Relays on the internet',
  } satisfies Record<Finding, string>,
  outcome: {
    storage: {
      kept: 'saved, and the browser won’t clear it',
      'may-go': 'saved, but the browser may clear it one day',
      full: 'this device is full',
      none: 'the browser saves nothing',
    },
    awake: {
      works: 'yes, during a meeting',
      refused: 'not now, perhaps to save the battery',
      none: 'this browser can’t do it',
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
      names: 'only a name, and not every network passes it on',
      none: 'none: no network, or hidden until the camera is allowed',
    },
    before: {
      real: 'known',
      names: 'only a name, and not every network passes it on',
      none: 'none',
    },
    linkHere: { works: 'this browser can make them', none: 'this browser couldn’t make one' },
    localNetwork: { granted: 'given', prompt: 'will be asked for', denied: 'refused' },
    portal: {
      own: 'right, Plenary answers',
      portal: 'a login page answers instead',
      away: 'no internet here, and none is needed',
    },
    relays: { reached: 'one was reached', none: 'none reached' },
  } as Readonly<Record<Finding, Readonly<Record<string, string>>>>,
  onlineAsk: 'Try the relays',
  onlineAskWhy: 'This asks public servers on the internet whether they answer. It tells them nothing else.',

  withSecond: 'Try two devices',
  secondHow:
    'Point the other device’s camera app at this code. Then let this device read the other one’s code.',
  secondHere: 'You’re the second device. Let the first one read this code.',
  secondDone: 'See the result',
  linkOfTwo: 'Connection between the two',
  link: {
    untried: 'not tried yet',
    works: 'works',
    none: 'none: both codes were read, but no data gets through',
  },
  names: 'Names on this network (multicast)',
  multicast: {
    untried: 'not needed: these devices show their addresses',
    passes: 'passed on',
    blocked: 'not passed on: allow the camera on each device first',
  },

  hotspotTitle: 'How to use a phone’s hotspot',
  hotspotWhy:
    'On a phone’s hotspot, devices reach each other without internet, data or SIM. An iPhone takes about five devices, an Android phone about ten. Use one phone of each table, and the tablet.',
  iphone: 'iPhone or iPad',
  iphoneSteps: [
    'Settings, then Personal Hotspot. (None there? Switch on mobile data once.)',
    'Switch on “Allow Others to Join” and “Maximise Compatibility”.',
    'Note the Wi-Fi password. The network’s name is the phone’s own name.',
    'Stay on that page until the first device has joined.',
  ],
  android: 'Android',
  androidSteps: [
    'Settings, then Network & internet, then Hotspot & tethering (on Samsung: Connections, then Mobile Hotspot).',
    'Switch on the Wi-Fi hotspot and note its name and password.',
    'Switch off “Turn off hotspot automatically”.',
    'Plug the phone in. A hotspot drains the battery.',
  ],
  hotspotThen: 'Put the other devices on it, then try again here.',
  hotspotRouter: 'For more than ten devices, a small travel router does the same. It needs no internet.',

  print: 'Print venue page',
  paper: {
    title: 'Wi-Fi for our meeting: what we ask of the venue',
    intro:
      'We share notes in one room with Plenary, a web page. Our devices talk to each other directly, inside the room. There is no server, and nothing is installed on your network.',
    please: 'We need a Wi-Fi',
    wishes: [
      'with client isolation off (also called AP isolation, guest isolation or “peer-to-peer blocking”);',
      'that is one network, with one name and one subnet, for the whole room;',
      'that passes UDP between its clients on any port;',
      'that passes multicast DNS (224.0.0.251, port 5353) between its clients, if possible;',
      'with no login page, or a login before the meeting;',
      'strong enough for all devices in this room.',
    ],
    notNeeded: 'Not needed: internet access, much bandwidth, fixed addresses, open incoming ports.',
    internet: 'If there is internet, encrypted web sockets (wss, port 443) help devices find each other.',
    otherwise: 'If you can’t offer this, tell us. We’ll bring our own hotspot or router.',
    found: 'What we found in this room',
    notTried: 'Nothing has been tried in this room yet.',
    people: 'People expected',
    wifi: 'Name of the Wi-Fi',
    password: 'Password',
    contact: 'Who to ask on the day',
  },
}
