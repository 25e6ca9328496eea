/** What is wrong with an input, where (line of the input, from 1), and what to do. */
export interface Fault {
  line: number;
  field: string;
  message: string;
}

/** Thrown where an input cannot be read any further. */
export class WireFault extends Error {
  readonly fault: Fault;
  constructor(field: string, message: string, line = 1) {
    super(message);
    this.fault = { line, field, message };
  }
}
