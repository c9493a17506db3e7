-- Limits of a source, and what a scan did besides reading; both as JSON.

ALTER TABLE gov_data_source ADD COLUMN IF NOT EXISTS limits VARCHAR DEFAULT '{}' NOT NULL;

ALTER TABLE gov_scan ADD COLUMN IF NOT EXISTS effort VARCHAR DEFAULT '{}' NOT NULL;
