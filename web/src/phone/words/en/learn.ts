// What the sitter learns and agrees to. Its edition goes with the answer: change `EDITION` in `sitter/teach.ts` with the text.
export const learn = {
  teach: 'Five questions',
  teach_why: (name: string) => `You will sit with ${name}. Five short questions show what matters. You can take your time.`,
  teach_of: (n: number, all: number) => `Question ${n} of ${all}`,
  teach_again: 'Not quite. Read this, then choose once more.',
  questions: (minutes: number) => [
    { ask: 'How often do you look in?', right: `Every ${minutes} minutes`, wrong: ['Once an hour', 'When I hear something'], why: `Look in every ${minutes} minutes. This phone tells you when.` },
    { ask: 'They lie still and cry a little. What do you do?', right: 'Stay quiet and near', wrong: ['Wake them', 'Ring 911'], why: 'Tears and stillness are usual. Stay near. There is nothing you have to do.' },
    { ask: 'They are sick while lying on their back. What comes first?', right: 'Turn them on their side', wrong: ['Give them water', 'Wait and see'], why: 'Turn them on their side so that they can breathe. Then ring.' },
    { ask: 'You cannot wake them. What comes first?', right: 'Ring 911', wrong: ['Write a text', 'Wait ten minutes'], why: 'Ring 911 first. Then ring the therapist.' },
    { ask: 'May you leave the home for a short while?', right: 'No, not before the therapist says so', wrong: ['Yes, if they are calm', 'Yes, for ten minutes'], why: 'You stay in the home until the therapist says that you may rest.' },
  ],
  agree: 'Your own word',
  agree_points: (minutes: number) => [
    'I am 18 or older. I will be sober, and I will stay in the home the whole time.',
    `I look in every ${minutes} minutes and tap how it is. I do not guide. I touch only when I am asked to.`,
    'When I am not sure I ring. When there is danger I ring 911 first.',
    'What I see and hear stays with me. I can stop when I want. Then I ring the therapist.',
  ],
  agree_name: 'Write your name',
  agree_recording: 'May the session be recorded?',
  agree_go: 'I agree',
  agree_name_missing: 'Write your name first.',
  agree_recording_missing: 'Choose yes or no. Both are fine.',
};
