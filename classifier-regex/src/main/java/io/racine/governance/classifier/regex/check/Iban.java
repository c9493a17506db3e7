package io.racine.governance.classifier.regex.check;

import java.util.HashMap;
import java.util.Map;

/**
 * An international bank account number: the length its country has in the ISO 13616 registry, and
 * remainder 1 modulo 97: {@code iban}.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
final class Iban implements ValueCheck {
  private static final String LENGTHS =
      "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27"
          + " DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21"
          + " HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27"
          + " MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24"
          + " RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22"
          + " VG24 XK20 YE30";

  private final Map<String, Integer> lengths = new HashMap<>();

  private Iban() {
    for (String entry : LENGTHS.split(" ", -1)) {
      lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
    }
  }

  static ValueCheck read(CheckArguments arguments) {
    return new Iban();
  }

  @Override
  public boolean passes(String value) {
    if (value.length() < 15) {
      return false;
    }
    Integer length = lengths.get(value.substring(0, 2));
    if (length == null || length != value.length()) {
      return false;
    }
    // 00, 01 and 99 can pass modulo 97, but the registry's algorithm never gives them.
    String check = value.substring(2, 4);
    return !check.equals("00")
        && !check.equals("01")
        && !check.equals("99")
        && remainder(value) == 1;
  }

  private static int remainder(String value) {
    int remainder = 0;
    for (int i = 0; i < value.length(); i++) {
      int worth = CharacterValues.BASE36.of(value.charAt((i + 4) % value.length()));
      if (worth < 0) {
        return -1;
      }
      remainder = (remainder * (worth > 9 ? 100 : 10) + worth) % 97;
    }
    return remainder;
  }
}
