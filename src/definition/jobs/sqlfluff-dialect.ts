import { invalid, wrongType } from '../../model/invalid';
import { refuseUnknownNames } from '../../model/known-names';

/**
 * A dialect of SQL that SQLFluff reads.
 * @see https://docs.sqlfluff.com/en/stable/reference/dialects.html
 */
export class SqlFluffDialect {
  /** ANSI. */
  public static readonly ANSI = new SqlFluffDialect('ansi');
  /** AWS Athena. */
  public static readonly ATHENA = new SqlFluffDialect('athena');
  /** Google BigQuery. */
  public static readonly BIGQUERY = new SqlFluffDialect('bigquery');
  /** ClickHouse. */
  public static readonly CLICKHOUSE = new SqlFluffDialect('clickhouse');
  /** Databricks. */
  public static readonly DATABRICKS = new SqlFluffDialect('databricks');
  /** IBM Db2. */
  public static readonly DB2 = new SqlFluffDialect('db2');
  /** Apache Doris. */
  public static readonly DORIS = new SqlFluffDialect('doris');
  /** DuckDB. */
  public static readonly DUCKDB = new SqlFluffDialect('duckdb');
  /** Exasol. */
  public static readonly EXASOL = new SqlFluffDialect('exasol');
  /** Apache Flink SQL. */
  public static readonly FLINK = new SqlFluffDialect('flink');
  /** Greenplum. */
  public static readonly GREENPLUM = new SqlFluffDialect('greenplum');
  /** Apache Hive. */
  public static readonly HIVE = new SqlFluffDialect('hive');
  /** Apache Impala. */
  public static readonly IMPALA = new SqlFluffDialect('impala');
  /** MariaDB. */
  public static readonly MARIADB = new SqlFluffDialect('mariadb');
  /** Materialize. */
  public static readonly MATERIALIZE = new SqlFluffDialect('materialize');
  /** MySQL. */
  public static readonly MYSQL = new SqlFluffDialect('mysql');
  /** Oracle. */
  public static readonly ORACLE = new SqlFluffDialect('oracle');
  /** PostgreSQL. */
  public static readonly POSTGRES = new SqlFluffDialect('postgres');
  /** AWS Redshift. */
  public static readonly REDSHIFT = new SqlFluffDialect('redshift');
  /** Snowflake. */
  public static readonly SNOWFLAKE = new SqlFluffDialect('snowflake');
  /** Salesforce Object Query Language (SOQL). */
  public static readonly SOQL = new SqlFluffDialect('soql');
  /** Apache Spark SQL. */
  public static readonly SPARKSQL = new SqlFluffDialect('sparksql');
  /** SQLite. */
  public static readonly SQLITE = new SqlFluffDialect('sqlite');
  /** StarRocks. */
  public static readonly STARROCKS = new SqlFluffDialect('starrocks');
  /** Teradata. */
  public static readonly TERADATA = new SqlFluffDialect('teradata');
  /** Trino. */
  public static readonly TRINO = new SqlFluffDialect('trino');
  /** Microsoft T-SQL. */
  public static readonly TSQL = new SqlFluffDialect('tsql');
  /** Vertica. */
  public static readonly VERTICA = new SqlFluffDialect('vertica');

  /**
   * A dialect of a newer or older SQLFluff.
   *
   * @param name as `sqlfluff dialects` prints it
   * @throws an error when it is not made of small letters, digits and `_`
   */
  public static of(name: string): SqlFluffDialect {
    if (typeof name !== 'string') throw wrongType('SqlFluffDialect.of', name, 'the name of a dialect, such as "snowflake"');
    if (!/^[a-z][a-z0-9_]*$/.test(name)) throw invalid('SqlFluffDialect.of', name, 'must be made of small letters, digits and "_", as `sqlfluff dialects` prints it');
    return new SqlFluffDialect(name);
  }

  private constructor(
    /** As `sqlfluff dialects` prints it. */
    public readonly name: string,
  ) {}
}

refuseUnknownNames('SqlFluffDialect', SqlFluffDialect);
