/** Plain data that becomes one YAML file. */
export type YamlValue = string | number | boolean | null | YamlMap | YamlValue[];

export interface YamlMap {
  [key: string]: YamlValue | undefined;
}

/** A rendered file: where it goes (POSIX, relative to the repository) and what it holds. */
export interface PipelineDocument {
  readonly path: string;
  /** Name of the file for the escape hatch: without folder and ending. */
  readonly name: string;
  /** Comment lines for the top of the file, without the comment sign. */
  readonly header: readonly string[];
  readonly data: YamlMap;
}
