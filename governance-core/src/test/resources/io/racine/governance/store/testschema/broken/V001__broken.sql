CREATE TABLE IF NOT EXISTS test_first (id BIGINT);
CREATE TABLE no such syntax;
