-- What the observer hangs in the room: it sees every clock that is set, cancelled or rings, at its own time.
CREATE SCHEMA observer;
CREATE TABLE observer.clock (now timestamptz NOT NULL);
CREATE TABLE observer.rings (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    service text NOT NULL,
    process text NOT NULL,
    case_id uuid NOT NULL,
    kind text NOT NULL,
    generation integer NOT NULL,
    due_at timestamptz NOT NULL,
    what text NOT NULL
);
CREATE TABLE observer.dues (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    conversation_id uuid NOT NULL,
    due_on date NOT NULL
);
CREATE TABLE observer.missed (
    case_id uuid NOT NULL,
    process text NOT NULL,
    item_id uuid NOT NULL,
    due_on date NOT NULL
);
CREATE INDEX missed_of_case ON observer.missed (case_id);
CREATE FUNCTION observer.see_clock() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = observer AS $$
BEGIN
    INSERT INTO rings (at, service, process, case_id, kind, generation, due_at, what)
    SELECT now, TG_TABLE_SCHEMA, NEW.process, NEW.case_id, NEW.kind, NEW.generation, NEW.due_at,
        CASE NEW.state WHEN 'pending' THEN 'set' ELSE NEW.state END FROM clock;
    RETURN NULL;
END $$;
CREATE FUNCTION observer.see_due() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = observer AS $$
BEGIN
    IF TG_OP = 'INSERT' OR NEW.due_on IS DISTINCT FROM OLD.due_on THEN
        INSERT INTO dues (at, conversation_id, due_on) SELECT now, NEW.conversation_id, NEW.due_on FROM clock;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION observer.see_missed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = observer AS $$
DECLARE
    told jsonb := convert_from(NEW.envelope, 'UTF8')::jsonb -> 'data';
BEGIN
    INSERT INTO missed (case_id, process, item_id, due_on)
    VALUES ((told ->> 'case_id')::uuid, told ->> 'process', (told ->> 'item_id')::uuid, (told ->> 'due_on')::date);
    RETURN NULL;
END $$;
CREATE TRIGGER seen AFTER INSERT OR UPDATE OF state, due_at, generation ON directory.timers
    FOR EACH ROW EXECUTE FUNCTION observer.see_clock();
CREATE TRIGGER seen AFTER INSERT OR UPDATE OF state, due_at, generation ON intake.timers
    FOR EACH ROW EXECUTE FUNCTION observer.see_clock();
CREATE TRIGGER seen AFTER INSERT OR UPDATE OF state, due_at, generation ON aftercare.timers
    FOR EACH ROW EXECUTE FUNCTION observer.see_clock();
CREATE TRIGGER seen AFTER INSERT OR UPDATE OF state, due_at, generation ON notifications.timers
    FOR EACH ROW EXECUTE FUNCTION observer.see_clock();
CREATE TRIGGER seen AFTER INSERT OR UPDATE ON aftercare.conversations
    FOR EACH ROW EXECUTE FUNCTION observer.see_due();
CREATE TRIGGER seen AFTER INSERT ON aftercare.journal
    FOR EACH ROW WHEN (NEW.name = 'deadline_missed') EXECUTE FUNCTION observer.see_missed();
