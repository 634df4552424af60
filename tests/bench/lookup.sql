-- The statement of a public look-up (storage/public_view.cpp), for a random code that tests/bench/fill.cpp gave.
\set month random(0, 17)
\set day (14 + :month / 12) * 10000 + (:month % 12 + 1) * 100 + random(1, 28)
\set serial 10000 + random(1, :serials)
SELECT d.code, CASE WHEN d.status = 'stopped' AND d.paused_until <= 1424222000000 THEN d.resume_status ELSE d.status END, d.resume_status, d.channel, CASE WHEN d.received_by = '' THEN 0 ELSE 1 END, d.received_at, d.original_due_at, d.due_at, d.paused_until, d.ready_at, d.ended_at, d.reappointments, d.announced_at, d.outcome, v.name, hu.name, d.handoff_id, u.name, k.pin_hash FROM citizen_key k JOIN dossier d ON d.code = k.dossier_code JOIN procedure_version v ON v.code = d.procedure_code AND v.valid_from = d.procedure_valid_from JOIN unit u ON u.code = d.desk_code LEFT JOIN unit hu ON hu.code = COALESCE(d.holder_unit, d.handoff_to) WHERE k.dossier_code = 'X24.217-' || :day || '-' || right(:serial, 4);
