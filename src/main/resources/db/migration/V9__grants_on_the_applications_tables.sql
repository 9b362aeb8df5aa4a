-- The service reads people, organizations and the catalogue. Of users it may read the columns that it
-- needs; the legacy token columns are not among them. Row ids of the catalogue are the owner's.

GRANT SELECT ON organizations TO ${applicationRole};
GRANT SELECT (id, organization_id, email, first_name, last_name, profile_image, role) ON users TO ${applicationRole};
GRANT SELECT ON common_types TO ${applicationRole};

-- With DATABASE_MIGRATION=check the service reads which versions the DBA has applied.
GRANT SELECT ON "${flyway:table}" TO ${applicationRole};
