/** The classic stages of the field to begin a map with, each told in the customer's voice. */

export const stageSets = {
  awareness: ['I hear of it', 'I think it over', 'I buy it', 'I use it', 'I tell others'],
  lifecycle: [
    ...['I am interested', 'I choose mine', 'I wait for it', 'I get it going'],
    ...['I use it and get help'],
  ],
  quest: ['I search', 'I choose', 'I buy', 'I live with it', 'I tell you about it'],
  visit: ['Before I come', 'While I am there', 'After I have left'],
  decision: [
    ...['I think of a few', 'I weigh them up', 'I buy one', 'I enjoy it'],
    ...['I speak up for it', 'I stay with it'],
  ],
  service: [
    ...['I notice that I have to', 'I find out how', 'I apply', 'I wait for a word'],
    ...['I get an answer', 'I use what I got'],
  ],
  encounter: [
    ...['It makes me curious', 'I come in', 'I am in the midst of it', 'I leave'],
    ...['It stays with me'],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type StageSetId = keyof typeof stageSets;
