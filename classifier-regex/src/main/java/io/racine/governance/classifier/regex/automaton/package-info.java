/**
 * Runs all patterns in one pass: a pattern is {@linkplain
 * io.racine.governance.classifier.regex.automaton.SyntaxParser parsed}, all of them, or all of a
 * {@linkplain io.racine.governance.classifier.regex.automaton.PatternPart part}, become one
 * {@linkplain io.racine.governance.classifier.regex.automaton.Program program}, and the {@linkplain
 * io.racine.governance.classifier.regex.automaton.LazyAutomaton automaton} of it is made state by
 * state while it runs, over {@linkplain io.racine.governance.classifier.regex.automaton.Alphabet
 * classes of characters}.
 */
@NullMarked
package io.racine.governance.classifier.regex.automaton;

import org.jspecify.annotations.NullMarked;
