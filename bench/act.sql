\set n random(1, 4000)
BEGIN;
SELECT pg_advisory_xact_lock(:client_id * 1000000 + :n);
SELECT c.id, c.version, c.office_id, b.n FROM birth_case c JOIN bench_case b ON b.id = c.id WHERE b.n = :n FOR UPDATE OF c \gset c_
SELECT result FROM submission WHERE key = gen_random_uuid();
SELECT o.* FROM office o WHERE o.id = (SELECT office_id FROM birth_case c JOIN bench_case b ON b.id = c.id WHERE b.n = :n);
SELECT payload_cipher FROM delivery_record r JOIN bench_case b ON b.id = r.case_id WHERE b.n = :n ORDER BY seq DESC LIMIT 1;
SELECT payload_cipher FROM declaration r JOIN bench_case b ON b.id = r.case_id WHERE b.n = :n ORDER BY seq DESC LIMIT 1;
SELECT h.* FROM hand h JOIN bench_case b ON b.id = h.case_id WHERE b.n = :n;
SELECT m.* FROM material m JOIN bench_case b ON b.id = m.case_id WHERE b.n = :n;
SELECT t.* FROM notice t JOIN bench_case b ON b.id = t.case_id WHERE b.n = :n;
SELECT no FROM blank WHERE status = 'stock' AND office_id = (SELECT office_id FROM birth_case c JOIN bench_case b ON b.id = c.id WHERE b.n = :n) LIMIT 1;
SELECT s.* FROM seal s LIMIT 1;
SELECT t.* FROM certificate t JOIN bench_case b ON b.id = t.case_id WHERE b.n = :n ORDER BY print_round DESC LIMIT 1;
SELECT a.* FROM appointment a LIMIT 5;
SELECT 1 FROM claim t JOIN bench_case b ON b.id = t.case_id WHERE b.n = :n;
INSERT INTO given_reason (id, case_id, act, reason_cipher, by_id, at) SELECT gen_random_uuid(), b.id, 'put_off', '\x01', (SELECT id FROM person LIMIT 1), clock_timestamp() FROM bench_case b WHERE b.n = :n;
UPDATE birth_case SET version = version + 1 WHERE id = (SELECT id FROM bench_case WHERE n = :n);
INSERT INTO journal_entry (chain, seq, act, from_stage, to_stage, actor_id, duty, channel, at, format, body, digest, previous_digest, signature_method) SELECT e.chain, e.seq + 1, 'put_off', 'declared', 'declared', e.actor_id, 'issuing_officer', 'desk', clock_timestamp(), 1, convert_to(e.seq::text || e.chain::text, 'UTF8'), sha256(convert_to(e.seq::text || e.chain::text, 'UTF8')), e.digest, '' FROM journal_entry e JOIN bench_case b ON b.id = e.chain WHERE b.n = :n ORDER BY e.seq DESC LIMIT 1;
INSERT INTO submission (key, act, body_digest, result, at) VALUES (gen_random_uuid(), 'put_off', sha256('x'), '{}', clock_timestamp());
COMMIT;
