-- Who may log in, with which password, and what PostgreSQL's generosity to everybody is reduced to. Runs after
-- database_roles.sql (schemas, owners, grants), by a superuser, on every start.
-- Reads the settings doorlijn.services (names, separated by spaces) and doorlijn.password_<role>.
--
--   <service>_owner  cannot log in; owns the schema <service> and its tables
--   <service>        logs in; reads and writes rows in its own schema, changes no table, sees no other schema
--   migrator         logs in; owns nothing and reads nothing, but may SET ROLE to each owner

BEGIN;

DO $$
DECLARE
  services text[] := string_to_array(current_setting('doorlijn.services'), ' ');
  role_name text;
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  IF to_regrole('migrator') IS NULL THEN
    CREATE ROLE migrator;
  END IF;

  FOREACH role_name IN ARRAY services || 'migrator'::text LOOP
    EXECUTE format(
      'ALTER ROLE %I LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD %L',
      role_name, current_setting('doorlijn.password_' || role_name));
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), role_name);
  END LOOP;

  FOREACH role_name IN ARRAY services LOOP
    EXECUTE format('ALTER ROLE %I NOLOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', role_name || '_owner');
    EXECUTE format('GRANT %I TO migrator', role_name || '_owner');
    EXECUTE format('ALTER ROLE %I SET search_path = %I', role_name, role_name);
  END LOOP;
END
$$;

REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC;

COMMIT;
