package io.racine.governance.connector.file.format;

/** A format that is recognised, so that it is not taken for unknown bytes, and not read. */
final class UnreadFormat implements RecordFormat {
  private final String id;
  private final String what;
  private final String remedy;
  private final int[] magic;

  private UnreadFormat(String id, String what, String remedy, int... magic) {
    this.id = id;
    this.what = what;
    this.remedy = remedy;
    this.magic = magic;
  }

  /** ORC: its only library brings 50 MB of Hadoop, against less than one for all other formats. */
  static UnreadFormat orc() {
    return new UnreadFormat(
        "orc", "ORC files are not read here", "Write it as Parquet or Avro", 'O', 'R', 'C');
  }

  /** The workbooks of old, and other documents in the same container. */
  static UnreadFormat compoundDocument() {
    return new UnreadFormat(
        "xls",
        "workbooks of the old binary format are not read here",
        "Save it as xlsx",
        0xd0,
        0xcf,
        0x11,
        0xe0,
        0xa1,
        0xb1,
        0x1a,
        0xe1);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Match recognise(Head head) {
    return head.startsWith(magic) ? Match.CERTAIN : Match.NO;
  }

  @Override
  public boolean usesEnding(String ending) {
    return ending.equals(id);
  }

  @Override
  public FormatSchema schema(ObjectBytes object, String table, FormatLimits limits)
      throws FormatProblem {
    throw FormatProblem.unsupported(what, remedy);
  }

  @Override
  public RecordSource open(ObjectBytes object, RecordRequest request) {
    return new GuardedSource(
        object,
        request,
        bytes -> {
          throw FormatProblem.unsupported(what, remedy);
        });
  }
}
