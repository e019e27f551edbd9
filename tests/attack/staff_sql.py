"""What somebody who has taken the staff's process over may send to PostgreSQL under its role. {owner}, {web}, {reader}
and {pid} stand for the tables' owner, both roles, and a connection of the owner's.
"""

MACHINE = """
COPY articles_edition TO '/tmp/hostile'
COPY articles_article FROM '/etc/passwd'
COPY (SELECT 1) TO PROGRAM 'id'
COPY articles_article FROM PROGRAM 'id'
SELECT pg_read_file('/etc/passwd')
SELECT pg_read_binary_file('/etc/passwd')
SELECT pg_ls_dir('/')
SELECT pg_stat_file('/etc/passwd')
SELECT lo_import('/etc/passwd')
SELECT pg_ls_waldir()
SELECT pg_reload_conf()
SELECT pg_rotate_logfile()
SELECT pg_switch_wal()
SELECT pg_create_restore_point('x')
SELECT pg_terminate_backend({pid})
SELECT pg_cancel_backend({pid})
SELECT pg_create_physical_replication_slot('x')
ALTER SYSTEM SET fsync = off
ALTER DATABASE {database} SET session_replication_role = replica
ALTER DATABASE {database} RENAME TO other
CREATE DATABASE other
DROP DATABASE {database}
CREATE TABLESPACE other LOCATION '/tmp'
DROP EXTENSION plpgsql CASCADE
CREATE LANGUAGE other HANDLER plpgsql_call_handler
CREATE FOREIGN DATA WRAPPER other
CREATE EVENT TRIGGER other ON ddl_command_end EXECUTE FUNCTION articles_edition_frozen()
CREATE PUBLICATION other FOR ALL TABLES
CREATE SUBSCRIPTION other CONNECTION 'host=127.0.0.1' PUBLICATION other WITH (connect = false)
LOAD '$libdir/other'
"""
ROLES = """
SET ROLE {owner}
SET ROLE {reader}
SET SESSION AUTHORIZATION {owner}
SET session_replication_role = replica
SELECT set_config('session_replication_role', 'replica', false)
SET log_statement = 'none'
SET lo_compat_privileges = on
ALTER ROLE {web} SUPERUSER
ALTER ROLE {web} CREATEROLE
ALTER ROLE {web} BYPASSRLS
ALTER ROLE {web} CONNECTION LIMIT -1
ALTER ROLE {reader} SET search_path = other
ALTER ROLE {owner} PASSWORD 'x'
CREATE ROLE other
DROP ROLE {reader}
GRANT {owner} TO {web}
GRANT pg_read_all_data TO {web}
GRANT pg_write_server_files TO {web}
REASSIGN OWNED BY {owner} TO {web}
DROP OWNED BY {owner}
ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT ALL ON TABLES TO {web}
SELECT rolpassword FROM pg_authid
SELECT * FROM pg_shadow
UPDATE pg_authid SET rolsuper = true
INSERT INTO pg_auth_members VALUES (1, 2, 3, true)
UPDATE pg_trigger SET tgenabled = 'D'
DELETE FROM pg_trigger
UPDATE pg_proc SET prosecdef = true
UPDATE pg_class SET relacl = NULL
"""
OBJECTS = """
CREATE SCHEMA other
CREATE TABLE public.other (id integer)
CREATE TABLE pg_catalog.other (id integer)
CREATE TEMP TABLE articles_edition (id integer)
CREATE VIEW other AS SELECT 1
CREATE MATERIALIZED VIEW other AS SELECT 1
CREATE SEQUENCE other
CREATE TYPE other AS (id integer)
CREATE DOMAIN other AS integer
CREATE FUNCTION other() RETURNS integer LANGUAGE sql AS 'SELECT 1'
CREATE OPERATOR public.=== (FUNCTION = texteq, LEFTARG = text, RIGHTARG = text)
CREATE AGGREGATE other(text) (SFUNC = textcat, STYPE = text)
CREATE CAST (text AS integer) WITH INOUT AS IMPLICIT
CREATE COLLATION other FROM "C"
CREATE STATISTICS other ON id, number FROM articles_edition
CREATE TRIGGER other BEFORE INSERT ON articles_edition FOR EACH ROW EXECUTE FUNCTION articles_edition_frozen()
CREATE RULE other AS ON INSERT TO articles_edition DO INSTEAD NOTHING
CREATE POLICY other ON articles_edition USING (true)
CREATE INDEX other ON articles_edition (id)
ALTER TABLE articles_edition DISABLE TRIGGER ALL
ALTER TABLE articles_edition ENABLE ROW LEVEL SECURITY
ALTER TABLE articles_edition OWNER TO {web}
ALTER TABLE articles_edition RENAME TO other
ALTER TABLE articles_edition ALTER fragment SET DEFAULT 'x'
ALTER TABLE articles_edition INHERIT articles_version
ALTER FUNCTION articles_sealed(text, text) SECURITY INVOKER
ALTER FUNCTION articles_sealed(text, text) SET search_path = pg_temp
ALTER SEQUENCE articles_edition_id_seq RESTART
DROP FUNCTION articles_sealed(text, text) CASCADE
DROP TABLE articles_edition CASCADE
DROP TRIGGER articles_edition_no_update ON articles_edition
DROP SCHEMA public CASCADE
COMMENT ON TABLE articles_edition IS 'x'
REINDEX TABLE articles_edition
CLUSTER articles_edition USING articles_edition_pkey
DO $$ BEGIN LOCK TABLE articles_edition IN ACCESS EXCLUSIVE MODE; END $$
DO $$ BEGIN LOCK TABLE articles_withdrawal IN SHARE MODE; END $$
"""
ROWS = """
SELECT * FROM articles_sealkey
SELECT * FROM articles_edition FOR UPDATE
UPDATE articles_edition SET fragment = 'x'
UPDATE ONLY articles_edition SET title = 'x'
DELETE FROM articles_withdrawal
TRUNCATE articles_edition CASCADE
WITH gone AS (DELETE FROM articles_act RETURNING 1) SELECT * FROM gone
INSERT INTO articles_edition SELECT * FROM articles_edition ON CONFLICT (id) DO UPDATE SET fragment = 'x'
MERGE INTO articles_edition e USING (SELECT 1) o ON true WHEN MATCHED THEN UPDATE SET fragment = 'x'
COPY articles_sealkey TO STDOUT
DO $$ BEGIN UPDATE articles_edition SET fragment = 'x'; END $$
DO $$ BEGIN EXECUTE 'ALTER TABLE articles_edition DISABLE TRIGGER ALL'; END $$
DELETE FROM articles_person
DELETE FROM articles_document
UPDATE auth_group SET name = 'x'
INSERT INTO auth_group (name) VALUES ('x')
DELETE FROM django_migrations
SELECT setval('articles_edition_id_seq', 1)
SELECT pg_advisory_lock(1)
UPDATE articles_auditlink SET leaf = 'x'
DELETE FROM articles_audithead
"""
ALLOWED = """
ALTER ROLE {web} SET search_path = other, pg_temp
ALTER ROLE {web} SET default_transaction_isolation = 'serializable'
NOTIFY other
DO $$ BEGIN PERFORM 1; END $$
UPDATE articles_article SET body = 'x', title = 'x', slug = 'other'
UPDATE articles_medication SET summary = 'x', name = 'x' || document_id
UPDATE articles_person SET name = 'x', credentials = 'x', slug = 'x' || id
DELETE FROM django_session
VACUUM FULL articles_edition
GRANT ALL ON articles_edition TO PUBLIC
REVOKE SELECT ON articles_edition FROM {reader}
SET search_path = pg_temp
"""
REFUSED = [line for table in (MACHINE, ROLES, OBJECTS, ROWS) for line in table.strip().splitlines()]
HARMLESS = ALLOWED.strip().splitlines()
