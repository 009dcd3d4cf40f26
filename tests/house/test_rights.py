from collections import Counter

from django.apps import apps

from xinsheng.registry import rights

GROUPS = (
    rights.ADDED_ONLY,
    rights.CHANGED_NEVER_REMOVED,
    rights.FREELY_CHANGED,
    rights.BURNT_ONE_DAY,
    rights.WRITTEN_BY_TRIGGERS,
    rights.WRITTEN_BY_THE_OWNER,
)


def test_every_book_has_its_row_in_the_list_of_rights() -> None:
    listed = Counter(model for group in GROUPS for model in group)
    assert listed == Counter(apps.get_app_config("registry").get_models())


def test_no_book_but_drafts_counters_salts_secrets_and_what_waits_for_a_signature_may_lose_a_row() -> None:
    ours = {model._meta.db_table for group in GROUPS for model in group}
    losing = {table for table, held in rights.rights_of_tables().items() if "DELETE" in held and table in ours}
    of_minutes = {"spent_assertion", "access_token", "licence_answer"}  # swept once they open, or tell, nothing
    assert losing - of_minutes == {
        "draft",
        "attempt",
        "heartbeat",
        "journal_salt",
        "message_secret",
        "signing_request",
    }
    assert losing >= of_minutes
