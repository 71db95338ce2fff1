/** A program of another language that answers each line with a line of numbers. */
import { spawn } from 'node:child_process';

export class LineProgram {
  readonly #process;
  #answer: (line: string) => void = () => undefined;

  constructor(command: string, args: readonly string[]) {
    this.#process = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    let text = '';
    this.#process.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (!text.endsWith('\n')) return;
      this.#answer(text);
      text = '';
    });
  }

  /** The numbers it answers with. */
  async ask(line: string): Promise<number[]> {
    const answer = await new Promise<string>((resolve, reject) => {
      this.#answer = resolve;
      this.#process.once('error', reject);
      this.#process.stdin.write(`${line}\n`);
    });
    return answer.trim().split(' ').map(Number);
  }

  close(): void {
    this.#process.stdin.end();
  }
}
