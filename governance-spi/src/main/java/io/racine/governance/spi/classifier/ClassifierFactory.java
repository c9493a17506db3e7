package io.racine.governance.spi.classifier;

import io.racine.governance.spi.PluginFactory;

/**
 * Makes classifiers.
 *
 * @see PluginFactory
 * @since 0.1
 */
public interface ClassifierFactory extends PluginFactory {
  /**
   * Returns a classifier.
   *
   * @throws io.racine.governance.spi.GovernanceException if its rules are broken; the message lists
   *     every problem with file and line
   */
  Classifier create(ClassifierContext context);
}
