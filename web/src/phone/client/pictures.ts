// One small drawing for each thing to do before; lines alone, so that they take the light of the page.
export const PICTURES: Record<string, string[]> = {
  meal: ['M12 6v14a4 4 0 0 0 4 4v18', 'M20 6v14a4 4 0 0 1-4 4', 'M16 6v12', 'M34 6c-5 3-6 10-4 17h4v19'],
  bathroom: ['M10 24h28a14 14 0 0 1-12 13v5h-6v-5A14 14 0 0 1 10 24z', 'M12 24V8h8v16'],
  quiet: ['M34 30A14 14 0 0 1 18 12a14 14 0 1 0 16 18z', 'M32 8h7l-7 8h7'],
  space: ['M6 38V12', 'M6 32h36v6', 'M6 26h36v6', 'M42 26a8 8 0 0 0-8-8H18v8', 'M8 18h6v8'],
  cup: ['M10 14h18v20a5 5 0 0 1-5 5h-8a5 5 0 0 1-5-5z', 'M28 19h4a5 5 0 0 1 0 10h-4', 'M36 38h8v-7l-4-3-4 3z'],
  mask: ['M5 19c11-6 27-6 38 0-1 13-13 15-19 7-6 8-18 6-19-7z', 'M14 23c2 2 4 2 6 0', 'M28 23c2 2 4 2 6 0'],
  sound: ['M18 34V11l20-4v23', 'M18 34a5 5 0 1 1-5-5 5 5 0 0 1 5 5z', 'M38 30a5 5 0 1 1-5-5 5 5 0 0 1 5 5z'],
  cuff: ['M6 12h18v20H6z', 'M11 12v20', 'M24 20h5a7 7 0 0 1 7 7v3', 'M30 30h12v10H30z'],
};
