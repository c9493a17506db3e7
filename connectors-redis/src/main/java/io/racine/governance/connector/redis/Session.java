package io.racine.governance.connector.redis;

import java.util.List;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;

/** One connection to one server, with its answers as bytes, numbers and lists. */
final class Session implements AutoCloseable {
  private final Connection connection;
  private final SocketOpener opener;
  private final Pace pace;
  private final StopSwitch stop;

  Session(Connection connection, SocketOpener opener, Pace pace, StopSwitch stop) {
    this.connection = connection;
    this.opener = opener;
    this.pace = pace;
    this.stop = stop;
  }

  /** Sends one command and returns its answer. */
  Object call(Command command) throws RedisFault {
    Object answer = callAll(List.of(command)).get(0);
    if (answer instanceof RedisFault fault) {
      throw fault;
    }
    return answer;
  }

  /**
   * Sends commands together and returns their answers in order; one that failed is a {@link
   * RedisFault}, one that is nothing is {@link Answers#NOTHING}.
   */
  List<Object> callAll(List<Command> commands) throws RedisFault {
    send(commands);
    return receive(commands.size());
  }

  /** Sends commands whose answers {@link #receive} returns later, in the order of the sending. */
  void send(List<Command> commands) throws RedisFault {
    pace.take(commands.size(), stop);
    if (stop.isStopped()) {
      throw new RedisFault(RedisFault.Reason.LOST, null);
    }
    try {
      for (Command command : commands) {
        connection.sendCommand(command.toArguments());
      }
    } catch (JedisException e) {
      throw RedisFault.of(e);
    }
  }

  /**
   * Returns the answers to so many commands that were sent, the first of those not returned yet.
   */
  List<Object> receive(int count) throws RedisFault {
    try {
      List<Object> answers = connection.getMany(count);
      answers.replaceAll(Answers::understood);
      return answers;
    } catch (JedisException e) {
      throw RedisFault.of(e);
    }
  }

  @Override
  public void close() {
    opener.release();
  }
}
