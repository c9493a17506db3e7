-- read RANDOM of TABLE shop.dbo.large
SELECT p.object_id, SUM(CASE WHEN p.index_id IN (0, 1) THEN p.rows ELSE 0 END) FROM [shop].sys.partitions p JOIN [shop].sys.objects o ON o.object_id = p.object_id JOIN [shop].sys.schemas s ON s.schema_id = o.schema_id WHERE s.name = ? AND o.name = ? GROUP BY p.object_id;
SELECT racine_t.[id] FROM [shop].[dbo].[large] racine_t TABLESAMPLE (50000 ROWS) REPEATABLE (7) WHERE (CHECKSUM(NEWID()) & 1048575) < 1048576 * 0.002 ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT 101 ROWS ONLY;
SELECT p.object_id, SUM(CASE WHEN p.index_id IN (0, 1) THEN p.rows ELSE 0 END) FROM [shop].sys.partitions p JOIN [shop].sys.objects o ON o.object_id = p.object_id JOIN [shop].sys.schemas s ON s.schema_id = o.schema_id WHERE s.name = ? AND o.name = ? GROUP BY p.object_id;
SELECT racine_t.[id] FROM [shop].[dbo].[large] racine_t ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT 101 ROWS ONLY;
