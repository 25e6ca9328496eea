declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options?: {
      targetFormat?: 'sfnt' | 'woff' | 'woff2';
      keepFeatures?: string[];
      variationAxes?: Record<string, number>;
      noHinting?: boolean;
      dropTables?: string[];
    },
  ): Promise<Buffer>;
}
