CREATE TABLE IF NOT EXISTS test_visit (
  id BIGINT NOT NULL PRIMARY KEY,
  person_id BIGINT NOT NULL REFERENCES test_person (id),
  note VARCHAR(40) NOT NULL
);
CREATE INDEX IF NOT EXISTS test_visit_person ON test_visit (person_id);

-- A first row, put in once however often this runs.
INSERT INTO test_person (name, kind)
SELECT 'a -- quoted; name', 'SEED'
WHERE NOT EXISTS (SELECT 1 FROM test_person WHERE kind = 'SEED');
