-- The statements of one receipt, in the order in which the service sends them; what differs from receipt to receipt
-- (session, keys, code, hashes, the stored answer) is a parameter, the rest stands in the text, in pgbench's favour.
\set key random(1, 1000000000000)
\set salt random(1, 1000000000000)
BEGIN;
SELECT a.account, a.name, a.role, a.unit_code, a.disabled_at, u.name, u.agency_code, g.path, a.email FROM account a JOIN unit u ON u.code = a.unit_code JOIN unit g ON g.code = u.agency_code JOIN session s ON s.account = a.account WHERE s.token_hash = :session AND s.expires_at > 1435626000000 AND a.disabled_at IS NULL;
INSERT INTO idempotency (account, key_hash, body_hash, answer, created_at) VALUES ('tiepnhan', 'c775e7b757ede630cd0aa1113bd102661ab38829ca52a6422ab7' || :key, '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae', '', 1435626000000) ON CONFLICT (account, key_hash) DO NOTHING RETURNING key_hash;
SELECT code, name, kind, parent_code, valid_from, valid_to, path, agency_code FROM unit WHERE code = 'X24.217.MC';
SELECT code, name, field, level, limit_unit, limit_halves, supplement_policy, fee_vnd, valid_from, valid_to, sensitive FROM procedure_version WHERE code = 'EPAR.KT05' AND valid_from <= '2015-06-30' AND (valid_to IS NULL OR valid_to >= '2015-06-30');
SELECT code, name, kind, parent_code, valid_from, valid_to, path, agency_code FROM unit WHERE code = 'X24.217';
SELECT CAST(value AS BIGINT) FROM setting WHERE name = 'calendar_version';
SELECT seq, name, unit_role, budget_unit, budget_halves, runs FROM procedure_step WHERE procedure_code = 'EPAR.KT05' ORDER BY seq;
INSERT INTO code_counter (agency_code, day, last) VALUES ('X24.217', '2015-06-30', 1) ON CONFLICT (agency_code, day) DO UPDATE SET last = code_counter.last + 1 RETURNING 'X24.217-150630-' || CASE WHEN last < 10000 THEN to_char(last, 'FM0000') ELSE CAST(last AS TEXT) END AS code \gset
INSERT INTO dossier (code, version, status, procedure_code, procedure_valid_from, desk_code, agency_code, channel, received_at, recorded_at, received_by, limit_unit, limit_halves, hour_rule, supplement_policy, original_due_at, due_at, holder_unit, holder_person, assigned, handoff_id, handoff_from, handoff_to, handoff_by, held_since, step_seq, step_entered_at, step_due_at, paused_since, resume_status, supplements, reappointments, outcome, decided_at, ready_at, ended_at, last_event_at, head_hash, due_order) VALUES (:code, 1, 'received', 'EPAR.KT05', '2014-01-01', 'X24.217.MC', 'X24.217', 'direct', 1435626000000, 1435626000000, 'tiepnhan', 'working_day', 20, 'end_of_day', 'pause', 1436868000000, 1436868000000, 'X24.217.MC', 'tiepnhan', 0, NULL, NULL, NULL, NULL, 1435626000000, 1, 1435626000000, 1435659000000, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, 1435626000000, '5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9', 1436868000000) ON CONFLICT (code) DO NOTHING;
INSERT INTO journal (dossier_code, n, kind, happened_at, recorded_at, actor, payload, prev_hash, hash) VALUES (:code, 1, 'received', 1435626000000, 1435626000000, 'tiepnhan', :payload, '', '5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9');
INSERT INTO sealed (dossier_code, n, field, salt, value) VALUES (:code, 1, 'applicant', 'd4735e3a265e16eee03f59718b9b5d03', :applicant);
INSERT INTO party (dossier_code, role, name, name_key, id_number, phone, email, address) VALUES (:code, 'applicant', 'Nguyễn Thị Hoa', 'nguyen thi hoa', '121234567', '0912345678', NULL, 'Thôn 3, huyện Lạng Giang, tỉnh Bắc Giang') ON CONFLICT (dossier_code, role) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, id_number = excluded.id_number, phone = excluded.phone, email = excluded.email, address = excluded.address;
INSERT INTO sealed (dossier_code, n, field, salt, value) VALUES (:code, 1, 'documents', '4e07408562bedb8b60ce05c1decfe3ad', :applicant);
INSERT INTO notice (message_id, kind, dossier_code, n, created_at) VALUES ('msg_6b86b273ff34' || :code, 'received', :code, 1, 1435626000000);
INSERT INTO citizen_key (dossier_code, pin_hash, token_hash) VALUES (:code, '4b227777d4dd1fc61c6f884f48641d02b4d121d3fd328cb08b5531fcacdabf8a', 'ef2d127de37b942baad06145e54b0c619a1f22327b2ebbcf' || :code || :salt);
UPDATE idempotency SET answer = :answer WHERE account = 'tiepnhan' AND key_hash = 'c775e7b757ede630cd0aa1113bd102661ab38829ca52a6422ab7' || :key;
COMMIT;
