/** The library says nothing of what is in it: only what is used of it here. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  interface Reader {
    Init(folder: null, language: string, engine: number): number;
    SetImageFile(held: number, turned: number): number;
    Recognize(monitor: null): number;
    GetUTF8Text(): string;
    MeanTextConf(): number;
  }
  interface Tesseract {
    FS: { writeFile(path: string, bytes: Uint8Array): void };
    TessBaseAPI: new () => Reader;
  }
  export default function core(options: {
    wasmBinary: Uint8Array;
    print: (line: string) => void;
    printErr: (line: string) => void;
  }): Promise<Tesseract>;
}
