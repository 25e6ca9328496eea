/** The part of snowball-stemmers, which has no types of its own, that the bench calls. */
declare module 'snowball-stemmers' {
  const stemmers: { newStemmer(language: string): { stem(word: string): string } };
  export default stemmers;
}
