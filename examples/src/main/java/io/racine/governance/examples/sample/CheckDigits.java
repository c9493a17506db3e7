package io.racine.governance.examples.sample;

import java.math.BigInteger;

/** Adds the check digits that make a synthetic number pass its published rule. */
final class CheckDigits {
  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  private CheckDigits() {}

  /** Luhn, as on payment cards (ISO/IEC 7812). */
  static String luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? digit * 2 / 10 + digit * 2 % 10 : digit;
    }
    return digits + (10 - sum % 10) % 10;
  }

  /** The NPI of a prescriber: Luhn over the number behind the prefix 80840. */
  static String npi(String nineDigits) {
    return luhn("80840" + nineDigits).substring(5);
  }

  /** EAN-13, weights 1 and 3 in turn. */
  static String ean(String twelveDigits) {
    int sum = 0;
    for (int i = 0; i < twelveDigits.length(); i++) {
      sum += (twelveDigits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return twelveDigits + (10 - sum % 10) % 10;
  }

  /** IBAN, ISO 7064 MOD 97-10 over account, country and 00. */
  static String iban(String country, String account) {
    var number = new StringBuilder();
    for (char c : (account + country + "00").toCharArray()) {
      number.append(Character.digit(c, Character.MAX_RADIX));
    }
    int check = 98 - new BigInteger(number.toString()).mod(NINETY_SEVEN).intValue();
    return country + (check < 10 ? "0" : "") + check + account;
  }

  /** NHS number: weights 10 to 2, modulo 11; empty for the one in eleven that has no digit. */
  static String nhs(String nineDigits) {
    int sum = 0;
    for (int i = 0; i < nineDigits.length(); i++) {
      sum += (nineDigits.charAt(i) - '0') * (10 - i);
    }
    int check = (11 - sum % 11) % 11;
    return check == 10 ? "" : nineDigits + check;
  }
}
