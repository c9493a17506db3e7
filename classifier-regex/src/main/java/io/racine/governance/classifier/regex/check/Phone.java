package io.racine.governance.classifier.regex.check;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Set;

/**
 * A telephone number by the numbering plans libphonenumber knows: {@code phone(regions=US GB DE)}.
 *
 * <p>A number with its country code counts wherever it is from; one without counts when it is valid
 * in one of the regions.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class Phone implements ValueCheck {
  private static final int LONGEST = 40;

  private final PhoneNumberUtil numbers;
  private final List<String> regions;

  private Phone(PhoneNumberUtil numbers, List<String> regions) {
    this.numbers = numbers;
    this.regions = List.copyOf(regions);
  }

  static ValueCheck read(CheckArguments arguments) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    Set<String> known = numbers.getSupportedRegions();
    for (String region : arguments.words("regions")) {
      if (!known.contains(region)) {
        throw arguments.fault("regions", "ISO 3166 codes libphonenumber knows", region);
      }
    }
    return new Phone(numbers, arguments.words("regions"));
  }

  @Override
  public boolean passes(String value) {
    int digits = 0;
    for (int i = 0; i < value.length(); i++) {
      digits += Character.isDigit(value.charAt(i)) ? 1 : 0;
    }
    if (digits < 7 || digits > 20 || value.length() > LONGEST) {
      return false;
    }
    if (value.indexOf('+') >= 0) {
      return isValid(value, "ZZ");
    }
    if (value.startsWith("00") && isValid('+' + value.substring(2), "ZZ")) {
      return true;
    }
    for (String region : regions) {
      if (isValid(value, region)) {
        return true;
      }
    }
    return false;
  }

  private boolean isValid(String value, String region) {
    try {
      return numbers.isValidNumber(numbers.parse(value, region));
    } catch (NumberParseException notANumber) {
      return false;
    }
  }
}
