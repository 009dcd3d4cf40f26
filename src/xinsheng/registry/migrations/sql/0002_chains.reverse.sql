DROP TRIGGER guarded ON material;
DROP TRIGGER guarded ON declaration;
DROP TRIGGER guarded ON delivery_record;
DROP TRIGGER guarded ON log_leaf;
DROP TRIGGER guarded ON journal_entry;
DROP FUNCTION guard_material(), guard_statement(), guard_log_leaf(), guard_journal_entry();
