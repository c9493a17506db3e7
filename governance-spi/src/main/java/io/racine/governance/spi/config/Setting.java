package io.racine.governance.spi.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One setting that a plugin understands: its name, type, default, bounds and help.
 *
 * <p>Declared once as a constant, listed in the factory's {@link SettingsSchema}, and read with
 * {@link Settings#get}. Names are lower-kebab, with a dot between groups and the unit in the name
 * unless the type carries it: {@code sampling.max-rows}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param <T> the type of its value
 * @since 0.1
 */
public final class Setting<T> {
  private static final Pattern NAME =
      Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)*");

  private final String name;
  private final String type;
  private final String help;
  private final boolean required;
  private final @Nullable T defaultValue;
  private final Function<String, T> parser;
  private final Function<T, Optional<String>> rule;

  private Setting(Builder<T> builder) {
    this.name = builder.name;
    this.type = builder.type;
    this.help = builder.help;
    this.required = builder.required;
    this.defaultValue = builder.defaultValue;
    this.parser = builder.parser;
    this.rule = builder.rule;
  }

  public static Builder<String> text(String name) {
    return new Builder<>(name, "text", Function.identity());
  }

  public static Builder<Integer> integer(String name) {
    return new Builder<>(name, "integer", text -> Integer.valueOf(text.trim()));
  }

  public static Builder<Long> longInteger(String name) {
    return new Builder<>(name, "integer", text -> Long.valueOf(text.trim()));
  }

  /** A setting that takes {@code true} or {@code false}, and nothing else. */
  public static Builder<Boolean> flag(String name) {
    return new Builder<>(
        name,
        "true or false",
        text -> {
          String word = text.trim().toLowerCase(Locale.ROOT);
          if (!word.equals("true") && !word.equals("false")) {
            throw new IllegalArgumentException();
          }
          return word.equals("true");
        });
  }

  /** A setting that takes an ISO-8601 duration such as {@code PT30S}. */
  public static Builder<Duration> duration(String name) {
    return new Builder<>(name, "duration such as PT30S", text -> Duration.parse(text.trim()));
  }

  /** A setting that takes texts parted by commas; blanks around them are dropped. */
  public static Builder<List<String>> textList(String name) {
    return new Builder<>(
        name,
        "texts parted by commas",
        text ->
            Arrays.stream(text.split(",", -1))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList());
  }

  /** A setting that takes one constant of an enumeration, in lower-kebab. */
  public static <E extends Enum<E>> Builder<E> choice(String name, Class<E> choices) {
    String names =
        Arrays.stream(choices.getEnumConstants())
            .map(Setting::kebab)
            .collect(Collectors.joining(", "));
    return new Builder<>(
        name,
        "one of " + names,
        text ->
            Arrays.stream(choices.getEnumConstants())
                .filter(choice -> kebab(choice).equals(text.trim()))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new));
  }

  /** A secret setting: masked everywhere, stored only as a reference. */
  public static Builder<Secret> secret(String name) {
    return new Builder<>(name, "secret", Secret::of);
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String name() {
    return name;
  }

  /** Returns the type in words, for messages and the settings table. */
  public String type() {
    return type;
  }

  public String help() {
    return help;
  }

  public boolean isRequired() {
    return required;
  }

  public boolean isSecret() {
    return type.equals("secret");
  }

  public Optional<T> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  T parse(String text) {
    return parser.apply(text);
  }

  /** Returns what is wrong with {@code text}, as "must … but was …", or nothing. */
  Optional<String> problem(String text) {
    T value;
    try {
      value = parser.apply(text);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return Optional.of("must be " + type + " but was '" + text + "'");
    }
    return rule.apply(value);
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * Builds one setting.
   *
   * <p><b>Threads:</b> Confined: one thread at a time.
   *
   * @param <T> the type of the setting's value
   */
  public static final class Builder<T> {
    private final String name;
    private final String type;
    private final Function<String, T> parser;
    private String help = "";
    private boolean required;
    private @Nullable T defaultValue;
    private Function<T, Optional<String>> rule = value -> Optional.empty();

    private Builder(String name, String type, Function<String, T> parser) {
      if (!NAME.matcher(requireNonNull(name, "name")).matches()) {
        throw new IllegalArgumentException(
            "Setting name must be lower-kebab with dots between groups but was '" + name + "'");
      }
      this.name = name;
      this.type = type;
      this.parser = parser;
    }

    /** Says what the setting does and why one would touch it; a sentence. */
    public Builder<T> help(String help) {
      this.help = requireNonNull(help, "help");
      return this;
    }

    public Builder<T> required() {
      this.required = true;
      return this;
    }

    public Builder<T> defaultValue(T value) {
      this.defaultValue = requireNonNull(value, "value");
      return this;
    }

    /**
     * Adds a rule that its value must keep.
     *
     * @param rule answers what is wrong, in the form "must … but was …", or nothing; it must not
     *     repeat the value where the value may hold a secret
     */
    public Builder<T> rule(Function<T, Optional<String>> rule) {
      this.rule = requireNonNull(rule, "rule");
      return this;
    }

    public Setting<T> build() {
      if (help.isBlank()) {
        throw new IllegalStateException("Setting '" + name + "' has no help");
      }
      if (required && defaultValue != null) {
        throw new IllegalStateException("Setting '" + name + "' is required and has a default");
      }
      return new Setting<>(this);
    }
  }
}
