#!/bin/sh
# Starts PostgreSQL as the user postgres. Roles, rights and passwords are set on every start, while nobody can
# connect yet: a changed secret takes a restart and nothing else.
set -eu
programs=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
PATH=${programs:+$programs:}$PATH
export PGDATA=/var/lib/postgresql/doorlijn
config=/opt/doorlijn/postgresql.conf

for role in migrator $DOORLIJN_SERVICES; do
  eval "password=\${PASSWORD_$role:-}"
  if [ -z "$password" ]; then
    echo "There is no password for the database role '$role': run «make secrets» and start again." >&2
    exit 1
  fi
done

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  # Made beside its place and then renamed, so that a first start that was cut off leaves nothing half made.
  rm -rf "$PGDATA.new"
  initdb --pgdata="$PGDATA.new" --username=postgres --encoding=UTF8 --locale=C.UTF-8 --data-checksums \
    --auth-local=peer --auth-host=reject >/dev/null
  mv "$PGDATA.new" "$PGDATA"
fi

run() { psql --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1 --username=postgres "$@"; }

# The passwords go through standard input: the arguments of a process can be read by others.
statements() {
  echo "SET client_min_messages = warning;"
  echo "SELECT set_config('doorlijn.services', '$DOORLIJN_SERVICES', false);"
  for role in migrator $DOORLIJN_SERVICES; do
    eval "echo \"SELECT set_config('doorlijn.password_$role', '\$PASSWORD_$role', false);\""
  done
  for service in $DOORLIJN_SERVICES; do # the program fills in the same four names
    sed -e "s/{service}/$service/g" -e "s/{owner}/${service}_owner/g" \
      -e "s/{name}/'$service'/g" -e "s/{owner_name}/'${service}_owner'/g" /opt/doorlijn/database_roles.sql
  done
  cat /opt/doorlijn/logins.sql
}

pg_ctl --silent --wait --timeout=600 --options="-c config_file=$config -c listen_addresses=''" start
if [ -z "$(run --dbname=postgres --command="SELECT 1 FROM pg_database WHERE datname = 'doorlijn'")" ]; then
  run --dbname=postgres --command="CREATE DATABASE doorlijn"
fi
statements | run --dbname=doorlijn >/dev/null
pg_ctl --silent --wait --mode=fast stop

for role in migrator $DOORLIJN_SERVICES; do unset "PASSWORD_$role"; done
exec postgres -c config_file="$config" "$@"
