package io.teamlabs.integrations.legacy.migration;

import java.util.List;

/** What version 2 and later make, object by object, as the catalogue of the database describes it. */
final class SchemaObjects {

    private static final String QUERY = """
            WITH ours AS (
                SELECT oid, relname, relkind, relacl, relrowsecurity FROM pg_class
                 WHERE relnamespace = 'public'::regnamespace
                   AND relname NOT LIKE 'common_types%' AND relname NOT LIKE 'flyway%'
                   AND relname NOT LIKE 'users%' AND relname NOT LIKE 'organizations%')
            SELECT relkind::text || ' ' || relname || ' ' || relrowsecurity || ' ' || coalesce(relacl::text, '') FROM ours
            UNION ALL
            SELECT 'column ' || relname || '.' || attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull
                   || ' ' || attnum || ' ' || coalesce(attstattarget::text, '')
                   || ' ' || coalesce(pg_get_expr(adbin, adrelid), '')
              FROM ours JOIN pg_attribute ON attrelid = ours.oid AND attnum > 0 AND NOT attisdropped
              LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            UNION ALL
            SELECT 'constraint ' || relname || ' ' || conname || ' ' || pg_get_constraintdef(con.oid)
              FROM ours JOIN pg_constraint AS con ON conrelid = ours.oid
            UNION ALL
            SELECT 'index ' || pg_get_indexdef(oid) FROM ours WHERE relkind = 'i'
            UNION ALL
            SELECT 'view ' || relname || ' ' || pg_get_viewdef(oid) FROM ours WHERE relkind = 'v'
            UNION ALL
            SELECT 'function ' || pg_get_functiondef(oid) || ' ' || coalesce(proacl::text, '') FROM pg_proc
             WHERE pronamespace = 'public'::regnamespace
            UNION ALL
            SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL
            SELECT 'policy ' || policyname || ' ' || tablename || ' ' || coalesce(qual, '') FROM pg_policies
            ORDER BY 1""";

    private SchemaObjects() {}

    static List<String> of(OldDatabase database) {
        return database.lines(QUERY);
    }
}
