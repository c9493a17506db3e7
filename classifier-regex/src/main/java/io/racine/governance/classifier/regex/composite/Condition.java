package io.racine.governance.classifier.regex.composite;

import io.racine.governance.spi.classifier.EntityType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A condition over findings, which holds to a degree from 0 to 1.
 *
 * <p>Degrees are combined as Zadeh's fuzzy sets are: the least of all for "and", the greatest for
 * "or", the rest to 1 for "not". That makes no claim about how the findings depend on each other,
 * which nobody knows.
 *
 * <p><b>Threads:</b> Immutable and thread-safe.
 */
public sealed interface Condition {
  /** Returns how far the condition holds. */
  double degree(Findings findings);

  /** Returns the entities it asks for, wherever. */
  default Set<EntityType> entities() {
    Set<EntityType> entities = new TreeSet<>();
    collect(entities);
    return entities;
  }

  /** Adds the entities it asks for. */
  void collect(Set<EntityType> entities);

  /** Where an entity is looked for. */
  enum Place {
    /** In the column that is judged. */
    HERE,
    /** In another column of the table. */
    SIBLING,
    /** In any column of the table. */
    ANY
  }

  /** Says how sure it is that an entity is at a place. */
  interface Findings {
    double confidence(EntityType entity, Place place);
  }

  /** That an entity is found at a place. */
  record Found(EntityType entity, Place place) implements Condition {
    @Override
    public double degree(Findings findings) {
      return findings.confidence(entity, place);
    }

    @Override
    public void collect(Set<EntityType> entities) {
      entities.add(entity);
    }
  }

  /** That all of some conditions hold. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public double degree(Findings findings) {
      return parts.stream().mapToDouble(part -> part.degree(findings)).min().orElse(1);
    }

    @Override
    public void collect(Set<EntityType> entities) {
      parts.forEach(part -> part.collect(entities));
    }
  }

  /** That some of several conditions holds. */
  record Some(List<Condition> parts) implements Condition {
    public Some {
      parts = List.copyOf(parts);
    }

    @Override
    public double degree(Findings findings) {
      return parts.stream().mapToDouble(part -> part.degree(findings)).max().orElse(0);
    }

    @Override
    public void collect(Set<EntityType> entities) {
      parts.forEach(part -> part.collect(entities));
    }
  }

  /** That a condition does not hold. */
  record Not(Condition part) implements Condition {
    @Override
    public double degree(Findings findings) {
      return 1 - part.degree(findings);
    }

    @Override
    public void collect(Set<EntityType> entities) {
      part.collect(entities);
    }
  }
}
