/** The word lists a rule can name: names of people and places, titles, street words. */
@NullMarked
package io.racine.governance.classifier.regex.dictionary;

import org.jspecify.annotations.NullMarked;
