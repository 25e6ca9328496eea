/** What is wrong with an input, on which line (from 1), and what to do. */
export interface Fault {
  line: number;
  field: string;
  message: string;
}

/** Thrown if an input cannot be read. */
export class WireFault extends Error {
  readonly fault: Fault;
  constructor(field: string, message: string, line = 1) {
    super(message);
    this.fault = { line, field, message };
  }
}

/** Thrown for an item that the agency withdraws or withholds; `id` is the agency's name for it. */
export class WithheldFault extends WireFault {
  readonly id: string | undefined;
  readonly state: string;
  constructor(field: string, state: string, id: string | undefined, line = 1) {
    super(field, `is ${state}: the agency does not let it be published.`, line);
    this.id = id;
    this.state = state;
  }
}
