package io.racine.governance.connector.redis;

import java.nio.charset.StandardCharsets;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;

/** One command with its arguments, which are bytes and so need no quotes. */
final class Command {
  private final CommandArguments arguments;

  private Command(Protocol.Command name) {
    this.arguments = new CommandArguments(name);
  }

  static Command of(Protocol.Command name) {
    return new Command(name);
  }

  Command add(byte[] argument) {
    arguments.add(argument);
    return this;
  }

  Command add(String argument) {
    return add(argument.getBytes(StandardCharsets.UTF_8));
  }

  Command add(long argument) {
    return add(Long.toString(argument));
  }

  CommandArguments toArguments() {
    return arguments;
  }

  /** Returns the command's name alone: arguments are keys. */
  @Override
  public String toString() {
    return arguments.getCommand().toString();
  }
}
