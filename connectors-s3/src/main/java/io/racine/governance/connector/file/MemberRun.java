package io.racine.governance.connector.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks through the objects of one data set, in the order of the store's listing. */
final class MemberRun {
  private final ObjectRun run;
  private final DataSetName name;
  private final KeyScope scope;
  private long ordinal;

  MemberRun(ObjectStore store, DataSetName name, KeyScope scope, StopSignal stop) {
    this.run = store.list(name.container(), scope.prefix(name.prefix()), stop);
    this.name = name;
    this.scope = scope;
  }

  /** Returns the next object, or null at the end. */
  @Nullable Member next() throws ObjectFailure {
    for (ObjectEntry entry = run.next(); entry != null; entry = run.next()) {
      DataSetKey key = scope.key(entry.key());
      if (key != null && name.matches(key)) {
        return new Member(ordinal++, entry, key);
      }
    }
    return null;
  }

  /** Returns how many objects there were up to now. */
  long count() {
    return ordinal;
  }

  List<ObjectRun.Unlisted> unlisted() {
    return run.unlisted();
  }
}
