package io.racine.governance.connector.redis;

import io.racine.governance.spi.ErrorCode;
import io.racine.governance.spi.ErrorKind;
import io.racine.governance.spi.Issue;
import io.racine.governance.spi.connector.ConnectorException;
import java.util.ArrayList;
import java.util.List;

/** What a read met besides rows: keys that went away, that may not be read, that moved. */
final class ReadTally {
  /** Not all that was asked for could be had, for a reason that is no fault. */
  private static final ErrorCode LESSER_READ =
      ErrorCode.of("connector.redis.lesser-read", ErrorKind.SOURCE);

  private long denied;
  private long moved;
  private boolean repeats;
  private long chosenAmong;
  private boolean elementsLeft;

  /**
   * Counts a command on one key that failed.
   *
   * @throws RedisFault if the failure is not of this key alone
   */
  void count(RedisFault fault) throws RedisFault {
    switch (fault.reason()) {
      case DENIED -> denied++;
      case MOVED -> moved++;
      case WRONG_TYPE -> {
        // Deleted and made anew with another type: not a key of this table any more.
      }
      default -> throw fault;
    }
  }

  long denied() {
    return denied;
  }

  void chosenAmong(long keys) {
    chosenAmong = keys;
  }

  void elementsLeft() {
    elementsLeft = true;
  }

  void mayRepeat(boolean may) {
    repeats |= may;
  }

  List<Issue> issues() {
    List<Issue> issues = new ArrayList<>();
    if (denied > 0) {
      issues.add(
          Issue.warning(
              ConnectorException.ACCESS_DENIED,
              denied + " keys were not read: the login may not. Grant its user these keys."));
    }
    if (moved > 0) {
      issues.add(
          Issue.warning(
              LESSER_READ,
              moved
                  + " keys were not read: they moved to another server of the cluster meanwhile."
                  + " Read again."));
    }
    if (chosenAmong > 0) {
      issues.add(
          Issue.warning(
              LESSER_READ,
              "The random choice is among the first "
                  + chosenAmong
                  + " keys that the server gave. Raise the setting 'random-scan-keys'."));
    }
    if (elementsLeft) {
      issues.add(
          Issue.notice(
              LESSER_READ,
              "The choice is random among keys; of a key with many elements the first that the"
                  + " server gave were read."));
    }
    if (repeats) {
      issues.add(
          Issue.notice(
              LESSER_READ,
              "There were more keys than the setting 'duplicate-check-keys' says; some may have"
                  + " been read twice."));
    }
    return issues;
  }
}
