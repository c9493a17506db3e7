package io.racine.governance.classifier.regex.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One value under all the chains that some test asks it for, each made once.
 *
 * <p><b>Threads:</b> Confined: one thread at a time.
 */
final class ValueForms {
  private final ValueForm raw;
  private final List<NormalizerChain> chains = new ArrayList<>(4);
  private final List<ValueForm> forms = new ArrayList<>(4);

  ValueForms(String text) {
    this.raw = new ValueForm(text);
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  ValueForm of(NormalizerChain chain) {
    for (int i = 0; i < chains.size(); i++) {
      if (chains.get(i).equals(chain)) {
        return forms.get(i);
      }
    }
    ValueForm form = chain.apply(raw);
    chains.add(chain);
    forms.add(form);
    return form;
  }

  @Override
  public String toString() {
    return raw.toString();
  }
}
