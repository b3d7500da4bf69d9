import { refuseUnknownNames } from '../../model/known-names';

/**
 * What turns templated SQL into SQL before SQLFluff reads it.
 * @see https://docs.sqlfluff.com/en/stable/configuration/templating/index.html
 */
export enum SqlFluffTemplater {
  /** Jinja without dbt: quick, needs no connection, and knows the common dbt macros. SQLFluff's own default. */
  JINJA = 'jinja',
  /** dbt itself: exact, needs a profile, and the adapter in `packages`. */
  DBT = 'dbt',
  /** Python format strings. */
  PYTHON = 'python',
  /** Placeholders of database libraries. */
  PLACEHOLDER = 'placeholder',
  /** No templating. */
  RAW = 'raw',
}

refuseUnknownNames('SqlFluffTemplater', SqlFluffTemplater);
