#!/usr/bin/env bash
# Writes the secrets of an installation: every password and key, made up here, readable by their owner only.
#
#   infra/secrets.sh                    write what is missing; what is there stays as it is
#   infra/secrets.sh rotate NAME        make NAME's secret anew (a service, migrator, tokens, session, accounts, erlang)
#   infra/secrets.sh school ID          give the school with this id an account on the broker
#   infra/secrets.sh --to DIR ...       in another folder than infra/secrets
#
# values/ holds the secrets, one per file: the source. The *.env files beside it say the same to Docker Compose, one
# file per container, so that no process is told what it does not need; they are written anew each time.
set -euo pipefail
cd "$(dirname "$0")/.."
SERVICES="directory intake certification aftercare notifications"
folder=infra/secrets

stop() { echo "$*" >&2; exit 1; }
command -v openssl >/dev/null || stop "Making secrets takes the program openssl: install it and run «make secrets» again."
if [[ ${1:-} == --to ]]; then
  folder=${2:?"--to needs a folder"}
  shift 2
fi
umask 077
mkdir -p "$folder/values"
chmod 700 "$folder" "$folder/values"

value() { cat "$folder/values/$1"; }
make_value() { [[ -s $folder/values/$1 ]] || openssl rand -hex 24 >"$folder/values/$1"; }
write() { cat >"$folder/$1.env"; }
encoded() { openssl base64 -A -in "$folder/values/$1"; }

# RabbitMQ's own form: base64(salt + sha256(salt + password)). The password is long and random, so the salt need not be.
hash_of() {
  local password salt
  password=$(value "$1")
  salt=$(printf %s "$1 $password" | openssl dgst -sha256 -r | cut -c 1-4)
  { printf %s "$salt"; printf %s "$salt$password" | openssl dgst -sha256 -binary; } | openssl base64 -A
}

make_values() {
  local service
  for service in $SERVICES; do
    make_value "database-$service"
    make_value "broker-$service"
  done
  make_value database-migrator
  make_value session
  make_value accounts
  make_value webhooks
  make_value erlang
  if [[ ! -s $folder/values/token-signing.pem ]]; then
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$folder/values/token-signing.pem" 2>/dev/null
  fi
  openssl pkey -in "$folder/values/token-signing.pem" -pubout -out "$folder/values/token-verify.pem"
}

database_url() { echo "DATABASE_URL=postgresql+psycopg2://$1:$(value "database-$1")@postgres:5432/doorlijn"; }
broker_url() { echo "AMQP_URL=amqp://$1:$(value "broker-$1")@rabbitmq:5672/doorlijn"; }

schools() {
  local file id
  for file in "$folder"/values/school-*; do
    [[ -s $file ]] || continue
    id=${file##*/school-}
    printf '%s:%s ' "$id" "$(hash_of "school-$id")"
  done
}

write_for_compose() {
  local service
  for service in $SERVICES; do
    { database_url "$service"; echo "TOKEN_VERIFY_KEY=$(encoded token-verify.pem)"; } | write "$service-api"
    { database_url "$service"; broker_url "$service"; echo "TOKEN_VERIFY_KEY=$(encoded token-verify.pem)"; } | write "$service-worker"
  done
  echo "TOKEN_SIGNING_KEY=$(encoded token-signing.pem)" >>"$folder/notifications-worker.env" # asks the directory where to send
  for file in notifications-api notifications-worker; do echo "DOORLIJN_WEBHOOKS_SECRET=$(value webhooks)" >>"$folder/$file.env"; done
  { echo "TOKEN_SIGNING_KEY=$(encoded token-signing.pem)"; echo "TOKEN_VERIFY_KEY=$(encoded token-verify.pem)"; echo "DOORLIJN_SESSION_SECRET=$(value session)"; echo "DOORLIJN_ACCOUNTS_SECRET=$(value accounts)"; } | write portal
  echo "DATABASE_ADMIN_URL=postgresql+psycopg2://migrator:$(value database-migrator)@postgres:5432/doorlijn" | write migrate
  for service in migrator $SERVICES; do echo "PASSWORD_$service=$(value "database-$service")"; done | write postgres
  {
    for service in $SERVICES; do echo "HASH_$service=$(hash_of "broker-$service")"; done
    echo "SCHOOLS=$(schools)"
    echo "ERLANG_COOKIE=$(value erlang)"
  } | write rabbitmq
}

rotate() {
  local -a files
  case $1 in
    tokens) files=(token-signing.pem) ;;
    session | accounts | webhooks | erlang) files=("$1") ;;
    migrator) files=(database-migrator) ;;
    school-*) files=("$1") ;;
    *) files=("database-$1" "broker-$1") ;;
  esac
  [[ -s $folder/values/${files[0]} ]] || stop "There is no secret named '$1'."
  (cd "$folder/values" && rm -f "${files[@]}")
  [[ $1 != school-* ]] || make_value "$1"
}

case ${1:-} in
  "") ;;
  rotate) rotate "${2:?"rotate what? a service, migrator, tokens, session, accounts, webhooks, erlang or school-ID"}" ;;
  school)
    [[ ${2:-} =~ ^[0-9a-f-]{36}$ ]] || stop "A school's id is the UUID under which the directory knows it."
    make_value "school-$2"
    ;;
  *) stop "Unknown: '$1'. See the first lines of infra/secrets.sh." ;;
esac
make_values
write_for_compose
if [[ $folder == infra/secrets ]] && ! grep -qs '^DOORLIJN_SECRETS=' .env; then
  echo "DOORLIJN_SECRETS=./infra/secrets" >>.env # where docker-compose.yml looks; holds no secret itself
fi
case ${1:-} in
  school) echo "User school-$2, password in $folder/values/school-$2. Start the broker anew: docker-compose up -d rabbitmq" ;;
  rotate) echo "Made anew: $2. Put it to use: docker-compose up -d" ;;
  *) echo "Secrets are in $folder." ;;
esac
