import type { SceneWords } from '../parts/scene-words.ts'

/** Three scenes of some three minutes each. No choice is wrong: each gives something and costs something. */
export const scenes: SceneWords = {
  title: 'Rehearse',
  about: 'Three minutes, alone. No choice is wrong. Nothing is saved.',
  choose: 'What do you do?',
  happens: 'What happens',
  other: 'Try another way',
  goOn: 'Go on',
  toDebrief: 'See debrief',
  debrief: 'Debrief',
  again: 'Try again',
  all: 'Show all scenes',
  moment: (number, of) => `Moment ${number} of ${of}`,
  scenes: {
    advice: {
      title: 'Advice too early',
      setting: 'A set of six. Mira, a ward manager, presents. The questions began two minutes ago.',
      moments: [
        {
          heard: [
            'Mira: “Two of my nurses don’t speak to each other any more.”',
            'Tom: “Have you tried putting them on the same shift? It worked for us.”',
            'Mira reaches for her pen and writes it down.',
          ],
          choices: [
            {
              does: 'Say: “Tom, there’s a question behind that. What would you like to know?”',
              comes:
                'Tom thinks. “What happens when they have to work together?” Mira puts the pen away. Tom kept his face, and the set got its question.',
            },
            {
              does: 'Say: “No advice yet. Those are the rules.”',
              comes:
                'It stops, and the table goes a little stiff. Tom says nothing for six minutes. The rule is safe, and one person is quieter.',
            },
            {
              does: 'Wait, and see whether someone else notices.',
              comes:
                'Ana asks: “What have you tried, Mira?” You were lucky. In a new set, two more tips would have come first.',
            },
          ],
        },
        {
          heard: [
            'Mira: “To be honest, I’ve been avoiding them both.”',
            'Three people lean forward at once.',
            'Lea: “You should really talk to HR before it gets worse.”',
          ],
          choices: [
            {
              does: 'Hold up a hand. “Let that sentence land. Mira, say it again?”',
              comes:
                '“I’ve been avoiding them.” She looks at the table for a while. This was the challenge beneath the challenge.',
            },
            {
              does: 'Ask Lea: “What worries you about it?”',
              comes:
                'Lea talks about her own case. It’s honest and warm. Mira’s sentence is gone, though, and someone has to bring it back.',
            },
            {
              does: 'Ask Mira yourself: “What are you afraid of?”',
              comes:
                'A good question, and yours. The others lean back: the expert is at work. Next time they’ll wait for you.',
            },
          ],
        },
        {
          heard: [
            'Two minutes are left for questions.',
            'Tom, grinning: “May I give advice now?”',
            'Everyone laughs, Mira too.',
          ],
          choices: [
            {
              does: 'Laugh along. “Two minutes. What’s the question nobody has asked?”',
              comes:
                'Silence. Then Ana: “What would it cost you to be the first to speak?” Mira writes that down.',
            },
            {
              does: 'End the questions early and go to the silence.',
              comes: 'Nobody minds. But the last two minutes are often the ones where it gets real.',
            },
            {
              does: 'Ask Mira: “Would advice help you now?”',
              comes:
                '“Not yet,” she says. The presenter decides, and everyone saw it. It only works when they dare to say no.',
            },
          ],
        },
      ],
      debrief: {
        lead: 'Advice is a kindness that comes too soon. Nobody did anything wrong.',
        points: [
          'People give advice because they care, or because not knowing is hard.',
          'Turn it round: there is almost always a question inside.',
          'The facilitator’s clever question costs the others theirs.',
          'Laughter helps a rule more than strictness does.',
        ],
        ask: 'When did you last give advice because silence was hard for you?',
      },
    },
    silence: {
      title: 'Silence',
      setting: 'An action learning meeting, five at the table. They talk about what could be better.',
      moments: [
        {
          heard: [
            'You have said: “Talk first. What could be better in our team?”',
            'Five people look at their phones. Nobody speaks.',
            'Ten seconds. They feel like a minute.',
          ],
          choices: [
            {
              does: 'Wait. Breathe. Look at nobody in particular.',
              comes:
                'After twenty seconds Karim says: “Well. The handovers.” The second sentence comes faster than the first.',
            },
            {
              does: 'Say: “I’ll begin: I think our handovers are too short.”',
              comes:
                'Everyone nods. Now they talk about handovers, and only about handovers. You chose the subject.',
            },
            {
              does: 'Say: “Two minutes in pairs, then we hear each other.”',
              comes:
                'It gets loud at once. Speaking to one is easier than to five. Some of it never reaches the whole table.',
            },
          ],
        },
        {
          heard: [
            'Karim: “We all know why the handovers are short.”',
            'Everyone looks at the table. Someone coughs.',
            'It’s a different silence now.',
          ],
          choices: [
            {
              does: 'Say: “It went very quiet just now. What is it like to be here?”',
              comes:
                'A long breath. “Careful,” says one. Nobody names it yet. But now it may be talked about that it can’t be said.',
            },
            {
              does: 'Ask Karim: “What do we all know?”',
              comes:
                'He looks at the door. “Never mind.” He had gone as far as he could, and you asked for more.',
            },
            {
              does: 'Remember the hat: a paper from every phone, without a name.',
              comes:
                'Four papers have words. Three say the same. The room hears it, and nobody had to be brave alone.',
            },
          ],
        },
        {
          heard: [
            'Time for this step is over. Little is on the grid.',
            'Eva, softly: “I’d rather not write that down.”',
          ],
          choices: [
            {
              does: 'Say: “Then don’t. You decide what the room hears.”',
              comes:
                'Eva’s shoulders drop. The grid stays thin, and the table keeps its trust for next time.',
            },
            {
              does: 'Say: “It’s important. Could someone write it without names?”',
              comes: 'Someone does. It’s true, and everyone in the room can guess who sat here.',
            },
            {
              does: 'Ask: “What would have to be different, so that you could?”',
              comes:
                '“If our boss went first,” says Eva. That can go on the grid, and it’s the most useful note of the day.',
            },
          ],
        },
      ],
      debrief: {
        lead: 'Silence isn’t empty. Sometimes people think, and sometimes they protect someone.',
        points: [
          'Thinking silence: wait longer than you can bear.',
          'Careful silence: say that you notice it. Don’t explain it.',
          'Holding back can be wise. The person decides, never the facilitator.',
          'Pairs and papers make it easier to begin.',
        ],
        ask: 'What do you do with your hands while nobody speaks?',
      },
    },
    'one-voice': {
      title: 'One voice takes all the air',
      setting: 'A table of six reflects on a project. Georg, who led it, has been talking for five minutes.',
      moments: [
        {
          heard: [
            'Georg: “And what people forget is how we started. In March, for example …”',
            'Two listen. One draws. Sana has opened her mouth twice.',
          ],
          choices: [
            {
              does: 'Between two sentences: “Thank you, Georg. Sana, you were about to say?”',
              comes:
                'Sana: “I remember March differently.” Georg blinks, then listens. It needed a thank you and a name.',
            },
            {
              does: 'Say to all: “One minute each, round the table.”',
              comes:
                'It’s fair, and everyone is heard once. Georg’s turn lasts three minutes. Bring a clock next time.',
            },
            {
              does: 'Let him finish. He led it, after all.',
              comes: 'Four more minutes. The others now agree with him, because that’s shortest.',
            },
          ],
        },
        {
          heard: [
            'The others begin to talk. It gets lively.',
            'Georg: “No, no, that’s not how it was.”',
            'Sana leans back and crosses her arms.',
          ],
          choices: [
            {
              does: 'Say: “Two people saw two things. What did each of you see?”',
              comes:
                'It stops being about who is right. Sana describes a meeting that Georg never knew about.',
            },
            {
              does: 'Ask the table: “How are we doing, as a group?”',
              comes:
                'A pause. “We’re explaining a lot,” says someone kindly. Georg laughs: “I am.” Now it’s theirs to change, not yours.',
            },
            {
              does: 'Take Georg aside and ask him to hold back.',
              comes:
                'He does, and feels told off. The air is free. But the table has learned nothing about itself.',
            },
          ],
        },
        {
          heard: [
            'In the break Georg comes to you.',
            '“Am I talking too much? I just don’t want it to be lost.”',
          ],
          choices: [
            {
              does: 'Say: “What would you like to hear from them?”',
              comes:
                'He thinks. “Whether it was worth it.” After the break he asks exactly that, and then he’s quiet.',
            },
            {
              does: 'Say: “A little, yes. Thank you for asking.”',
              comes: 'Honest and kind. He nods. He’ll watch himself, perhaps too much.',
            },
            {
              does: 'Offer him the clock: “Would you keep time for us?”',
              comes:
                'He likes it, and has something to hold. He speaks less, and also gives less. Swap the clock next time.',
            },
          ],
        },
      ],
      debrief: {
        lead: 'Who talks a lot often carries a lot. The table can learn to share the air.',
        points: [
          'Thank the one, name the other. It takes two seconds.',
          'A round gives everyone a turn. Use a clock, so that it stays a round.',
          'Ask the group how it’s doing before you mend it yourself.',
          'Your own voice counts too. How much air did you take?',
        ],
        ask: 'Who do you find easiest to interrupt, and what does that tell you?',
      },
    },
  },
}
