-- The application's role reads and writes rows; it owns nothing and may not change tables.
-- With a single external role (app_role empty or absent) there is nothing to grant.
do $$
declare s text;
begin
  if exists (select from pg_roles where rolname = '${app_role}') and '${app_role}' <> current_user then
    for s in select nspname from pg_namespace
              where nspowner = (select oid from pg_roles where rolname = current_user)
                and nspname not in ('public', 'information_schema') and nspname not like 'pg\_%'
    loop
      execute format('grant usage on schema %I to %I', s, '${app_role}');
      execute format('grant select, insert, update, delete on all tables in schema %I to %I', s, '${app_role}');
      execute format('grant usage on all sequences in schema %I to %I', s, '${app_role}');
      execute format('grant execute on all functions in schema %I to %I', s, '${app_role}');
    end loop;
    execute format('revoke update, delete, truncate on audit.entry from %I', '${app_role}');
  end if;
end $$;
