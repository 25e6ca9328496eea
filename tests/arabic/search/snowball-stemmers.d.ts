/** The part of snowball-stemmers that the benchmark calls; the package has no types. */
declare module 'snowball-stemmers' {
  const stemmers: { newStemmer(language: string): { stem(word: string): string } };
  export default stemmers;
}
