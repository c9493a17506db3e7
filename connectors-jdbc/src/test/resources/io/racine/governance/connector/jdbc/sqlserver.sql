-- list everything
SELECT s.name, CAST(ep.value AS nvarchar(4000)) FROM [shop].sys.schemas s LEFT JOIN [shop].sys.extended_properties ep ON ep.class = 3 AND ep.major_id = s.schema_id AND ep.minor_id = 0 AND ep.name = 'MS_Description';
SELECT o.object_id, t.name FROM [shop].sys.parameters p JOIN [shop].sys.objects o ON o.object_id = p.object_id JOIN [shop].sys.schemas s ON s.schema_id = o.schema_id JOIN [shop].sys.types t ON t.user_type_id = p.user_type_id WHERE s.name = ? AND p.parameter_id > 0 ORDER BY o.object_id, p.parameter_id;
SELECT o.object_id, o.name, RTRIM(o.type) FROM [shop].sys.objects o JOIN [shop].sys.schemas s ON s.schema_id = o.schema_id WHERE s.name = ? AND o.type IN ('U', 'V', 'P', 'FN', 'IF', 'TF') AND o.is_ms_shipped = 0;
SELECT o.object_id, CAST(ep.value AS nvarchar(4000)) FROM [shop].sys.objects o LEFT JOIN [shop].sys.extended_properties ep ON ep.class = 1 AND ep.major_id = o.object_id AND ep.minor_id = 0 AND ep.name = 'MS_Description' WHERE o.object_id IN (?, ?, ?, ?);
SELECT p.object_id, SUM(CASE WHEN p.index_id IN (0, 1) THEN p.row_count ELSE 0 END), SUM(p.reserved_page_count) * 8192 FROM [shop].sys.dm_db_partition_stats p WHERE p.object_id IN (?, ?, ?, ?) GROUP BY p.object_id;
SELECT m.object_id, m.definition FROM [shop].sys.sql_modules m WHERE m.object_id IN (?, ?, ?, ?);
SELECT c.object_id, c.name, t.name, b.name, c.max_length, c.precision, c.scale, c.is_nullable, c.is_identity, c.is_computed, CAST(ep.value AS nvarchar(4000)) FROM [shop].sys.columns c JOIN [shop].sys.types t ON t.user_type_id = c.user_type_id LEFT JOIN [shop].sys.types b ON b.user_type_id = c.system_type_id LEFT JOIN [shop].sys.extended_properties ep ON ep.class = 1 AND ep.major_id = c.object_id AND ep.minor_id = c.column_id AND ep.name = 'MS_Description' WHERE c.object_id IN (?, ?, ?, ?) ORDER BY c.object_id, c.column_id;
SELECT i.object_id, i.name, i.is_primary_key, i.is_unique_constraint, i.is_unique, i.type_desc, c.name FROM [shop].sys.indexes i JOIN [shop].sys.index_columns ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id JOIN [shop].sys.columns c ON c.object_id = ic.object_id AND c.column_id = ic.column_id WHERE i.object_id IN (?, ?, ?, ?) AND i.name IS NOT NULL AND ic.is_included_column = 0 ORDER BY i.object_id, i.index_id, ic.key_ordinal;
SELECT f.parent_object_id, f.name, pc.name, rs.name, ro.name, rc.name FROM [shop].sys.foreign_keys f JOIN [shop].sys.foreign_key_columns fc ON fc.constraint_object_id = f.object_id JOIN [shop].sys.columns pc ON pc.object_id = fc.parent_object_id AND pc.column_id = fc.parent_column_id JOIN [shop].sys.columns rc ON rc.object_id = fc.referenced_object_id AND rc.column_id = fc.referenced_column_id JOIN [shop].sys.objects ro ON ro.object_id = f.referenced_object_id JOIN [shop].sys.schemas rs ON rs.schema_id = ro.schema_id WHERE f.parent_object_id IN (?, ?, ?, ?) ORDER BY f.parent_object_id, f.name, fc.constraint_column_id;
SELECT o.object_id, CAST(ep.value AS nvarchar(4000)) FROM [shop].sys.objects o LEFT JOIN [shop].sys.extended_properties ep ON ep.class = 1 AND ep.major_id = o.object_id AND ep.minor_id = 0 AND ep.name = 'MS_Description' WHERE o.object_id IN (?);
SELECT m.object_id, m.definition FROM [shop].sys.sql_modules m WHERE m.object_id IN (?);

-- read FULL of TABLE shop.dbo.customer
SELECT racine_t.[id], racine_t.[mail], SUBSTRING(racine_t.[note], 1, 4097), CAST(racine_t.[paid] AS tinyint), CAST(racine_t.[credit] AS decimal(19, 4)), racine_t.[rate], CONVERT(varchar(10), racine_t.[born], 23), CONVERT(varchar(16), racine_t.[wakes]), CONVERT(varchar(33), racine_t.[made], 126), CONVERT(varchar(33), SWITCHOFFSET(racine_t.[sent], '+00:00'), 126), CONVERT(char(36), racine_t.[code]), DATALENGTH(racine_t.[scan]), SUBSTRING(CAST(racine_t.[doc] AS nvarchar(max)), 1, 4097), SUBSTRING(racine_t.[place].STAsText(), 1, 4097), SUBSTRING(CAST(racine_t.[tree] AS nvarchar(4000)), 1, 4097) FROM [shop].[dbo].[customer] racine_t;

-- read FIRST of TABLE shop.dbo.customer
SELECT racine_t.[id], racine_t.[mail], SUBSTRING(racine_t.[note], 1, 4097), CAST(racine_t.[paid] AS tinyint), CAST(racine_t.[credit] AS decimal(19, 4)), racine_t.[rate], CONVERT(varchar(10), racine_t.[born], 23), CONVERT(varchar(16), racine_t.[wakes]), CONVERT(varchar(33), racine_t.[made], 126), CONVERT(varchar(33), SWITCHOFFSET(racine_t.[sent], '+00:00'), 126), CONVERT(char(36), racine_t.[code]), DATALENGTH(racine_t.[scan]), SUBSTRING(CAST(racine_t.[doc] AS nvarchar(max)), 1, 4097), SUBSTRING(racine_t.[place].STAsText(), 1, 4097), SUBSTRING(CAST(racine_t.[tree] AS nvarchar(4000)), 1, 4097) FROM [shop].[dbo].[customer] racine_t ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT 11 ROWS ONLY;

-- read RANDOM of TABLE shop.dbo.customer
SELECT p.object_id, SUM(CASE WHEN p.index_id IN (0, 1) THEN p.rows ELSE 0 END) FROM [shop].sys.partitions p JOIN [shop].sys.objects o ON o.object_id = p.object_id JOIN [shop].sys.schemas s ON s.schema_id = o.schema_id WHERE s.name = ? AND o.name = ? GROUP BY p.object_id;
SELECT racine_t.[id], racine_t.[mail], SUBSTRING(racine_t.[note], 1, 4097), CAST(racine_t.[paid] AS tinyint), CAST(racine_t.[credit] AS decimal(19, 4)), racine_t.[rate], CONVERT(varchar(10), racine_t.[born], 23), CONVERT(varchar(16), racine_t.[wakes]), CONVERT(varchar(33), racine_t.[made], 126), CONVERT(varchar(33), SWITCHOFFSET(racine_t.[sent], '+00:00'), 126), CONVERT(char(36), racine_t.[code]), DATALENGTH(racine_t.[scan]), SUBSTRING(CAST(racine_t.[doc] AS nvarchar(max)), 1, 4097), SUBSTRING(racine_t.[place].STAsText(), 1, 4097), SUBSTRING(CAST(racine_t.[tree] AS nvarchar(4000)), 1, 4097) FROM [shop].[dbo].[customer] racine_t WHERE (CHECKSUM(NEWID()) & 1048575) < 1048576 * 0.002 ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT 101 ROWS ONLY;
SELECT p.object_id, SUM(CASE WHEN p.index_id IN (0, 1) THEN p.rows ELSE 0 END) FROM [shop].sys.partitions p JOIN [shop].sys.objects o ON o.object_id = p.object_id JOIN [shop].sys.schemas s ON s.schema_id = o.schema_id WHERE s.name = ? AND o.name = ? GROUP BY p.object_id;
SELECT racine_t.[id], racine_t.[mail], SUBSTRING(racine_t.[note], 1, 4097), CAST(racine_t.[paid] AS tinyint), CAST(racine_t.[credit] AS decimal(19, 4)), racine_t.[rate], CONVERT(varchar(10), racine_t.[born], 23), CONVERT(varchar(16), racine_t.[wakes]), CONVERT(varchar(33), racine_t.[made], 126), CONVERT(varchar(33), SWITCHOFFSET(racine_t.[sent], '+00:00'), 126), CONVERT(char(36), racine_t.[code]), DATALENGTH(racine_t.[scan]), SUBSTRING(CAST(racine_t.[doc] AS nvarchar(max)), 1, 4097), SUBSTRING(racine_t.[place].STAsText(), 1, 4097), SUBSTRING(CAST(racine_t.[tree] AS nvarchar(4000)), 1, 4097) FROM [shop].[dbo].[customer] racine_t ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT 101 ROWS ONLY;

-- split TABLE shop.dbo.customer in 2
SELECT MIN(racine_t.[id]), MAX(racine_t.[id]) FROM [shop].[dbo].[customer] racine_t;

-- read part 'key||25001|id' of TABLE shop.dbo.customer
SELECT racine_t.[id], racine_t.[mail], SUBSTRING(racine_t.[note], 1, 4097), CAST(racine_t.[paid] AS tinyint), CAST(racine_t.[credit] AS decimal(19, 4)), racine_t.[rate], CONVERT(varchar(10), racine_t.[born], 23), CONVERT(varchar(16), racine_t.[wakes]), CONVERT(varchar(33), racine_t.[made], 126), CONVERT(varchar(33), SWITCHOFFSET(racine_t.[sent], '+00:00'), 126), CONVERT(char(36), racine_t.[code]), DATALENGTH(racine_t.[scan]), SUBSTRING(CAST(racine_t.[doc] AS nvarchar(max)), 1, 4097), SUBSTRING(racine_t.[place].STAsText(), 1, 4097), SUBSTRING(CAST(racine_t.[tree] AS nvarchar(4000)), 1, 4097) FROM [shop].[dbo].[customer] racine_t WHERE racine_t.[id] < 25001;

-- read part 'key|25001||id' of TABLE shop.dbo.customer
SELECT racine_t.[id], racine_t.[mail], SUBSTRING(racine_t.[note], 1, 4097), CAST(racine_t.[paid] AS tinyint), CAST(racine_t.[credit] AS decimal(19, 4)), racine_t.[rate], CONVERT(varchar(10), racine_t.[born], 23), CONVERT(varchar(16), racine_t.[wakes]), CONVERT(varchar(33), racine_t.[made], 126), CONVERT(varchar(33), SWITCHOFFSET(racine_t.[sent], '+00:00'), 126), CONVERT(char(36), racine_t.[code]), DATALENGTH(racine_t.[scan]), SUBSTRING(CAST(racine_t.[doc] AS nvarchar(max)), 1, 4097), SUBSTRING(racine_t.[place].STAsText(), 1, 4097), SUBSTRING(CAST(racine_t.[tree] AS nvarchar(4000)), 1, 4097) FROM [shop].[dbo].[customer] racine_t WHERE racine_t.[id] >= 25001;

-- read FULL of TABLE shop.dbo."odd ]name"
SELECT SUBSTRING(racine_t.[a]]b], 1, 4097) FROM [shop].[dbo].[odd ]]name] racine_t;

-- read FIRST of TABLE shop.dbo."odd ]name"
SELECT SUBSTRING(racine_t.[a]]b], 1, 4097) FROM [shop].[dbo].[odd ]]name] racine_t ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT 11 ROWS ONLY;

-- read RANDOM of TABLE shop.dbo."odd ]name"
SELECT p.object_id, SUM(CASE WHEN p.index_id IN (0, 1) THEN p.rows ELSE 0 END) FROM [shop].sys.partitions p JOIN [shop].sys.objects o ON o.object_id = p.object_id JOIN [shop].sys.schemas s ON s.schema_id = o.schema_id WHERE s.name = ? AND o.name = ? GROUP BY p.object_id;
SELECT SUBSTRING(racine_t.[a]]b], 1, 4097) FROM [shop].[dbo].[odd ]]name] racine_t WHERE (CHECKSUM(NEWID()) & 1048575) < 1048576 * 0.002 ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT 101 ROWS ONLY;
SELECT p.object_id, SUM(CASE WHEN p.index_id IN (0, 1) THEN p.rows ELSE 0 END) FROM [shop].sys.partitions p JOIN [shop].sys.objects o ON o.object_id = p.object_id JOIN [shop].sys.schemas s ON s.schema_id = o.schema_id WHERE s.name = ? AND o.name = ? GROUP BY p.object_id;
SELECT SUBSTRING(racine_t.[a]]b], 1, 4097) FROM [shop].[dbo].[odd ]]name] racine_t ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT 101 ROWS ONLY;

-- split TABLE shop.dbo."odd ]name" in 2

-- read part '' of TABLE shop.dbo."odd ]name"
SELECT SUBSTRING(racine_t.[a]]b], 1, 4097) FROM [shop].[dbo].[odd ]]name] racine_t;

-- read RANDOM of VIEW shop.dbo.reachable
SELECT racine_t.[mail] FROM [shop].[dbo].[reachable] racine_t ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT 101 ROWS ONLY;
