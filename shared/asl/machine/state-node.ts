/** Um estado compilado. */
export interface StateNode {
  readonly name: string;
}
