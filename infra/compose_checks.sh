# What infra/compose-test looks at besides the tour; sourced by it, and by nothing else.
# shellcheck shell=bash disable=SC2154

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 20000))
    (: >"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}

running() { docker ps --quiet --filter "label=com.docker.compose.project=$project"; }

refuses_to_start_without_secrets() {
  local said
  if said=$(unset DOORLIJN_SECRETS && compose up --detach 2>&1); then fail "it starts without secrets"; fi
  [[ $said == *"run 'make secrets' once, then start again"* ]] || fail "without secrets it stops, but says: $said"
  [[ -z $(containers) ]] || fail "without secrets it made containers all the same"
  say "without secrets it does not start, and says why"
}

all_checks() {
  nobody_is_root
  only_the_portal_is_published
  networks_are_apart
  logins_are_least
}

nobody_is_root() {
  local one who
  for one in $(running); do
    who=$(service_of "$one")
    ! docker top "$one" -eo uid,pid,args | awk 'NR > 1 {print $1}' | grep -qxE '0|root' || fail "$who runs something as root"
    [[ $(docker inspect --format '{{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}' "$one") == "[ALL] [no-new-privileges:true]" ]] || fail "$who keeps capabilities"
    [[ $(docker inspect --format '{{.HostConfig.ReadonlyRootfs}}' "$one") == true ]] || fail "$who can write its root file system"
  done
  say "no process of any container is root, or can become it; every root file system is read-only"
}

only_the_portal_is_published() {
  local one who ports
  for one in $(running); do
    who=$(service_of "$one")
    ports=$(docker port "$one")
    [[ $who == portal || -z $ports ]] || fail "$who is published: $ports"
    [[ $who != portal || $ports == "8000/tcp -> 127.0.0.1:$DOORLIJN_PORT" ]] || fail "the portal is published as: $ports"
  done
  say "only the portal is published, on 127.0.0.1"
}

networks_are_apart() { # who must, and who must not, be able to open a connection to whom
  local verdict from doors one
  local -a asked=()
  while read -r verdict from doors; do
    # shellcheck disable=SC2086
    "$verdict" "$from" $doors </dev/null &
    asked+=($!)
  done <<'DOORS'
reaches aftercare-api postgres:5432
reaches aftercare-worker postgres:5432 rabbitmq:5672
reaches notifications-worker directory-api:8000 mail-catcher:1025
reaches portal directory-api:8000 intake-api:8000 certification-api:8000 aftercare-api:8000 notifications-api:8000
reaches_not aftercare-api rabbitmq:5672 mail-catcher:1025
reaches_not portal rabbitmq:5672 postgres:5432
reaches_not mail-catcher rabbitmq:5672 postgres:5432 directory-api:8000
reaches_not aftercare-worker directory-api:8000 intake-api:8000
reaches_not rabbitmq postgres:5432 directory-api:8000
DOORS
  for one in "${asked[@]}"; do wait "$one" || exit 1; done
  say "each container reaches what it needs, and not the rest"
}

connections() { # from, service:port...; prints those that can be opened. By address: a name that is not found proves little
  local from=$1 to one doors=
  for to in "${@:2}"; do
    for one in $(docker inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}' "$(container "${to%:*}")"); do
      doors+=" $to/$one"
    done
  done
  # shellcheck disable=SC2016
  docker exec "$(container "$from")" bash -c '
    for door in "$@"; do
      port=${door%/*}
      { timeout 2 bash -c ": >/dev/tcp/${door#*/}/${port#*:}" 2>/dev/null && echo "${door%/*}"; } &
    done
    wait' - $doors | sort -u || echo could-not-ask
}
reaches() { [[ $(connections "$@" | wc -l) == $(($# - 1)) ]] || fail "$1 should reach ${*:2}, and reaches only: $(connections "$@")"; }
reaches_not() { [[ -z $(connections "$@") ]] || fail "$1 reaches $(connections "$@"), which it should not"; }

logins_are_least() { # asked from inside, with each worker's own logins
  local service
  for service in directory intake certification aftercare notifications; do
    docker exec --interactive "$(container "$service-worker")" python - "$service" <infra/compose_probe.py || fail "the logins of $service may do more than they need"
  done
  say "each login is refused what is not its own, in the database and at the broker"
}

stops_in_time() {
  local from=$SECONDS one
  compose stop --timeout 40 >>"$work/up.log" 2>&1
  for one in $(containers); do
    [[ $(docker inspect --format '{{.State.ExitCode}}' "$one") != 137 ]] || fail "$(service_of "$one") had to be killed"
  done
  say "everything stopped by itself, in $((SECONDS - from)) s"
}

nothing_personal_in_logs() { # the invented people's names and birth dates, looked for in all that was logged
  local one
  docker exec "$(container postgres)" psql --no-psqlrc --tuples-only --no-align --dbname=doorlijn \
    --command='SELECT last_name FROM intake.pupils UNION SELECT first_name FROM intake.pupils UNION SELECT birth_date::text FROM intake.pupils' >"$work/personal"
  [[ -s $work/personal ]] || fail "there are no pupils whose names could be looked for"
  for one in $(containers); do
    ! docker logs "$one" 2>&1 | grep --word-regexp --fixed-strings --quiet --file "$work/personal" || fail "$(service_of "$one") logs personal data"
  done
  say "no name or birth date of any of $(wc -l <"$work/personal") stands in a log"
}
