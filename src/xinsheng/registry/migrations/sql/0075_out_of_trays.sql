-- Of what was given back before: how many lay in trays, as the last account of each number at that office has it.
ALTER TABLE blank_transfer DISABLE TRIGGER never_changed;
UPDATE blank_transfer AS sent SET from_trays = (
    SELECT count(*)
    FROM generate_series(substr(sent.first_no, 4)::int, substr(sent.last_no, 4)::int) AS serial
    CROSS JOIN LATERAL (SELECT left(sent.first_no, 3) || lpad(serial::text, 7, '0') AS no) AS number
    WHERE EXISTS (
        SELECT FROM proposal JOIN proposal_decision AS decision ON decision.proposal_id = proposal.id
        WHERE proposal.kind = 'tray' AND proposal.office_id = sent.office_id AND decision.confirmed
          AND number.no BETWEEN proposal.payload ->> 'first_no' AND proposal.payload ->> 'last_no'
          AND decision.decided_at <= sent.at
          AND decision.decided_at >= coalesce((
              SELECT max(receipt.at)
              FROM blank_transfer AS earlier JOIN blank_receipt AS receipt ON receipt.transfer_id = earlier.id
              WHERE earlier.to_office_id = sent.office_id AND receipt.at <= sent.at
                AND number.no BETWEEN earlier.first_no AND earlier.last_no
          ), '-infinity')
    )
) WHERE returned_for <> '';
ALTER TABLE blank_transfer ENABLE TRIGGER never_changed;
