package io.racine.governance.classifier.regex.rule;

import io.racine.governance.classifier.regex.automaton.CharSet;
import io.racine.governance.classifier.regex.automaton.Syntax;
import io.racine.governance.classifier.regex.automaton.Syntax.Choice;
import io.racine.governance.classifier.regex.automaton.Syntax.Repeat;
import io.racine.governance.classifier.regex.automaton.Syntax.Sequence;
import io.racine.governance.classifier.regex.automaton.Syntax.Symbol;

/**
 * Works out the {@link PatternShape} of a parsed pattern.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 *
 * @param min the least length in UTF-16 units
 * @param max the greatest
 * @param alphabet the characters that can occur
 * @param first the characters that can come first
 * @param required ASCII characters each of which must occur
 * @param starts how the text can begin
 * @param digits the least number of digits
 * @param letters the least number of letters, those beyond ASCII and their like included
 */
record PatternShapeReader(
    long min,
    long max,
    CharSet alphabet,
    CharSet first,
    CharSet required,
    PatternStarts starts,
    long digits,
    long letters) {
  private static final long MANY = PatternShape.UNBOUNDED;
  private static final CharSet DIGIT = CharSet.range('0', '9');
  private static final CharSet LETTER =
      CharSet.range('a', 'z').or(CharSet.range('A', 'Z')).or(CharSet.range(128, 128));
  private static final PatternShapeReader EMPTY =
      new PatternShapeReader(
          0, 0, CharSet.NONE, CharSet.NONE, CharSet.NONE, PatternStarts.EMPTY, 0, 0);

  static PatternShape read(Syntax syntax) {
    PatternShapeReader all = of(syntax);
    return new PatternShape(
        (int) Math.min(all.min, MANY),
        (int) Math.min(all.max, MANY),
        all.alphabet,
        all.min == 0 ? CharSet.ALL : all.first,
        all.required,
        all.starts,
        (int) Math.min(all.digits, MANY),
        (int) Math.min(all.letters, MANY));
  }

  private static PatternShapeReader of(Syntax syntax) {
    if (syntax instanceof Symbol symbol) {
      return character(symbol);
    }
    if (syntax instanceof Sequence sequence) {
      PatternShapeReader all = EMPTY;
      for (Syntax part : sequence.parts()) {
        all = all.then(of(part));
      }
      return all;
    }
    if (syntax instanceof Choice choice) {
      PatternShapeReader all = of(choice.parts().get(0));
      for (Syntax part : choice.parts().subList(1, choice.parts().size())) {
        all = all.either(of(part));
      }
      return all;
    }
    if (syntax instanceof Repeat repeat) {
      return of(repeat.part()).times(repeat.least(), repeat.most());
    }
    return EMPTY;
  }

  private static PatternShapeReader character(Symbol symbol) {
    CharSet set = symbol.shape();
    return new PatternShapeReader(
        1,
        set.other() ? 2 : 1,
        set,
        set,
        symbol.literal() && !set.other() ? set : CharSet.NONE,
        PatternStarts.one(set),
        set.isWithin(DIGIT) ? 1 : 0,
        set.isWithin(LETTER) ? 1 : 0);
  }

  private PatternShapeReader then(PatternShapeReader next) {
    return new PatternShapeReader(
        Math.min(MANY, min + next.min),
        Math.min(MANY, max + next.max),
        alphabet.or(next.alphabet),
        min == 0 ? first.or(next.first) : first,
        required.or(next.required),
        starts.then(next.starts),
        Math.min(MANY, digits + next.digits),
        Math.min(MANY, letters + next.letters));
  }

  private PatternShapeReader either(PatternShapeReader that) {
    return new PatternShapeReader(
        Math.min(min, that.min),
        Math.max(max, that.max),
        alphabet.or(that.alphabet),
        first.or(that.first),
        required.and(that.required),
        starts.either(that.starts),
        Math.min(digits, that.digits),
        Math.min(letters, that.letters));
  }

  private PatternShapeReader times(long least, long most) {
    return new PatternShapeReader(
        Math.min(MANY, min * least),
        max == 0 || most == 0 ? 0 : most >= MANY ? MANY : Math.min(MANY, max * most),
        alphabet,
        first,
        least == 0 ? CharSet.NONE : required,
        starts.times(least, most),
        Math.min(MANY, digits * least),
        Math.min(MANY, letters * least));
  }
}
