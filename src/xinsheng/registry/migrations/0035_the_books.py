"""The books as they were laid down whole (design 10): every table, and what PostgreSQL itself refuses.

It stands for the thirty-five steps in which they grew before any province kept them. Books that have taken all of
these go on from here; of the rest, only books without content can be.
"""

import uuid
from pathlib import Path

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

import xinsheng.law.seen_papers
import xinsheng.law.township_terms
import xinsheng.registry.fields
from xinsheng.registry.laying_down import CreateModels

SQL = Path(__file__).parent / "sql"
PROMISES = (
    "search",
    "never_changed",
    "moves",
    "chains",
    "duties",
    "birth_and_seal",
    "registrations",
    "passkeys",
    "signed_acts",
    "spouse_answers",
    "sign_ins",
    "corrections",
    "ordinary_forms",
    "successions",
    "losses_and_suspensions",
    "outside_births",
    "blanks_on_the_way",
    "hospitals_systems",
    "log_nodes",
    "log_checkpoints",
    "legacy_certificates",
    "report_keys",
    "archive_exports",
    "results",
    "laboratories",
    "legacy_inquiries",
    "legacy_contents",
    "what_waits_for_a_place",
    "received_births",
)


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("registry", "0001_the_books"),
        ("registry", "0002_promises"),
        ("registry", "0003_registrations"),
        ("registry", "0004_promises_of_registration"),
        ("registry", "0005_text_messages_to_persons"),
        ("registry", "0006_passkeys"),
        ("registry", "0007_register_look_ups"),
        ("registry", "0008_commitment_checks"),
        ("registry", "0009_signed_acts"),
        ("registry", "0010_spouse_answers"),
        ("registry", "0011_registration_policies"),
        ("registry", "0012_demand_reports"),
        ("registry", "0013_papers_seen"),
        ("registry", "0014_sign_ins"),
        ("registry", "0015_corrections"),
        ("registry", "0016_ordinary_forms"),
        ("registry", "0017_successions"),
        ("registry", "0018_watched_stages_and_townships"),
        ("registry", "0019_losses_and_suspensions"),
        ("registry", "0020_outside_births"),
        ("registry", "0021_blanks_on_the_way"),
        ("registry", "0022_hospitals_systems"),
        ("registry", "0023_log_nodes"),
        ("registry", "0024_log_checkpoints"),
        ("registry", "0025_legacy_certificates"),
        ("registry", "0026_report_keys"),
        ("registry", "0027_log_leaf_by_hash"),
        ("registry", "0027_the_books"),
        ("registry", "0028_archive_exports"),
        ("registry", "0029_results"),
        ("registry", "0030_laboratories"),
        ("registry", "0031_result_deliveries"),
        ("registry", "0032_legacy_inquiries"),
        ("registry", "0033_legacy_contents"),
        ("registry", "0034_what_waits_for_a_place"),
        ("registry", "0035_received_again"),
    ]
    dependencies = []

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Office",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        ("kind", models.TextField()),
                        ("name", models.TextField()),
                        ("credit_code", models.CharField(max_length=18, null=True, unique=True)),
                        ("division_code", models.CharField(max_length=12)),
                        (
                            "authority",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="subordinates",
                                to="registry.office",
                            ),
                        ),
                        ("midwifery_licence_no", models.TextField(default="")),
                        ("licence_from", models.DateField(null=True)),
                        ("licence_until", models.DateField(null=True)),
                        ("address", models.TextField(default="")),
                        ("hours", models.TextField(default="")),
                        ("window", models.TextField(default="")),
                        ("opened_at", models.DateTimeField()),
                        ("closed_on", models.DateField(null=True)),
                    ],
                    options={
                        "db_table": "office",
                        "indexes": [models.Index(fields=["division_code"], name="office_by_division")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "province",
                                            "prefecture",
                                            "county",
                                            "managing_body",
                                            "midwifery_institution",
                                            "appointed_body",
                                            "township",
                                            "village",
                                        ],
                                    )
                                ),
                                name="office_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("division_code__regex", "^[0-9]{12}$")),
                                name="office_division_code",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        ("name", models.TextField()),
                        ("paper_kind", models.TextField(default="")),
                        ("paper_no_cipher", models.BinaryField(null=True)),
                        ("paper_no_index", models.BinaryField(null=True)),
                        ("born_on", models.DateField(null=True)),
                        ("phone_cipher", models.BinaryField(null=True)),
                        ("phone_index", models.BinaryField(null=True)),
                    ],
                    options={
                        "db_table": "person",
                        "indexes": [models.Index(fields=["phone_index"], name="person_by_phone")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("paper_no_index__isnull", False)),
                                fields=("paper_kind", "paper_no_index"),
                                name="person_one_per_paper",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("paper_no_index__isnull", True),
                                    models.Q(("paper_kind", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="person_paper_has_a_kind",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LegacyCertificate",
                    fields=[
                        ("no", models.CharField(max_length=10, primary_key=True, serialize=False)),
                        ("source", models.TextField()),
                        ("child_name", models.TextField()),
                        ("born_on", models.DateField()),
                        ("mother_name", models.TextField()),
                        ("mother_paper_index", models.BinaryField(null=True)),
                        ("father_paper_index", models.BinaryField(null=True)),
                        ("issuer_name", models.TextField()),
                        ("division_code", models.CharField(max_length=12)),
                        ("issued_on", models.DateField()),
                        ("entered_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "legacy_certificate",
                        "indexes": [
                            models.Index(fields=["born_on", "child_name"], name="legacy_certificate_by_child")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source__in", ["register", "evidence", "bulk"])),
                                name="legacy_certificate_source",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("no__regex", "^([A-Z][0-9]{9}|[0-9]{7,10})$")),
                                name="legacy_certificate_no",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("born_on__lte", models.F("issued_on")), ("issued_on__gte", "1996-01-01")
                                ),
                                name="legacy_certificate_since_1996",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attempt",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("bucket", models.TextField()),
                        ("window_start", models.DateTimeField()),
                        ("count", models.IntegerField(default=0)),
                    ],
                    options={
                        "db_table": "attempt",
                        "constraints": [
                            models.UniqueConstraint(fields=("bucket", "window_start"), name="attempt_one_per_window")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Heartbeat",
                    fields=[
                        ("name", models.TextField(primary_key=True, serialize=False)),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "heartbeat",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceNumber",
                    fields=[
                        ("year", models.SmallIntegerField(primary_key=True, serialize=False)),
                        ("last", models.IntegerField(default=0)),
                    ],
                    options={
                        "db_table": "service_number",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarYear",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        ("year", models.SmallIntegerField()),
                        ("division_code", models.CharField(default="", max_length=12)),
                        ("days", models.JSONField()),
                        ("source", models.TextField()),
                        ("laid_down_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "calendar_year",
                        "indexes": [models.Index(fields=["year", "division_code"], name="calendar_year_by_place")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source", ""), _negated=True), name="calendar_year_has_a_source"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LogNode",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "level", "place", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("level", models.SmallIntegerField()),
                        ("place", models.BigIntegerField()),
                        ("hash", models.BinaryField()),
                    ],
                    options={
                        "db_table": "log_node",
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("level__gte", 1)), name="log_node_level"),
                            models.CheckConstraint(condition=models.Q(("place__gte", 0)), name="log_node_place"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("hash"), 32)
                                ),
                                name="log_node_hash",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="LogCheckpoint",
                    fields=[
                        ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("root", models.BinaryField()),
                        ("note", models.TextField()),
                        ("public_key", models.BinaryField()),
                        ("made_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "log_checkpoint",
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("size__gte", 1)), name="log_checkpoint_size"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("root"), 32)
                                ),
                                name="log_checkpoint_root",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("public_key"), 32
                                    )
                                ),
                                name="log_checkpoint_public_key",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Seal",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seals",
                                to="registry.office",
                            ),
                        ),
                        ("kind", models.TextField()),
                        ("text", models.TextField()),
                        ("key_name", models.TextField()),
                        ("in_force_from", models.DateField()),
                        ("in_force_until", models.DateField(null=True)),
                        (
                            "keeper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "seal",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["birth_certificate", "reissue", "service_registration"])
                                ),
                                name="seal_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("in_force_until__isnull", True),
                                    ("in_force_until__gte", models.F("in_force_from")),
                                    _connector="OR",
                                ),
                                name="seal_ends_after_it_begins",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PrinterPlacement",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="printer_placements",
                                to="registry.office",
                            ),
                        ),
                        ("label", models.TextField()),
                        ("main_x_tenth_mm", models.SmallIntegerField(default=0)),
                        ("main_y_tenth_mm", models.SmallIntegerField(default=0)),
                        ("hukou_x_tenth_mm", models.SmallIntegerField(default=0)),
                        ("hukou_y_tenth_mm", models.SmallIntegerField(default=0)),
                        ("stub_x_tenth_mm", models.SmallIntegerField(default=0)),
                        ("stub_y_tenth_mm", models.SmallIntegerField(default=0)),
                    ],
                    options={
                        "db_table": "printer_placement",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("office", "label"), name="printer_placement_one_per_label"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Account",
                    fields=[
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        ("login_name", models.TextField(unique=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="accounts",
                                to="registry.person",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True)),
                        ("opened_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "account",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Appointment",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="registry.person",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="registry.office",
                            ),
                        ),
                        ("duty", models.TextField()),
                        ("kind", models.TextField(default="ordinary")),
                        (
                            "covers",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="covered_by",
                                to="registry.appointment",
                            ),
                        ),
                        ("from_on", models.DateField()),
                        ("until_on", models.DateField(null=True)),
                        ("licence_no", models.TextField(default="")),
                        ("licence_until", models.DateField(null=True)),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("confirmed_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "appointment",
                        "indexes": [models.Index(fields=["office", "duty"], name="appointment_by_office_duty")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "duty__in",
                                        [
                                            "attendant",
                                            "issuing_officer",
                                            "sealing_officer",
                                            "reissue_officer",
                                            "reviewer",
                                            "supervisor",
                                            "stock_keeper",
                                            "seal_keeper",
                                            "system_administrator",
                                            "security_administrator",
                                            "audit_administrator",
                                            "township_officer",
                                            "village_agent",
                                        ],
                                    )
                                ),
                                name="appointment_duty",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["ordinary", "cover"])), name="appointment_kind"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("proposed_by", models.F("confirmed_by")), _negated=True),
                                name="appointment_two_people",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("covers__isnull", False), ("kind", "cover")),
                                    models.Q(("covers__isnull", True), ("kind", "ordinary")),
                                    _connector="OR",
                                ),
                                name="appointment_cover_names_what_it_covers",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on__isnull", True),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="appointment_ends_after_it_begins",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HospitalClient",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hospital_clients",
                                to="registry.office",
                            ),
                        ),
                        ("name", models.TextField()),
                        ("keys", models.JSONField()),
                        ("results_to", models.TextField(default="")),
                        ("since", models.DateTimeField()),
                        ("until", models.DateTimeField(null=True)),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "hospital_client",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("proposed_by", models.F("confirmed_by")), _negated=True),
                                name="hospital_client_two_people",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="hospital_client_ends_after_it_begins",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Inquiry",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inquiries",
                                to="registry.office",
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("document_no", models.TextField(default="")),
                        ("first_on", models.DateField()),
                        ("last_on", models.DateField()),
                        ("first_no", models.CharField(default="", max_length=10)),
                        ("last_no", models.CharField(default="", max_length=10)),
                        ("quantity", models.IntegerField()),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("opened_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "inquiry",
                        "indexes": [models.Index(fields=["office", "opened_at"], name="inquiry_by_office")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="inquiry_has_a_reason"
                            ),
                            models.CheckConstraint(condition=models.Q(("quantity__gte", 1)), name="inquiry_quantity"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JournalEntry",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("chain", models.UUIDField()),
                        ("seq", models.IntegerField()),
                        ("act", models.TextField()),
                        ("from_stage", models.TextField(default="")),
                        ("to_stage", models.TextField(default="")),
                        (
                            "actor",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        ("duty", models.TextField()),
                        ("channel", models.TextField()),
                        ("at", models.DateTimeField()),
                        ("format", models.SmallIntegerField()),
                        ("body", models.BinaryField()),
                        ("digest", models.BinaryField()),
                        ("previous_digest", models.BinaryField(null=True)),
                        ("statement_digest", models.BinaryField(null=True)),
                        ("signature_digest", models.BinaryField(null=True)),
                        ("signature_method", models.TextField(default="")),
                    ],
                    options={
                        "db_table": "journal_entry",
                        "indexes": [models.Index(fields=["actor", "at"], name="journal_entry_by_actor")],
                        "constraints": [
                            models.UniqueConstraint(fields=("chain", "seq"), name="journal_entry_one_per_seq"),
                            models.CheckConstraint(condition=models.Q(("seq__gte", 1)), name="journal_entry_seq"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "duty__in",
                                        [
                                            "attendant",
                                            "collector",
                                            "issuing_officer",
                                            "sealing_officer",
                                            "reissue_officer",
                                            "reviewer",
                                            "applicant",
                                            "supervisor",
                                            "stock_keeper",
                                            "seal_keeper",
                                            "system_administrator",
                                            "security_administrator",
                                            "audit_administrator",
                                            "declarant",
                                            "spouse",
                                            "township_officer",
                                            "village_agent",
                                            "machine",
                                            "hospital_system",
                                        ],
                                    )
                                ),
                                name="journal_entry_duty",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("channel__in", ["web", "counter", "desk", "worker", "command", "exchange"])
                                ),
                                name="journal_entry_channel",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("digest"), 32
                                    )
                                ),
                                name="journal_entry_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("statement_digest"), 32
                                    )
                                ),
                                name="journal_entry_statement_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("signature_digest"), 32
                                    )
                                ),
                                name="journal_entry_signature_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("signature_method__in", ["", "development", "written", "passkey"])
                                ),
                                name="journal_entry_signature_method",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("actor__isnull", False),
                                    ("duty__in", ["machine", "hospital_system"]),
                                    _connector="OR",
                                ),
                                name="journal_entry_has_an_actor",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Laboratory",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        ("name", models.TextField()),
                        ("licence_no", models.TextField()),
                        ("licence_key", models.TextField()),
                        ("from_on", models.DateField()),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("entered_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "laboratory",
                        "constraints": [
                            models.UniqueConstraint(fields=("licence_key", "from_on"), name="laboratory_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), _negated=True),
                                    models.Q(("licence_key", ""), _negated=True),
                                ),
                                name="laboratory_is_named",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("proposed_by", models.F("confirmed_by")), _negated=True),
                                name="laboratory_two_people",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="LegacyStanding",
                    fields=[
                        (
                            "certificate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="standing",
                                serialize=False,
                                to="registry.legacycertificate",
                            ),
                        ),
                        ("state", models.TextField()),
                        ("since", models.DateTimeField()),
                        ("version", models.IntegerField(default=0)),
                    ],
                    options={
                        "db_table": "legacy_standing",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["valid", "under_review", "superseded", "void", "revoked"])
                                ),
                                name="legacy_standing_state",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="LegacyInquiry",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "certificate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inquiries",
                                to="registry.legacycertificate",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="legacy_inquiries",
                                to="registry.office",
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("document_no", models.TextField(default="")),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("opened_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "legacy_inquiry",
                        "indexes": [models.Index(fields=["office", "opened_at"], name="legacy_inquiry_by_office")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="legacy_inquiry_has_a_reason"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrdinaryFormIntake",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ordinary_form_intakes",
                                to="registry.office",
                            ),
                        ),
                        ("number", models.IntegerField()),
                        ("delivered_on", models.DateField()),
                        (
                            "received_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        (
                            "counted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "ordinary_form_intake",
                        "indexes": [models.Index(fields=["office", "at"], name="ordinary_form_intake_by_office")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("received_by", models.F("counted_by")), _negated=True),
                                name="ordinary_form_intake_two_people",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1)), name="ordinary_form_intake_number"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrdinaryFormSpoiling",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ordinary_form_spoilings",
                                to="registry.office",
                            ),
                        ),
                        ("number", models.IntegerField()),
                        ("reason", models.TextField()),
                        (
                            "spoiled_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "ordinary_form_spoiling",
                        "indexes": [models.Index(fields=["office", "at"], name="ordinary_form_spoiling_office")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1)), name="ordinary_form_spoiling_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason__in", ["misprinted", "marred", "lost", "outdated"])),
                                name="ordinary_form_spoiling_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        ("kind", models.TextField()),
                        ("payload", models.JSONField()),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("proposed_at", models.DateTimeField()),
                        (
                            "office",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="registry.office",
                            ),
                        ),
                    ],
                    options={
                        "db_table": "proposal",
                        "indexes": [models.Index(fields=["proposed_at", "id"], name="proposal_oldest_first")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Tray",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trays",
                                to="registry.office",
                            ),
                        ),
                        ("label", models.TextField()),
                        (
                            "holder",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        ("opened_at", models.DateTimeField()),
                        ("closed_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "db_table": "tray",
                        "constraints": [
                            models.UniqueConstraint(fields=("office", "label"), name="tray_one_per_label")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="BlankIntake",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="blank_intakes",
                                to="registry.office",
                            ),
                        ),
                        ("first_no", models.CharField(max_length=10)),
                        ("last_no", models.CharField(max_length=10)),
                        ("quantity", models.IntegerField()),
                        (
                            "received_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        (
                            "counted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "blank_intake",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("received_by", models.F("counted_by")), _negated=True),
                                name="blank_intake_two_people",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quantity__gte", 1)), name="blank_intake_quantity"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_no__regex", "^[A-Z][0-9]{9}$"),
                                    ("last_no__regex", "^[A-Z][0-9]{9}$"),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Substr("first_no", 1, 1),
                                        django.db.models.functions.text.Substr("last_no", 1, 1),
                                    ),
                                ),
                                name="blank_intake_numbers",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.functions.comparison.Cast(
                                                    django.db.models.functions.text.Substr("last_no", 2),
                                                    models.IntegerField(),
                                                ),
                                                "-",
                                                django.db.models.functions.comparison.Cast(
                                                    django.db.models.functions.text.Substr("first_no", 2),
                                                    models.IntegerField(),
                                                ),
                                            ),
                                            "+",
                                            models.Value(1),
                                        ),
                                        models.F("quantity"),
                                    )
                                ),
                                name="blank_intake_quantity_is_the_range",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="BlankLoss",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="blank_losses",
                                to="registry.office",
                            ),
                        ),
                        ("kind", models.TextField()),
                        ("first_no", models.CharField(max_length=10)),
                        ("last_no", models.CharField(max_length=10)),
                        ("quantity", models.IntegerField()),
                        ("words", models.TextField()),
                        (
                            "reported_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "blank_loss",
                        "indexes": [models.Index(fields=["office", "at"], name="blank_loss_by_office")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["stolen", "lost", "damaged", "outdated"])),
                                name="blank_loss_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quantity__gte", 1)), name="blank_loss_quantity"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="blank_loss_says_what_happened"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_no__regex", "^[A-Z][0-9]{9}$"),
                                    ("last_no__regex", "^[A-Z][0-9]{9}$"),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Substr("first_no", 1, 1),
                                        django.db.models.functions.text.Substr("last_no", 1, 1),
                                    ),
                                    django.db.models.lookups.Exact(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.functions.comparison.Cast(
                                                    django.db.models.functions.text.Substr("last_no", 2),
                                                    models.IntegerField(),
                                                ),
                                                "-",
                                                django.db.models.functions.comparison.Cast(
                                                    django.db.models.functions.text.Substr("first_no", 2),
                                                    models.IntegerField(),
                                                ),
                                            ),
                                            "+",
                                            models.Value(1),
                                        ),
                                        models.F("quantity"),
                                    ),
                                ),
                                name="blank_loss_quantity_is_the_range",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BlankTransfer",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="blanks_sent",
                                to="registry.office",
                            ),
                        ),
                        (
                            "to_office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="blanks_awaited",
                                to="registry.office",
                            ),
                        ),
                        ("requisition", models.TextField()),
                        ("first_no", models.CharField(max_length=10)),
                        ("last_no", models.CharField(max_length=10)),
                        ("quantity", models.IntegerField()),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "blank_transfer",
                        "indexes": [models.Index(fields=["office", "at"], name="blank_transfer_by_office")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("quantity__gte", 1)), name="blank_transfer_quantity"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("requisition", ""), _negated=True),
                                name="blank_transfer_has_its_requisition",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("office", models.F("to_office")), _negated=True),
                                name="blank_transfer_goes_somewhere",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_no__regex", "^[A-Z][0-9]{9}$"),
                                    ("last_no__regex", "^[A-Z][0-9]{9}$"),
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Substr("first_no", 1, 1),
                                        django.db.models.functions.text.Substr("last_no", 1, 1),
                                    ),
                                    django.db.models.lookups.Exact(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.functions.comparison.Cast(
                                                    django.db.models.functions.text.Substr("last_no", 2),
                                                    models.IntegerField(),
                                                ),
                                                "-",
                                                django.db.models.functions.comparison.Cast(
                                                    django.db.models.functions.text.Substr("first_no", 2),
                                                    models.IntegerField(),
                                                ),
                                            ),
                                            "+",
                                            models.Value(1),
                                        ),
                                        models.F("quantity"),
                                    ),
                                ),
                                name="blank_transfer_quantity_is_the_range",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Submission",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "actor",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        ("act", models.TextField()),
                        ("body_digest", models.BinaryField()),
                        ("result", models.JSONField()),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "submission",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("body_digest"), 32
                                    )
                                ),
                                name="submission_body_digest",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Suspension",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suspensions",
                                to="registry.office",
                            ),
                        ),
                        (
                            "authority",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.office",
                            ),
                        ),
                        ("cause", models.TextField()),
                        ("reason", models.TextField(default="")),
                        ("document_no", models.TextField(default="")),
                        ("about", models.TextField(default="")),
                        (
                            "imposed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        ("imposed_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "suspension",
                        "indexes": [models.Index(fields=["office", "imposed_at"], name="suspension_by_office")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("cause__in", ["decision", "gap", "used_elsewhere"])),
                                name="suspension_cause",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("cause", "decision"), _negated=True),
                                    models.Q(
                                        ("authority__isnull", False),
                                        ("imposed_by__isnull", False),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="suspension_decision_has_somebody_and_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AppointmentEnding",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "appointment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ending",
                                to="registry.appointment",
                            ),
                        ),
                        ("on", models.DateField()),
                        ("reason", models.TextField()),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("confirmed_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "appointment_ending",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("proposed_by", models.F("confirmed_by")), _negated=True),
                                name="appointment_ending_two_people",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to="registry.office",
                            ),
                        ),
                        ("inpatient_no", models.TextField()),
                        ("mother_name", models.TextField()),
                        ("plurality", models.SmallIntegerField()),
                        (
                            "opened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        (
                            "opened_by_client",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.hospitalclient",
                            ),
                        ),
                        ("opened_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "delivery",
                        "indexes": [models.Index(fields=["office", "inpatient_no"], name="delivery_by_inpatient_no")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("plurality__range", (1, 9))), name="delivery_plurality"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("opened_by__isnull", True), ("opened_by_client__isnull", False)),
                                    models.Q(("opened_by__isnull", False), ("opened_by_client__isnull", True)),
                                    _connector="OR",
                                ),
                                name="delivery_opened_by_one",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpentAssertion",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="spent_assertions",
                                to="registry.hospitalclient",
                            ),
                        ),
                        ("digest", models.BinaryField()),
                        ("expires_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "spent_assertion",
                        "indexes": [models.Index(fields=["expires_at"], name="spent_assertion_by_expiry")],
                        "constraints": [
                            models.UniqueConstraint(fields=("client", "digest"), name="spent_assertion_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("digest"), 32
                                    )
                                ),
                                name="spent_assertion_digest",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AccessToken",
                    fields=[
                        ("digest", models.BinaryField(primary_key=True, serialize=False)),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tokens",
                                to="registry.hospitalclient",
                            ),
                        ),
                        ("scopes", models.TextField()),
                        ("given_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "access_token",
                        "indexes": [models.Index(fields=["expires_at"], name="access_token_by_expiry")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("digest"), 32
                                    )
                                ),
                                name="access_token_digest",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JournalSalt",
                    fields=[
                        (
                            "entry",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="salt",
                                serialize=False,
                                to="registry.journalentry",
                            ),
                        ),
                        ("salts", models.BinaryField()),
                    ],
                    options={
                        "db_table": "journal_salt",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="LogLeaf",
                    fields=[
                        ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                        (
                            "entry",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leaf",
                                to="registry.journalentry",
                            ),
                        ),
                        ("leaf_hash", models.BinaryField()),
                        ("sequenced_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "log_leaf",
                        "indexes": [models.Index(fields=["leaf_hash"], name="log_leaf_by_hash")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("leaf_hash"), 32
                                    )
                                ),
                                name="log_leaf_hash",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WaitingEntry",
                    fields=[
                        (
                            "entry",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="waiting",
                                serialize=False,
                                to="registry.journalentry",
                            ),
                        ),
                    ],
                    options={
                        "db_table": "waiting_entry",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="LaboratoryEnding",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "laboratory",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ending",
                                to="registry.laboratory",
                            ),
                        ),
                        ("on", models.DateField()),
                        ("reason", models.TextField()),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("entered_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "laboratory_ending",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="laboratory_ending_has_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("proposed_by", models.F("confirmed_by")), _negated=True),
                                name="laboratory_ending_two_people",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="LegacyInquiryFinding",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "inquiry",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="finding",
                                to="registry.legacyinquiry",
                            ),
                        ),
                        ("finding", models.TextField()),
                        ("words", models.TextField()),
                        ("document_no", models.TextField(default="")),
                        (
                            "found_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("found_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "legacy_inquiry_finding",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("finding__in", ["released", "revoked"])),
                                name="legacy_inquiry_finding_word",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True),
                                name="legacy_inquiry_finding_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("finding", "revoked"), _negated=True),
                                    models.Q(("document_no", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="legacy_inquiry_revocation_has_its_document",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Enrolment",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="enrolments",
                                to="registry.person",
                            ),
                        ),
                        (
                            "proposal",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="enrolment",
                                to="registry.proposal",
                            ),
                        ),
                        ("first_digest", models.BinaryField()),
                        ("second_digest", models.BinaryField()),
                        ("opened_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("cooling_hours", models.SmallIntegerField()),
                    ],
                    options={
                        "db_table": "enrolment",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("first_digest"), 32
                                    )
                                ),
                                name="enrolment_first_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("second_digest"), 32
                                    )
                                ),
                                name="enrolment_second_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("opened_at"))),
                                name="enrolment_expires",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("cooling_hours__gte", 0)), name="enrolment_cooling_hours"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PolicyRow",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        ("name", models.TextField()),
                        ("division_code", models.CharField(default="", max_length=12)),
                        ("value", models.JSONField()),
                        ("from_on", models.DateField()),
                        ("until_on", models.DateField(null=True)),
                        ("source", models.TextField()),
                        (
                            "proposal",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="policy_rows",
                                to="registry.proposal",
                            ),
                        ),
                        ("laid_down_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "policy_row",
                        "indexes": [
                            models.Index(fields=["name", "division_code", "-from_on"], name="policy_row_in_force")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source", ""), _negated=True), name="policy_row_has_a_source"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on__isnull", True),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="policy_row_ends_after_it_begins",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalDecision",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "proposal",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision",
                                to="registry.proposal",
                            ),
                        ),
                        ("confirmed", models.BooleanField()),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("decided_at", models.DateTimeField()),
                        ("note", models.TextField(default="")),
                    ],
                    options={
                        "db_table": "proposal_decision",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ResultDelivery",
                    fields=[
                        (
                            "client",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="delivery",
                                serialize=False,
                                to="registry.hospitalclient",
                            ),
                        ),
                        ("position", models.BigIntegerField(default=0)),
                        ("failures", models.IntegerField(default=0)),
                        ("fault", models.TextField(default="")),
                        ("due_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "result_delivery",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="PoliceReport",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "loss",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="police_report",
                                to="registry.blankloss",
                            ),
                        ),
                        ("no", models.TextField()),
                        ("on", models.DateField()),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("added_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "police_report",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("no", ""), _negated=True), name="police_report_has_its_number"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="BlankReceipt",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "transfer",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipt",
                                to="registry.blanktransfer",
                            ),
                        ),
                        ("quantity", models.IntegerField()),
                        (
                            "received_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        (
                            "counted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "blank_receipt",
                        "indexes": [models.Index(fields=["at"], name="blank_receipt_by_time")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("received_by", models.F("counted_by")), _negated=True),
                                name="blank_receipt_two_people",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quantity__gte", 1)), name="blank_receipt_quantity"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StockRecount",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "suspension",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recounts",
                                to="registry.suspension",
                            ),
                        ),
                        ("words", models.TextField()),
                        (
                            "counted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("counted_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "stock_recount",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True),
                                name="stock_recount_says_what_was_found",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SuspensionLift",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "suspension",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lift",
                                to="registry.suspension",
                            ),
                        ),
                        ("reason", models.TextField()),
                        (
                            "lifted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("lifted_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "suspension_lift",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="suspension_lift_has_a_reason"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Newborn",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "delivery",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="newborns",
                                to="registry.delivery",
                            ),
                        ),
                        ("birth_order", models.SmallIntegerField()),
                    ],
                    options={
                        "db_table": "newborn",
                        "constraints": [
                            models.UniqueConstraint(fields=("delivery", "birth_order"), name="newborn_one_per_order"),
                            models.CheckConstraint(
                                condition=models.Q(("birth_order__gte", 1)), name="newborn_birth_order"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ParentageReportUse",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "delivery",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="report_uses",
                                to="registry.delivery",
                            ),
                        ),
                        ("licence_key", models.TextField()),
                        ("report_key", models.TextField()),
                        ("taken_at", models.DateTimeField()),
                        ("given_back_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "db_table": "parentage_report_use",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("given_back_at__isnull", True)),
                                fields=("licence_key", "report_key"),
                                name="parentage_report_serves_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("licence_key", ""), _negated=True),
                                    models.Q(("report_key", ""), _negated=True),
                                ),
                                name="parentage_report_use_is_named",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("given_back_at__isnull", True),
                                    ("given_back_at__gte", models.F("taken_at")),
                                    _connector="OR",
                                ),
                                name="parentage_report_given_back_after_it_was_taken",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Passkey",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="passkeys",
                                to="registry.person",
                            ),
                        ),
                        (
                            "enrolment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="passkey",
                                to="registry.enrolment",
                            ),
                        ),
                        ("credential_id", models.BinaryField(unique=True)),
                        ("public_key", models.BinaryField()),
                        ("transports", models.JSONField(default=list)),
                        ("rp_id", models.TextField()),
                        ("label", models.TextField()),
                        ("enrolled_at", models.DateTimeField()),
                        ("usable_from", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "passkey",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("usable_from__gte", models.F("enrolled_at"))),
                                name="passkey_usable_once_enrolled",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PasskeyStanding",
                    fields=[
                        (
                            "passkey",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="standing",
                                serialize=False,
                                to="registry.passkey",
                            ),
                        ),
                        ("sign_count", models.BigIntegerField()),
                        ("state", models.TextField(default="in_force")),
                        ("since", models.DateTimeField()),
                        ("ended_reason", models.TextField(default="")),
                    ],
                    options={
                        "db_table": "passkey_standing",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["in_force", "ended"])),
                                name="passkey_standing_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sign_count__gte", 0)), name="passkey_standing_sign_count"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_reason", ""), ("state", "in_force")),
                                    models.Q(
                                        ("ended_reason__in", ["new_enrolment", "counter_went_back"]),
                                        ("state", "ended"),
                                    ),
                                    _connector="OR",
                                ),
                                name="passkey_standing_ended_for_a_reason",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SignInEvent",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sign_in_events",
                                to="registry.person",
                            ),
                        ),
                        ("event", models.TextField()),
                        ("way", models.TextField(default="")),
                        ("code", models.TextField(default="")),
                        (
                            "passkey",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.passkey",
                            ),
                        ),
                        ("challenge", models.BinaryField(null=True, unique=True)),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "sign_in_event",
                        "indexes": [
                            models.Index(fields=["person", "-at"], name="sign_in_event_by_person"),
                            models.Index(fields=["-at"], name="sign_in_event_newest_first"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "event__in",
                                        [
                                            "signed_in",
                                            "refused",
                                            "signed_out",
                                            "replaced",
                                            "enrolment_opened",
                                            "enrolment_refused",
                                            "enrolled",
                                            "ended",
                                        ],
                                    )
                                ),
                                name="sign_in_event_event",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("way", ""), ("way__in", ["passkey", "one_time_code"]), _connector="OR"
                                ),
                                name="sign_in_event_way",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LiveSession",
                    fields=[
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="live_session",
                                serialize=False,
                                to="registry.person",
                            ),
                        ),
                        ("mark", models.UUIDField(unique=True)),
                        ("way", models.TextField()),
                        (
                            "passkey",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.passkey",
                            ),
                        ),
                        ("begun_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("ended_reason", models.TextField(default="")),
                    ],
                    options={
                        "db_table": "live_session",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("way__in", ["passkey", "one_time_code"])), name="live_session_way"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", True), ("ended_reason", "")),
                                    models.Q(
                                        ("ended_at__isnull", False), ("ended_reason__in", ["signed_out", "key_ended"])
                                    ),
                                    _connector="OR",
                                ),
                                name="live_session_ended_for_a_reason",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ArchiveExport",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="archive_exports",
                                to="registry.case",
                            ),
                        ),
                        ("certificate_no", models.TextField()),
                        ("purpose", models.TextField()),
                        ("manifest_cipher", models.BinaryField()),
                        ("manifest_digest", models.BinaryField()),
                        ("records_cipher", models.BinaryField()),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        ("made_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "archive_export",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("purpose__in", ["deposit", "court", "party", "review", "supervision"])
                                ),
                                name="archive_export_purpose",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("manifest_digest"), 32
                                    )
                                ),
                                name="archive_export_manifest_digest",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Certificate",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "blank",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificate",
                                to="registry.blank",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificates",
                                to="registry.case",
                            ),
                        ),
                        (
                            "newborn",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificates",
                                to="registry.newborn",
                            ),
                        ),
                        ("kind", models.TextField()),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificates",
                                to="registry.office",
                            ),
                        ),
                        ("print_round", models.SmallIntegerField()),
                        ("issued_on", models.DateField()),
                        ("licence_id", models.TextField(unique=True)),
                        ("reference", models.CharField(max_length=26, unique=True)),
                        ("statement_cipher", models.BinaryField()),
                        ("content_digest", models.BinaryField()),
                        ("statement_digest", models.BinaryField()),
                        (
                            "printed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("printed_at", models.DateTimeField()),
                        (
                            "predecessor",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successors",
                                to="registry.certificate",
                            ),
                        ),
                    ],
                    options={
                        "db_table": "certificate",
                        "indexes": [models.Index(fields=["office", "issued_on"], name="certificate_by_office_day")],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "print_round"), name="certificate_one_per_print"),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["first_issuance", "replacement", "reissue"])),
                                name="certificate_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("print_round__gte", 1)), name="certificate_print_round"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reference__regex", "^[0-7][0-9a-hjkmnp-tv-z]{25}$")),
                                name="certificate_reference",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("content_digest"), 32
                                    )
                                ),
                                name="certificate_content_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("statement_digest"), 32
                                    )
                                ),
                                name="certificate_statement_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "first_issuance"), ("predecessor__isnull", True)),
                                    models.Q(("kind", "first_issuance"), _negated=True),
                                    _connector="OR",
                                ),
                                name="certificate_first_has_no_predecessor",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Standing",
                    fields=[
                        (
                            "certificate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="standing",
                                serialize=False,
                                to="registry.certificate",
                            ),
                        ),
                        (
                            "newborn",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="standings",
                                to="registry.newborn",
                            ),
                        ),
                        ("state", models.TextField()),
                        ("since", models.DateTimeField()),
                        ("version", models.IntegerField(default=0)),
                    ],
                    options={
                        "db_table": "standing",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["valid", "under_review", "superseded", "void", "revoked"])
                                ),
                                name="standing_state",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["valid", "under_review"])),
                                fields=("newborn",),
                                name="standing_one_valid_per_newborn",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="InsertMatch",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "certificate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="insert_match",
                                to="registry.certificate",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "insert_match",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="SealIntent",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "certificate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seal_intent",
                                to="registry.certificate",
                            ),
                        ),
                        (
                            "seal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.seal"
                            ),
                        ),
                        (
                            "sealed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("sealed_at", models.DateTimeField()),
                        ("fields", models.JSONField()),
                        ("signature_method", models.TextField()),
                        ("nonce", models.BinaryField()),
                        ("challenge", models.BinaryField()),
                        ("statement_digest", models.BinaryField()),
                    ],
                    options={
                        "db_table": "seal_intent",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("signature_method__in", ["development", "written", "passkey"])),
                                name="seal_intent_signature",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("challenge"), 32
                                    )
                                ),
                                name="seal_intent_challenge",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("statement_digest"), 32
                                    )
                                ),
                                name="seal_intent_statement_digest",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SealAbandonment",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "certificate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seal_abandonment",
                                to="registry.certificate",
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "seal_abandonment",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ELicence",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "certificate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="elicence",
                                to="registry.certificate",
                            ),
                        ),
                        ("file_ref", models.TextField(unique=True)),
                        ("sha256", models.BinaryField()),
                        ("size", models.IntegerField()),
                        ("credential", models.BinaryField()),
                        ("made_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "elicence",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("sha256"), 32
                                    )
                                ),
                                name="elicence_sha256",
                            ),
                            models.CheckConstraint(condition=models.Q(("size__gte", 1)), name="elicence_size"),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        ("service", models.TextField()),
                        ("service_version", models.SmallIntegerField()),
                        ("policies", models.JSONField()),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="registry.office",
                            ),
                        ),
                        (
                            "newborn",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="registry.newborn",
                            ),
                        ),
                        (
                            "original",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successions",
                                to="registry.certificate",
                            ),
                        ),
                        (
                            "legacy",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successions",
                                to="registry.legacycertificate",
                            ),
                        ),
                        ("stage", models.TextField()),
                        ("version", models.IntegerField(default=0)),
                        ("round", models.SmallIntegerField(default=1)),
                        ("opened_at", models.DateTimeField()),
                        ("stage_since", models.DateTimeField()),
                        ("sign_due_at", models.DateTimeField(null=True)),
                        ("signed_at", models.DateTimeField(null=True)),
                        ("declared_at", models.DateTimeField(null=True)),
                        ("mother_name", models.TextField(default="")),
                        ("child_name", models.TextField(default="")),
                        ("inpatient_no", models.TextField(default="")),
                        ("birth_order", models.SmallIntegerField(null=True)),
                        ("plurality", models.SmallIntegerField(null=True)),
                        ("born_local", xinsheng.registry.fields.CivilTimeField(null=True)),
                        (
                            "holder",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="held_cases",
                                to="registry.person",
                            ),
                        ),
                        ("late", models.BooleanField(default=False)),
                        ("loss", models.TextField(default="")),
                        ("mother_paper_index", models.BinaryField(null=True)),
                        ("father_paper_index", models.BinaryField(null=True)),
                        ("flags", models.JSONField(default=list)),
                    ],
                    options={
                        "db_table": "birth_case",
                        "indexes": [
                            models.Index(fields=["office", "stage", "stage_since", "id"], name="case_caseload"),
                            models.Index(fields=["stage_since", "id"], name="case_oldest_first"),
                            models.Index(
                                condition=models.Q(
                                    (
                                        "stage__in",
                                        (
                                            "sealing",
                                            "comparing",
                                            "confirming",
                                            "registering",
                                            "renewing",
                                            "with_township",
                                            "noticed",
                                            "correcting",
                                        ),
                                    )
                                ),
                                fields=["stage", "stage_since"],
                                name="case_watched_by_duties",
                            ),
                            models.Index(
                                condition=models.Q(("stage", "opened")),
                                fields=["holder", "sign_due_at"],
                                name="case_unsigned",
                            ),
                            models.Index(fields=["mother_paper_index"], name="case_by_mother"),
                            models.Index(fields=["father_paper_index"], name="case_by_father"),
                            models.Index(
                                fields=["inpatient_no"],
                                name="case_inpatient_no_prefix",
                                opclasses=["text_pattern_ops"],
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "service__in",
                                        [
                                            "first_issuance_inside",
                                            "first_issuance_outside",
                                            "service_registration",
                                            "reissue",
                                            "replacement",
                                        ],
                                    )
                                ),
                                name="case_service",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "stage__in",
                                        [
                                            "opened",
                                            "signed",
                                            "declared",
                                            "noticed",
                                            "printed",
                                            "sealing",
                                            "sealed",
                                            "collected",
                                            "with_supervisor",
                                            "closed",
                                            "begun",
                                            "confirming",
                                            "comparing",
                                            "with_township",
                                            "registering",
                                            "registered",
                                            "correcting",
                                            "renewing",
                                            "withdrawn",
                                            "revoked",
                                        ],
                                    )
                                ),
                                name="case_stage",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("loss", ""), ("loss__in", ["stillbirth", "early_death"]), _connector="OR"
                                ),
                                name="case_loss",
                            ),
                            models.CheckConstraint(condition=models.Q(("round__gte", 1)), name="case_round"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("birth_order__gte", 1), ("birth_order__lte", models.F("plurality"))
                                ),
                                name="case_birth_order_within_plurality",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("birth_order__isnull", True),
                                        ("newborn__isnull", True),
                                        ("plurality__isnull", True),
                                        ("service", "service_registration"),
                                    ),
                                    models.Q(
                                        models.Q(("service", "service_registration"), _negated=True),
                                        ("birth_order__isnull", False),
                                        ("newborn__isnull", False),
                                        ("plurality__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_is_a_newborns_or_a_couples",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "closed"), _negated=True),
                                    models.Q(("service__in", ["reissue", "replacement"]), _negated=True),
                                ),
                                fields=("newborn", "service"),
                                name="case_one_open_per_newborn",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "closed"), _negated=True),
                                fields=("original",),
                                name="case_one_open_per_original",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "closed"), _negated=True),
                                fields=("legacy",),
                                name="case_one_open_per_legacy",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("legacy__isnull", True),
                                        ("original__isnull", False),
                                        ("service__in", ["reissue", "replacement"]),
                                    ),
                                    models.Q(("original__isnull", True), ("service", "reissue")),
                                    models.Q(
                                        models.Q(("service__in", ["reissue", "replacement"]), _negated=True),
                                        ("legacy__isnull", True),
                                        ("original__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_of_succession_names_its_original",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseKey",
                    fields=[
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="key",
                                serialize=False,
                                to="registry.case",
                            ),
                        ),
                        ("wrapped", models.BinaryField(null=True)),
                        ("destroyed_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "db_table": "case_key",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("destroyed_at__isnull", True), ("wrapped__isnull", False)),
                                    models.Q(("destroyed_at__isnull", False), ("wrapped__isnull", True)),
                                    _connector="OR",
                                ),
                                name="case_key_is_there_or_destroyed",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CommitmentCheck",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitment_check",
                                to="registry.case",
                            ),
                        ),
                        ("finding", models.TextField()),
                        ("was_due_on", models.DateField()),
                        (
                            "checked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("checked_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "commitment_check",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("finding__in", ["true", "false"])),
                                name="commitment_check_finding",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Correction",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="registry.case",
                            ),
                        ),
                        (
                            "certificate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="registry.servicecertificate",
                            ),
                        ),
                        ("items", models.JSONField()),
                        ("digest", models.BinaryField()),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("channel", models.TextField()),
                        ("asked_at", models.DateTimeField()),
                        ("signature_method", models.TextField()),
                        ("nonce", models.BinaryField()),
                        ("challenge", models.BinaryField()),
                    ],
                    options={
                        "db_table": "correction",
                        "indexes": [models.Index(fields=["case", "-asked_at"], name="correction_latest")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("channel__in", ["web", "counter", "desk", "worker", "command", "exchange"])
                                ),
                                name="correction_channel",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("signature_method__in", ["development", "written", "passkey"])),
                                name="correction_signature",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("digest"), 32
                                    )
                                ),
                                name="correction_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("challenge"), 32
                                    )
                                ),
                                name="correction_challenge",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DemandReport",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.office",
                            ),
                        ),
                        ("place_code", models.CharField(max_length=12)),
                        ("what", models.TextField()),
                        ("words_cipher", models.BinaryField(null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="demand_reports",
                                to="registry.case",
                            ),
                        ),
                        ("reported_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "demand_report",
                        "indexes": [
                            models.Index(fields=["place_code", "reported_at"], name="demand_report_by_place")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "what__in",
                                        ["copies", "household_booklet", "proofs", "health_papers", "fee", "other"],
                                    )
                                ),
                                name="demand_report_what",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("what", xinsheng.law.township_terms.ExtraDemand["OTHER"]), _negated=True
                                    ),
                                    ("words_cipher__isnull", False),
                                    _connector="OR",
                                ),
                                name="demand_report_other_says_what",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DemandAnswer",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "report",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answer",
                                to="registry.demandreport",
                            ),
                        ),
                        ("finding", models.TextField()),
                        ("words_cipher", models.BinaryField()),
                        (
                            "answered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("answered_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "demand_answer",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("finding__in", ["put_right", "within_the_list", "not_confirmed"])
                                ),
                                name="demand_answer_finding",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="GivenReason",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="given_reasons",
                                to="registry.case",
                            ),
                        ),
                        ("act", models.TextField()),
                        ("reason_cipher", models.BinaryField()),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "given_reason",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="InquiryItem",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "inquiry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="registry.inquiry",
                            ),
                        ),
                        (
                            "certificate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inquiry_items",
                                to="registry.certificate",
                            ),
                        ),
                        ("no", models.CharField(max_length=10)),
                    ],
                    options={
                        "db_table": "inquiry_item",
                        "constraints": [models.UniqueConstraint(fields=("inquiry", "no"), name="inquiry_item_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="InquiryFinding",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="finding",
                                to="registry.inquiryitem",
                            ),
                        ),
                        ("finding", models.TextField()),
                        ("words", models.TextField()),
                        ("document_no", models.TextField(default="")),
                        (
                            "found_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("found_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "inquiry_finding",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("finding__in", ["released", "revoked"])),
                                name="inquiry_finding_word",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="inquiry_finding_says_why"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("finding", "revoked"), _negated=True),
                                    models.Q(("document_no", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="inquiry_finding_revocation_has_its_document",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="LegacyContent",
                    fields=[
                        (
                            "certificate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="content",
                                serialize=False,
                                to="registry.legacycertificate",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.case",
                            ),
                        ),
                        ("source", models.TextField()),
                        ("statement_cipher", models.BinaryField()),
                        ("content_digest", models.BinaryField()),
                        ("child_name", models.TextField(default="")),
                        ("born_on", models.DateField(null=True)),
                        ("mother_name", models.TextField(default="")),
                        ("mother_paper_index", models.BinaryField(null=True)),
                        ("father_paper_index", models.BinaryField(null=True)),
                        (
                            "stated_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "legacy_content",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source__in", ["register", "evidence", "bulk"])),
                                name="legacy_content_source",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("content_digest"), 32
                                    )
                                ),
                                name="legacy_content_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("stated_by", models.F("confirmed_by")), _negated=True),
                                name="legacy_content_two_people",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("confirmed_by__isnull", False),
                                        ("source", "evidence"),
                                        ("stated_by__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(("source", "evidence"), _negated=True),
                                        ("confirmed_by__isnull", True),
                                        ("stated_by__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="legacy_content_off_evidence_by_two",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="OriginalStated",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="originals_stated",
                                to="registry.case",
                            ),
                        ),
                        ("payload_cipher", models.BinaryField()),
                        (
                            "stated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("stated_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "original_stated",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="RegisterLookUp",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="look_ups",
                                to="registry.case",
                            ),
                        ),
                        (
                            "declaration",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="look_ups",
                                to="registry.declaration",
                            ),
                        ),
                        ("purpose", models.TextField()),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("rule_version", models.SmallIntegerField()),
                        ("snapshot", models.TextField()),
                        ("policies", models.JSONField()),
                        ("answer_cipher", models.BinaryField()),
                        ("result", models.JSONField()),
                        ("agrees", models.BooleanField()),
                        ("compared_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "register_look_up",
                        "indexes": [models.Index(fields=["case", "-compared_at"], name="register_look_up_latest")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "purpose__in",
                                        [
                                            "verify_registration",
                                            "explain_in_person",
                                            "check_commitment",
                                            "supervise_overdue",
                                        ],
                                    )
                                ),
                                name="register_look_up_purpose",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("rule_version__gte", 1)), name="register_look_up_rule_version"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Material",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="materials",
                                to="registry.case",
                            ),
                        ),
                        ("kind", models.TextField()),
                        ("satisfied_by", models.TextField()),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("given_at", models.DateTimeField()),
                        ("round", models.SmallIntegerField()),
                        ("file_ref", models.TextField(default="")),
                        ("file_digest", models.BinaryField(null=True)),
                        ("original_digest", models.BinaryField(null=True)),
                        ("media_type", models.TextField(default="")),
                        ("pages", models.SmallIntegerField(default=0)),
                        ("details_cipher", models.BinaryField(null=True)),
                        (
                            "seen_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="registry.material",
                            ),
                        ),
                    ],
                    options={
                        "db_table": "material",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "mother_id",
                                            "father_id",
                                            "collector_id",
                                            "authorisation",
                                            "proof_of_mothers_state",
                                            "no_father_statement",
                                            "identity_proof",
                                            "same_person_proof",
                                            "applicant_id",
                                            "guardianship_proof",
                                            "issuance_record",
                                            "parentage_test",
                                            "police_proof",
                                            "parentage_declaration",
                                            "no_mother_statement",
                                        ],
                                    )
                                ),
                                name="material_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "satisfied_by__in",
                                        [
                                            "upload",
                                            "elicence",
                                            "held_by_state",
                                            "signed_statement",
                                            "commitment",
                                            "seen_at_counter",
                                        ],
                                    )
                                ),
                                name="material_satisfied_by",
                            ),
                            models.CheckConstraint(condition=models.Q(("round__gte", 1)), name="material_round"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("file_digest"), 32
                                    )
                                ),
                                name="material_file_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("original_digest"), 32
                                    )
                                ),
                                name="material_original_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("file_ref", ""), ("file_digest__isnull", False), _connector="OR"),
                                name="material_file_has_a_digest",
                            ),
                            models.CheckConstraint(condition=models.Q(("pages__gte", 0)), name="material_pages"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("satisfied_by", "seen_at_counter"), _negated=True),
                                    ("seen_by__isnull", False),
                                    _connector="OR",
                                ),
                                name="material_seen_by_someone",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="MaterialFinding",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "material",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="registry.material",
                            ),
                        ),
                        ("finding", models.TextField()),
                        ("reason", models.TextField(default="")),
                        ("remedy", models.TextField(default="")),
                        (
                            "found_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("found_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "material_finding",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("finding__in", ["accepted", "not_acceptable"])),
                                name="material_finding",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("finding", "not_acceptable"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="material_finding_gives_a_reason",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TextMessage",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="text_messages",
                                to="registry.case",
                            ),
                        ),
                        ("kind", models.TextField()),
                        ("phone_cipher", models.BinaryField()),
                        ("text_cipher", models.BinaryField()),
                        ("queued_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "text_message",
                        "indexes": [models.Index(fields=["queued_at"], name="text_message_oldest_first")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="MessageSecret",
                    fields=[
                        (
                            "message",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="secret",
                                serialize=False,
                                to="registry.textmessage",
                            ),
                        ),
                        ("cipher", models.BinaryField()),
                    ],
                    options={
                        "db_table": "message_secret",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="TextMessageReceipt",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "message",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipts",
                                to="registry.textmessage",
                            ),
                        ),
                        ("outcome", models.TextField()),
                        ("provider_ref", models.TextField(default="")),
                        ("code", models.TextField(default="")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "text_message_receipt",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("outcome", "sent")),
                                fields=["provider_ref"],
                                name="text_message_receipt_by_ref",
                            ),
                            models.Index(
                                condition=models.Q(("outcome", "needs_person")),
                                fields=["message"],
                                name="text_message_receipt_untold",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "outcome__in",
                                        [
                                            "tried",
                                            "sent",
                                            "failed",
                                            "delivered",
                                            "needs_person",
                                            "told_in_person",
                                            "told_on_paper",
                                        ],
                                    )
                                ),
                                name="text_message_receipt_outcome",
                            ),
                            models.UniqueConstraint(
                                fields=("message", "outcome", "provider_ref"), name="text_message_receipt_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("by__isnull", False), ("outcome__in", ["told_in_person", "told_on_paper"])
                                    ),
                                    models.Q(
                                        models.Q(("outcome__in", ["told_in_person", "told_on_paper"]), _negated=True),
                                        ("by__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="text_message_receipt_told_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="registry.case",
                            ),
                        ),
                        ("round", models.SmallIntegerField()),
                        ("items", models.JSONField()),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("given_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "notice",
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "round"), name="notice_one_per_round"),
                            models.CheckConstraint(condition=models.Q(("round__gte", 1)), name="notice_round"),
                            models.CheckConstraint(
                                condition=models.Q(("items", []), _negated=True), name="notice_names_something"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceCertificate",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        ("no", models.TextField(unique=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="service_certificates",
                                to="registry.case",
                            ),
                        ),
                        ("version", models.SmallIntegerField()),
                        (
                            "previous",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="next",
                                to="registry.servicecertificate",
                            ),
                        ),
                        (
                            "seal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.seal"
                            ),
                        ),
                        ("issued_on", models.DateField()),
                        ("issued_at", models.DateTimeField()),
                        (
                            "issued_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        ("licence_id", models.TextField(unique=True)),
                        ("reference", models.CharField(max_length=26, unique=True)),
                        ("statement_cipher", models.BinaryField()),
                        ("content_digest", models.BinaryField()),
                        ("statement_digest", models.BinaryField()),
                    ],
                    options={
                        "db_table": "service_certificate",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "version"), name="service_certificate_one_per_version"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)), name="service_certificate_version"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("previous__isnull", True), ("version", 1)),
                                    models.Q(("previous__isnull", False), ("version__gt", 1)),
                                    _connector="OR",
                                ),
                                name="service_certificate_names_the_one_before",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reference__regex", "^[0-7][0-9a-hjkmnp-tv-z]{25}$")),
                                name="service_certificate_reference",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("content_digest"), 32
                                    )
                                ),
                                name="service_certificate_content_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("statement_digest"), 32
                                    )
                                ),
                                name="service_certificate_statement_digest",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceStanding",
                    fields=[
                        (
                            "certificate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="standing",
                                serialize=False,
                                to="registry.servicecertificate",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="service_standings",
                                to="registry.case",
                            ),
                        ),
                        ("state", models.TextField()),
                        ("since", models.DateTimeField()),
                        ("version", models.IntegerField(default=0)),
                    ],
                    options={
                        "db_table": "service_standing",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["valid", "under_review", "superseded", "void", "revoked"])
                                ),
                                name="service_standing_state",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["valid", "under_review"])),
                                fields=("case",),
                                name="service_standing_one_valid_per_case",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceELicence",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "certificate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="elicence",
                                to="registry.servicecertificate",
                            ),
                        ),
                        ("file_ref", models.TextField(unique=True)),
                        ("sha256", models.BinaryField()),
                        ("size", models.IntegerField()),
                        ("credential", models.BinaryField()),
                        ("made_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "service_elicence",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("sha256"), 32
                                    )
                                ),
                                name="service_elicence_sha256",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("size__gte", 1)), name="service_elicence_size"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="OrdinaryPrint",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "certificate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ordinary_prints",
                                to="registry.servicecertificate",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.office"
                            ),
                        ),
                        (
                            "printed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("printed_at", models.DateTimeField()),
                        ("paper", models.TextField(default="")),
                    ],
                    options={
                        "db_table": "ordinary_print",
                        "indexes": [models.Index(fields=["office", "printed_at"], name="ordinary_print_by_office")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("paper__in", ["", "form", "plain"])), name="ordinary_print_paper"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OnSitePaper",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers_seen",
                                to="registry.case",
                            ),
                        ),
                        ("side", models.TextField()),
                        ("paper", models.TextField(default="identity")),
                        ("source", models.TextField(default="")),
                        ("agent_cipher", models.BinaryField(null=True)),
                        ("agent_index", models.BinaryField(null=True)),
                        ("act", models.TextField()),
                        (
                            "seen_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("seen_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "on_site_paper",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("side__in", ["woman", "man"])), name="on_site_paper_side"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "paper__in",
                                        ["identity", "marriage_certificate", "authorisation", "agent_identity"],
                                    )
                                ),
                                name="on_site_paper_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("agent_cipher__isnull", False),
                                        ("agent_index__isnull", False),
                                        ("paper", xinsheng.law.seen_papers.SeenPaper["AGENT_IDENTITY"]),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("paper", xinsheng.law.seen_papers.SeenPaper["AGENT_IDENTITY"]),
                                            _negated=True,
                                        ),
                                        ("agent_cipher__isnull", True),
                                        ("agent_index__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="on_site_paper_names_the_agent",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ParentageReport",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parentage_reports",
                                to="registry.case",
                            ),
                        ),
                        (
                            "declaration",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parentage_report",
                                to="registry.declaration",
                            ),
                        ),
                        (
                            "use",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="registry.parentagereportuse",
                            ),
                        ),
                        ("laboratory", models.TextField()),
                        ("licence_no", models.TextField()),
                        ("report_no", models.TextField()),
                        ("issued_on", models.DateField()),
                    ],
                    options={
                        "db_table": "parentage_report",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Claim",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="registry.case"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="registry.person",
                            ),
                        ),
                        ("relation", models.TextField()),
                        ("through", models.TextField()),
                        ("begun_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "claim",
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "person"), name="claim_one_per_person"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "relation__in",
                                        [
                                            "mother",
                                            "father",
                                            "grandparent",
                                            "relative",
                                            "guardian",
                                            "other",
                                            "child",
                                            "spouse",
                                            "woman",
                                            "man",
                                        ],
                                    )
                                ),
                                name="claim_relation",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("through__in", ["identity", "slip", "counter"])),
                                name="claim_through",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimSlip",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claim_slips",
                                to="registry.case",
                            ),
                        ),
                        ("code_digest", models.BinaryField(unique=True)),
                        (
                            "printed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("printed_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "claim_slip",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("code_digest"), 32
                                    )
                                ),
                                name="claim_slip_code_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("printed_at"))),
                                name="claim_slip_expires_after_it_is_printed",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimSlipUse",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "slip",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="use",
                                to="registry.claimslip",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("used_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "claim_slip_use",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Hand",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="hands", to="registry.case"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hands",
                                to="registry.person",
                            ),
                        ),
                        ("duty", models.TextField()),
                        ("round", models.SmallIntegerField()),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "hand",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "person", "duty", "round"), name="hand_one_per_round"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "duty__in",
                                        [
                                            "applicant",
                                            "attendant",
                                            "collector",
                                            "issuing_officer",
                                            "reissue_officer",
                                            "reviewer",
                                            "sealing_officer",
                                        ],
                                    )
                                ),
                                name="hand_duty",
                            ),
                            models.CheckConstraint(condition=models.Q(("round__gte", 1)), name="hand_round"),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Reading",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="readings",
                                to="registry.case",
                            ),
                        ),
                        (
                            "certificate",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="readings",
                                to="registry.certificate",
                            ),
                        ),
                        (
                            "person_read",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("purpose", models.TextField()),
                        ("page", models.TextField()),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "reading",
                        "indexes": [models.Index(fields=["by", "at"], name="reading_by_reader")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="DeliveryRecord",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delivery_records",
                                to="registry.case",
                            ),
                        ),
                        ("seq", models.SmallIntegerField()),
                        (
                            "previous",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="next",
                                to="registry.deliveryrecord",
                            ),
                        ),
                        ("payload_cipher", models.BinaryField()),
                        ("digest", models.BinaryField()),
                        (
                            "signed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("signed_at", models.DateTimeField()),
                        ("signature_method", models.TextField()),
                        ("nonce", models.BinaryField()),
                        ("challenge", models.BinaryField()),
                    ],
                    options={
                        "db_table": "delivery_record",
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "seq"), name="delivery_record_one_per_seq"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("previous__isnull", True), ("seq", 1)),
                                    models.Q(("previous__isnull", False), ("seq__gt", 1)),
                                    _connector="OR",
                                ),
                                name="delivery_record_names_the_one_before",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("signature_method__in", ["development", "written", "passkey"])),
                                name="delivery_record_signature",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("digest"), 32
                                    )
                                ),
                                name="delivery_record_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("challenge"), 32
                                    )
                                ),
                                name="delivery_record_challenge",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Declaration",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="declarations",
                                to="registry.case",
                            ),
                        ),
                        ("seq", models.SmallIntegerField()),
                        (
                            "previous",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="next",
                                to="registry.declaration",
                            ),
                        ),
                        ("payload_cipher", models.BinaryField()),
                        ("digest", models.BinaryField()),
                        (
                            "declared_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("channel", models.TextField()),
                        ("signed_at", models.DateTimeField()),
                        ("signature_method", models.TextField()),
                        ("nonce", models.BinaryField()),
                        ("challenge", models.BinaryField()),
                    ],
                    options={
                        "db_table": "declaration",
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "seq"), name="declaration_one_per_seq"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("previous__isnull", True), ("seq", 1)),
                                    models.Q(("previous__isnull", False), ("seq__gt", 1)),
                                    _connector="OR",
                                ),
                                name="declaration_names_the_one_before",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("channel__in", ["web", "counter", "desk", "worker", "command", "exchange"])
                                ),
                                name="declaration_channel",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("signature_method__in", ["development", "written", "passkey"])),
                                name="declaration_signature",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("digest"), 32
                                    )
                                ),
                                name="declaration_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("challenge"), 32
                                    )
                                ),
                                name="declaration_challenge",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Draft",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to="registry.case"
                            ),
                        ),
                        ("section", models.TextField()),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("payload_cipher", models.BinaryField()),
                        ("saved_at", models.DateTimeField()),
                        ("version", models.IntegerField(default=0)),
                    ],
                    options={
                        "db_table": "draft",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "section", "person"), name="draft_one_per_section"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ReceivedBirth",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="received_births",
                                to="registry.office",
                            ),
                        ),
                        ("identifier", models.TextField()),
                        ("seq", models.SmallIntegerField()),
                        (
                            "previous",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="next",
                                to="registry.receivedbirth",
                            ),
                        ),
                        (
                            "client",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="received_births",
                                to="registry.hospitalclient",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="received_births",
                                to="registry.case",
                            ),
                        ),
                        ("digest", models.BinaryField()),
                        ("payload_cipher", models.BinaryField()),
                        ("recorded_at", models.DateTimeField()),
                        ("received_at", models.DateTimeField()),
                        ("is_request", models.BooleanField(default=False)),
                    ],
                    options={
                        "db_table": "received_birth",
                        "indexes": [models.Index(fields=["case", "-seq"], name="received_birth_by_case")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("office", "identifier", "seq"), name="received_birth_one_per_seq"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("previous__isnull", True), ("seq", 1)),
                                    models.Q(("previous__isnull", False), ("seq__gt", 1)),
                                    _connector="OR",
                                ),
                                name="received_birth_names_the_one_before",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("digest"), 32
                                    )
                                ),
                                name="received_birth_digest",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReceivedAgain",
                    fields=[
                        (
                            "received",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="again",
                                serialize=False,
                                to="registry.receivedbirth",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "received_again",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="RecordSought",
                    fields=[
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="sought",
                                serialize=False,
                                to="registry.case",
                            ),
                        ),
                        ("payload_cipher", models.BinaryField()),
                        (
                            "issuer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="records_sought",
                                to="registry.office",
                            ),
                        ),
                    ],
                    options={
                        "db_table": "record_sought",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="RecordLookUp",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="record_look_ups",
                                to="registry.case",
                            ),
                        ),
                        ("source", models.TextField()),
                        ("answer", models.TextField()),
                        ("silence", models.TextField(default="")),
                        ("snapshot", models.TextField(default="")),
                        ("answer_cipher", models.BinaryField(null=True)),
                        ("answer_digest", models.BinaryField(null=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "record_look_up",
                        "indexes": [models.Index(fields=["case", "-at"], name="record_look_up_latest")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source__in", ["own_books", "register"])),
                                name="record_look_up_source",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answer__in", ["found", "not_found", "unreachable"])),
                                name="record_look_up_answer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("answer_digest"), 32
                                    )
                                ),
                                name="record_look_up_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", "unreachable"), models.Q(("silence", ""), _negated=True)),
                                    models.Q(models.Q(("answer", "unreachable"), _negated=True), ("silence", "")),
                                    _connector="OR",
                                ),
                                name="record_look_up_silent_when_unreachable",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecordSupply",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="record_supplies",
                                to="registry.case",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.office"
                            ),
                        ),
                        ("holding", models.TextField()),
                        (
                            "material",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.material",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "record_supply",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("holding__in", ["held", "not_held"])),
                                name="record_supply_holding",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("holding", "held"), ("material__isnull", False)),
                                    models.Q(("holding", "not_held"), ("material__isnull", True)),
                                    _connector="OR",
                                ),
                                name="record_supply_has_its_paper",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Blank",
                    fields=[
                        ("no", models.CharField(max_length=10, primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="blanks",
                                to="registry.office",
                            ),
                        ),
                        (
                            "tray",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="blanks",
                                to="registry.tray",
                            ),
                        ),
                        (
                            "transfer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="blanks",
                                to="registry.blanktransfer",
                            ),
                        ),
                        ("status", models.TextField(default="stock")),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="blanks",
                                to="registry.case",
                            ),
                        ),
                        ("moved_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "blank",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status", "stock")), fields=["tray", "no"], name="blank_free"
                            ),
                            models.Index(fields=["office", "status", "no"], name="blank_ledger"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("no__regex", "^[A-Z][0-9]{9}$")), name="blank_no"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["stock", "assigned", "used", "void"])),
                                name="blank_status",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "assigned")),
                                fields=("case",),
                                name="blank_one_assigned_per_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("case__isnull", True), ("status", "stock")),
                                    ("status", "void"),
                                    models.Q(("case__isnull", False), ("status__in", ["assigned", "used"])),
                                    _connector="OR",
                                ),
                                name="blank_has_a_case_once_assigned",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BlankMove",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "blank",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="registry.blank"
                            ),
                        ),
                        ("from_status", models.TextField(default="")),
                        ("to_status", models.TextField()),
                        ("reason", models.TextField(default="")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "blank_move",
                        "indexes": [models.Index(fields=["at"], name="blank_move_by_time")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("to_status__in", ["stock", "assigned", "used", "void"])),
                                name="blank_move_to_status",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_status", ""),
                                    ("from_status__in", ["stock", "assigned", "used", "void"]),
                                    _connector="OR",
                                ),
                                name="blank_move_from_status",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("to_status", "void"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="blank_move_void_gives_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Registration",
                    fields=[
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="registration",
                                serialize=False,
                                to="registry.case",
                            ),
                        ),
                        ("woman_name", models.TextField(default="")),
                        ("man_name", models.TextField(default="")),
                        ("woman_index", models.BinaryField(null=True)),
                        ("man_index", models.BinaryField(null=True)),
                        ("couple_index", models.BinaryField(null=True)),
                        ("child_order", models.SmallIntegerField(null=True)),
                        ("is_live", models.BooleanField(default=False)),
                        ("policies", models.JSONField(null=True)),
                        (
                            "township",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handled_registrations",
                                to="registry.office",
                            ),
                        ),
                        ("accepted_at", models.DateTimeField(null=True)),
                        ("accepted_code", models.CharField(default="", max_length=12)),
                        ("due_on", models.DateField(null=True)),
                        ("due_provisional", models.BooleanField(default=False)),
                        ("spouse_until", models.DateField(null=True)),
                        (
                            "escalated_to",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.office",
                            ),
                        ),
                        ("promised_at", models.DateTimeField(null=True)),
                        ("check_due_on", models.DateField(null=True)),
                        ("check_due_provisional", models.BooleanField(default=False)),
                        ("correction_due_on", models.DateField(null=True)),
                        ("basis", models.TextField(default="")),
                        ("closing", models.TextField(default="")),
                    ],
                    options={
                        "db_table": "registration",
                        "indexes": [
                            models.Index(fields=["township", "due_on", "case"], name="registration_caseload"),
                            models.Index(fields=["woman_index"], name="registration_by_woman"),
                            models.Index(fields=["man_index"], name="registration_by_man"),
                            models.Index(
                                condition=models.Q(("check_due_on__isnull", False)),
                                fields=["township", "check_due_on", "case"],
                                name="registration_to_check",
                            ),
                            models.Index(
                                condition=models.Q(("due_provisional", True)),
                                fields=["due_on"],
                                name="registration_provisional",
                            ),
                            models.Index(
                                condition=models.Q(("spouse_until__isnull", False)),
                                fields=["spouse_until"],
                                name="registration_by_spouses_day",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_live", True)),
                                fields=("couple_index", "child_order"),
                                name="registration_one_live_per_couple_and_child",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_live", False),
                                    models.Q(("child_order__isnull", False), ("couple_index__isnull", False)),
                                    _connector="OR",
                                ),
                                name="registration_live_says_whose",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("is_live", False), ("policies__isnull", False), _connector="OR"),
                                name="registration_live_has_its_policies",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("is_live", False), ("township__isnull", False), _connector="OR"),
                                name="registration_live_has_a_township",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_live", True), models.Q(("basis", ""), _negated=True)),
                                fields=("woman_index", "child_order"),
                                name="registration_one_registered_per_woman_and_child",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("accepted_at__isnull", True), ("due_on__isnull", True)),
                                    models.Q(("accepted_at__isnull", False), ("due_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="registration_accepted_has_a_last_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("check_due_on__isnull", True), ("promised_at__isnull", True)),
                                    models.Q(("check_due_on__isnull", False), ("promised_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="registration_promise_has_a_last_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("basis", ""),
                                    ("basis__in", ["compared", "township", "commitment"]),
                                    _connector="OR",
                                ),
                                name="registration_basis",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closing", ""),
                                    (
                                        "closing__in",
                                        [
                                            "registered_before",
                                            "not_this_province",
                                            "asked_to_close",
                                            "not_reached",
                                            "other",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="registration_closing",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegisterComparison",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comparisons",
                                to="registry.case",
                            ),
                        ),
                        (
                            "declaration",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comparison",
                                to="registry.declaration",
                            ),
                        ),
                        ("rule_version", models.SmallIntegerField()),
                        ("snapshot", models.TextField()),
                        ("policies", models.JSONField()),
                        ("answer_cipher", models.BinaryField()),
                        ("result", models.JSONField()),
                        ("agrees", models.BooleanField()),
                        ("compared_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "register_comparison",
                        "indexes": [models.Index(fields=["compared_at"], name="register_comparison_by_time")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("rule_version__gte", 1)), name="register_comparison_rule_version"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QueryCode",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="query_codes",
                                to="registry.case",
                            ),
                        ),
                        ("locator", models.BinaryField(unique=True)),
                        ("salt", models.BinaryField()),
                        ("secret", models.BinaryField()),
                        ("issued_at", models.DateTimeField()),
                        (
                            "issued_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.person",
                            ),
                        ),
                        ("ended_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "db_table": "query_code",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("case",),
                                name="query_code_one_live_per_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("ended_at__gte", models.F("issued_at")),
                                    _connector="OR",
                                ),
                                name="query_code_ends_after_it_begins",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("secret"), 32
                                    )
                                ),
                                name="query_code_secret",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PhoneConfirmation",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="phone_confirmations",
                                to="registry.case",
                            ),
                        ),
                        ("phone_index", models.BinaryField()),
                        ("code_digest", models.BinaryField()),
                        ("sent_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("confirmed_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "db_table": "phone_confirmation",
                        "indexes": [models.Index(fields=["case", "-sent_at"], name="phone_confirmation_latest")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("code_digest"), 32
                                    )
                                ),
                                name="phone_confirmation_code_digest",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Result",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="registry.office",
                            ),
                        ),
                        ("identifier", models.TextField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="registry.case",
                            ),
                        ),
                        (
                            "certificate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="registry.certificate",
                            ),
                        ),
                        ("version", models.IntegerField()),
                        ("state", models.TextField()),
                        ("since", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "result",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("certificate", "version"), name="result_one_per_standing"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["valid", "under_review", "superseded", "void", "revoked"])
                                ),
                                name="result_state",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ResultPlace",
                    fields=[
                        ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                        (
                            "result",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="place",
                                to="registry.result",
                            ),
                        ),
                        ("placed_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "result_place",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="WaitingResult",
                    fields=[
                        (
                            "result",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="waiting",
                                serialize=False,
                                to="registry.result",
                            ),
                        ),
                    ],
                    options={
                        "db_table": "waiting_result",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="SigningRequest",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signing_requests",
                                to="registry.case",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("act", models.TextField()),
                        ("version", models.IntegerField()),
                        ("kind", models.TextField()),
                        ("statement_cipher", models.BinaryField()),
                        ("statement_digest", models.BinaryField()),
                        ("random", models.BinaryField()),
                        ("asked_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "signing_request",
                        "indexes": [models.Index(fields=["person", "expires_at"], name="signing_request_by_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "delivery_block",
                                            "declaration",
                                            "certificate_content",
                                            "certificate",
                                            "voiding",
                                            "couple_declaration",
                                            "spouse_answer",
                                            "correction",
                                            "registration",
                                            "registration_decision",
                                            "revocation",
                                        ],
                                    )
                                ),
                                name="signing_request_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("statement_digest"), 32
                                    )
                                ),
                                name="signing_request_statement_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("random"), 32
                                    )
                                ),
                                name="signing_request_random",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("asked_at"))),
                                name="signing_request_expires",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActSignature",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "entry",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signature",
                                to="registry.journalentry",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="registry.case",
                            ),
                        ),
                        (
                            "passkey",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="registry.passkey",
                            ),
                        ),
                        ("version", models.IntegerField()),
                        ("kind", models.TextField()),
                        ("statement_cipher", models.BinaryField()),
                        ("statement_digest", models.BinaryField()),
                        ("random", models.BinaryField(unique=True)),
                        ("nonce", models.BinaryField()),
                        ("challenge", models.BinaryField(unique=True)),
                        ("credential_id", models.BinaryField()),
                        ("public_key", models.BinaryField()),
                        ("authenticator_data", models.BinaryField()),
                        ("client_data_json", models.BinaryField()),
                        ("signature", models.BinaryField()),
                        ("rp_id", models.TextField()),
                        ("origin", models.TextField()),
                        ("digest", models.BinaryField()),
                    ],
                    options={
                        "db_table": "act_signature",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "delivery_block",
                                            "declaration",
                                            "certificate_content",
                                            "certificate",
                                            "voiding",
                                            "couple_declaration",
                                            "spouse_answer",
                                            "correction",
                                            "registration",
                                            "registration_decision",
                                            "revocation",
                                        ],
                                    )
                                ),
                                name="act_signature_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)), name="act_signature_version"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("statement_digest"), 32
                                    )
                                ),
                                name="act_signature_statement_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("random"), 32
                                    )
                                ),
                                name="act_signature_random",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("nonce"), 32
                                    )
                                ),
                                name="act_signature_nonce",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("challenge"), 32
                                    )
                                ),
                                name="act_signature_challenge",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("digest"), 32
                                    )
                                ),
                                name="act_signature_digest",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SpouseAnswer",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="spouse_answers",
                                to="registry.case",
                            ),
                        ),
                        (
                            "declaration",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="spouse_answer",
                                to="registry.declaration",
                            ),
                        ),
                        ("side", models.TextField()),
                        ("objection", models.TextField(default="")),
                        ("content_digest", models.BinaryField()),
                        ("digest", models.BinaryField()),
                        (
                            "answered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("channel", models.TextField()),
                        ("answered_at", models.DateTimeField()),
                        ("signature_method", models.TextField()),
                        ("nonce", models.BinaryField()),
                        ("challenge", models.BinaryField()),
                    ],
                    options={
                        "db_table": "spouse_answer",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("side__in", ["woman", "man"])), name="spouse_answer_side"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("objection", ""),
                                    (
                                        "objection__in",
                                        ["answers_wrong", "did_not_know", "not_the_spouse", "does_not_agree"],
                                    ),
                                    _connector="OR",
                                ),
                                name="spouse_answer_objection",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("channel__in", ["web", "counter", "desk", "worker", "command", "exchange"])
                                ),
                                name="spouse_answer_channel",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("signature_method__in", ["development", "written", "passkey"])),
                                name="spouse_answer_signature",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("content_digest"), 32
                                    )
                                ),
                                name="spouse_answer_content_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("digest"), 32
                                    )
                                ),
                                name="spouse_answer_digest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("challenge"), 32
                                    )
                                ),
                                name="spouse_answer_challenge",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="CertificateReview",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "certificate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="review",
                                to="registry.certificate",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("reviewed_at", models.DateTimeField()),
                        ("signature_method", models.TextField()),
                        ("nonce", models.BinaryField()),
                        ("challenge", models.BinaryField()),
                        ("statement_digest", models.BinaryField()),
                    ],
                    options={
                        "db_table": "certificate_review",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("signature_method__in", ["development", "written", "passkey"])),
                                name="certificate_review_signature",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("challenge"), 32
                                    )
                                ),
                                name="certificate_review_challenge",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    django.db.models.lookups.Exact(
                                        django.db.models.functions.text.Length("statement_digest"), 32
                                    )
                                ),
                                name="certificate_review_statement_digest",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PaperReturn",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paper_return",
                                to="registry.case",
                            ),
                        ),
                        (
                            "certificate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.certificate",
                            ),
                        ),
                        ("pages", models.TextField()),
                        (
                            "received_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                            ),
                        ),
                        ("received_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "paper_return",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("pages__in", ["main", "main_and_household"])),
                                name="paper_return_pages",
                            )
                        ],
                        "indexes": [],
                    },
                ),
            ]
        ),
        *(migrations.RunSQL((SQL / f"{name}.sql").read_text(encoding="utf-8")) for name in PROMISES),
    ]
