-- What an organisation adds to a classifier's rule and by what names it reports entities, both as
-- JSON; and further entities that a decision is about, because they went by one name when it was made.

ALTER TABLE gov_classification_rule ADD COLUMN IF NOT EXISTS extension VARCHAR;

ALTER TABLE gov_classification_decision
  ADD COLUMN IF NOT EXISTS further_entities VARCHAR DEFAULT '[]' NOT NULL;

CREATE TABLE IF NOT EXISTS gov_entity_renaming (
  organization_id BIGINT NOT NULL REFERENCES gov_organization (organization_id),
  entity VARCHAR(100) NOT NULL,
  reported_as VARCHAR NOT NULL,
  created_by VARCHAR(200) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT gov_entity_renaming_entity PRIMARY KEY (organization_id, entity)
);

-- Both columns, so that no planner prefers the index of the organisation, whose rows are nearly all:
-- each table of a scan asks for its columns.
CREATE INDEX IF NOT EXISTS gov_catalog_item_children ON gov_catalog_item (organization_id, parent_id);
