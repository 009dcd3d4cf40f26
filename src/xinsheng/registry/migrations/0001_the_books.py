# The books as first laid out (design 10).

import uuid

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

import xinsheng.registry.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("service", models.TextField()),
                ("service_version", models.SmallIntegerField()),
                ("policies", models.JSONField()),
                ("stage", models.TextField()),
                ("version", models.IntegerField(default=0)),
                ("round", models.SmallIntegerField(default=1)),
                ("opened_at", models.DateTimeField()),
                ("stage_since", models.DateTimeField()),
                ("sign_due_at", models.DateTimeField(null=True)),
                ("signed_at", models.DateTimeField(null=True)),
                ("declared_at", models.DateTimeField(null=True)),
                ("mother_name", models.TextField()),
                ("child_name", models.TextField(default="")),
                ("inpatient_no", models.TextField(default="")),
                ("birth_order", models.SmallIntegerField()),
                ("plurality", models.SmallIntegerField()),
                ("born_local", xinsheng.registry.fields.CivilTimeField(null=True)),
                ("late", models.BooleanField(default=False)),
                ("loss", models.TextField(default="")),
                ("mother_paper_index", models.BinaryField(null=True)),
                ("father_paper_index", models.BinaryField(null=True)),
                ("flags", models.JSONField(default=list)),
            ],
            options={
                "db_table": "birth_case",
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("inpatient_no", models.TextField()),
                ("mother_name", models.TextField()),
                ("plurality", models.SmallIntegerField()),
                ("opened_at", models.DateTimeField()),
            ],
            options={
                "db_table": "delivery",
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
                ("duty", models.TextField()),
                ("channel", models.TextField()),
                ("at", models.DateTimeField()),
                ("format", models.SmallIntegerField()),
                ("body", models.BinaryField()),
                ("digest", models.BinaryField()),
                ("previous_digest", models.BinaryField(null=True)),
                ("statement_digest", models.BinaryField(null=True)),
                ("signature_digest", models.BinaryField(null=True)),
            ],
            options={
                "db_table": "journal_entry",
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
            name="Blank",
            fields=[
                ("no", models.CharField(max_length=10, primary_key=True, serialize=False)),
                ("status", models.TextField(default="stock")),
                ("moved_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="blanks",
                        to="registry.case",
                    ),
                ),
            ],
            options={
                "db_table": "blank",
            },
        ),
        migrations.CreateModel(
            name="ClaimSlip",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("code_digest", models.BinaryField(unique=True)),
                ("printed_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="claim_slips", to="registry.case"
                    ),
                ),
            ],
            options={
                "db_table": "claim_slip",
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
            },
        ),
        migrations.CreateModel(
            name="Material",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("satisfied_by", models.TextField()),
                ("given_at", models.DateTimeField()),
                ("round", models.SmallIntegerField()),
                ("file_ref", models.TextField(default="")),
                ("file_digest", models.BinaryField(null=True)),
                ("original_digest", models.BinaryField(null=True)),
                ("media_type", models.TextField(default="")),
                ("pages", models.SmallIntegerField(default=0)),
                ("details_cipher", models.BinaryField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="materials", to="registry.case"
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
            },
        ),
        migrations.CreateModel(
            name="Newborn",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("birth_order", models.SmallIntegerField()),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="newborns", to="registry.delivery"
                    ),
                ),
            ],
            options={
                "db_table": "newborn",
            },
        ),
        migrations.AddField(
            model_name="case",
            name="newborn",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="registry.newborn"
            ),
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("name", models.TextField()),
                ("credit_code", models.CharField(max_length=18, null=True, unique=True)),
                ("division_code", models.CharField(max_length=12)),
                ("midwifery_licence_no", models.TextField(default="")),
                ("licence_from", models.DateField(null=True)),
                ("licence_until", models.DateField(null=True)),
                ("opened_at", models.DateTimeField()),
                ("closed_on", models.DateField(null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subordinates",
                        to="registry.office",
                    ),
                ),
            ],
            options={
                "db_table": "office",
            },
        ),
        migrations.AddField(
            model_name="delivery",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="deliveries", to="registry.office"
            ),
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("print_round", models.SmallIntegerField()),
                ("issued_on", models.DateField()),
                ("licence_id", models.TextField(unique=True)),
                ("reference", models.CharField(max_length=26, unique=True)),
                ("statement_cipher", models.BinaryField()),
                ("content_digest", models.BinaryField()),
                ("statement_digest", models.BinaryField()),
                ("printed_at", models.DateTimeField()),
                (
                    "blank",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="certificate", to="registry.blank"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="certificates", to="registry.case"
                    ),
                ),
                (
                    "predecessor",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successor",
                        to="registry.certificate",
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
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="certificates", to="registry.office"
                    ),
                ),
            ],
            options={
                "db_table": "certificate",
            },
        ),
        migrations.AddField(
            model_name="case",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="registry.office"
            ),
        ),
        migrations.AddField(
            model_name="blank",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="blanks", to="registry.office"
            ),
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("duty", models.TextField()),
                ("kind", models.TextField(default="ordinary")),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("licence_no", models.TextField(default="")),
                ("licence_until", models.DateField(null=True)),
                ("confirmed_at", models.DateTimeField()),
                (
                    "covers",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covered_by",
                        to="registry.appointment",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="appointments", to="registry.office"
                    ),
                ),
            ],
            options={
                "db_table": "appointment",
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
            name="Notice",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("round", models.SmallIntegerField()),
                ("items", models.JSONField()),
                ("given_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="registry.case"
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "notice",
            },
        ),
        migrations.CreateModel(
            name="MaterialFinding",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("finding", models.TextField()),
                ("reason", models.TextField(default="")),
                ("remedy", models.TextField(default="")),
                ("found_at", models.DateTimeField()),
                (
                    "material",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="registry.material"
                    ),
                ),
                (
                    "found_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "material_finding",
            },
        ),
        migrations.AddField(
            model_name="material",
            name="given_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="material",
            name="seen_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="journalentry",
            name="actor",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.CreateModel(
            name="InsertMatch",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
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
            ],
            options={
                "db_table": "insert_match",
            },
        ),
        migrations.CreateModel(
            name="Hand",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("duty", models.TextField()),
                ("round", models.SmallIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hands", to="registry.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hands", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "hand",
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("section", models.TextField()),
                ("payload_cipher", models.BinaryField()),
                ("saved_at", models.DateTimeField()),
                ("version", models.IntegerField(default=0)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to="registry.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "draft",
            },
        ),
        migrations.CreateModel(
            name="DeliveryRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("seq", models.SmallIntegerField()),
                ("payload_cipher", models.BinaryField()),
                ("digest", models.BinaryField()),
                ("signed_at", models.DateTimeField()),
                ("signature_method", models.TextField()),
                ("nonce", models.BinaryField()),
                ("challenge", models.BinaryField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delivery_records",
                        to="registry.case",
                    ),
                ),
                (
                    "previous",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next",
                        to="registry.deliveryrecord",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "delivery_record",
            },
        ),
        migrations.AddField(
            model_name="delivery",
            name="opened_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("seq", models.SmallIntegerField()),
                ("payload_cipher", models.BinaryField()),
                ("digest", models.BinaryField()),
                ("channel", models.TextField()),
                ("signed_at", models.DateTimeField()),
                ("signature_method", models.TextField()),
                ("nonce", models.BinaryField()),
                ("challenge", models.BinaryField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="declarations", to="registry.case"
                    ),
                ),
                (
                    "previous",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next",
                        to="registry.declaration",
                    ),
                ),
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
            ],
            options={
                "db_table": "declaration",
            },
        ),
        migrations.CreateModel(
            name="ClaimSlipUse",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("used_at", models.DateTimeField()),
                (
                    "slip",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="use", to="registry.claimslip"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "claim_slip_use",
            },
        ),
        migrations.AddField(
            model_name="claimslip",
            name="printed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("relation", models.TextField()),
                ("through", models.TextField()),
                ("begun_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="registry.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "claim",
            },
        ),
        migrations.AddField(
            model_name="certificate",
            name="printed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="holder",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="held_cases",
                to="registry.person",
            ),
        ),
        migrations.CreateModel(
            name="BlankMove",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("from_status", models.TextField(default="")),
                ("to_status", models.TextField()),
                ("reason", models.TextField(default="")),
                ("at", models.DateTimeField()),
                (
                    "blank",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="registry.blank"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "blank_move",
            },
        ),
        migrations.CreateModel(
            name="BlankIntake",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("first_no", models.CharField(max_length=10)),
                ("last_no", models.CharField(max_length=10)),
                ("quantity", models.IntegerField()),
                ("at", models.DateTimeField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="blank_intakes",
                        to="registry.office",
                    ),
                ),
                (
                    "counted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "blank_intake",
            },
        ),
        migrations.CreateModel(
            name="AppointmentEnding",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("on", models.DateField()),
                ("reason", models.TextField()),
                ("confirmed_at", models.DateTimeField()),
                (
                    "appointment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ending", to="registry.appointment"
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "appointment_ending",
            },
        ),
        migrations.AddField(
            model_name="appointment",
            name="confirmed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="appointment",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="appointments", to="registry.person"
            ),
        ),
        migrations.AddField(
            model_name="appointment",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
            ),
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("login_name", models.TextField(unique=True)),
                ("is_active", models.BooleanField(default=True)),
                ("opened_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="accounts", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "account",
            },
        ),
        migrations.CreateModel(
            name="PrinterPlacement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("label", models.TextField()),
                ("main_x_tenth_mm", models.SmallIntegerField(default=0)),
                ("main_y_tenth_mm", models.SmallIntegerField(default=0)),
                ("hukou_x_tenth_mm", models.SmallIntegerField(default=0)),
                ("hukou_y_tenth_mm", models.SmallIntegerField(default=0)),
                ("stub_x_tenth_mm", models.SmallIntegerField(default=0)),
                ("stub_y_tenth_mm", models.SmallIntegerField(default=0)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="printer_placements",
                        to="registry.office",
                    ),
                ),
            ],
            options={
                "db_table": "printer_placement",
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("payload", models.JSONField()),
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
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "proposal",
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
                ("laid_down_at", models.DateTimeField()),
                (
                    "proposal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policy_rows",
                        to="registry.proposal",
                    ),
                ),
            ],
            options={
                "db_table": "policy_row",
            },
        ),
        migrations.CreateModel(
            name="ProposalDecision",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("confirmed", models.BooleanField()),
                ("decided_at", models.DateTimeField()),
                ("note", models.TextField(default="")),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="registry.proposal"
                    ),
                ),
            ],
            options={
                "db_table": "proposal_decision",
            },
        ),
        migrations.CreateModel(
            name="GivenReason",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("act", models.TextField()),
                ("reason_cipher", models.BinaryField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="given_reasons", to="registry.case"
                    ),
                ),
            ],
            options={
                "db_table": "given_reason",
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("purpose", models.TextField()),
                ("page", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
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
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "reading",
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
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
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seals", to="registry.office"
                    ),
                ),
            ],
            options={
                "db_table": "seal",
            },
        ),
        migrations.CreateModel(
            name="SealAbandonment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "certificate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seal_abandonment",
                        to="registry.certificate",
                    ),
                ),
            ],
            options={
                "db_table": "seal_abandonment",
            },
        ),
        migrations.CreateModel(
            name="SealIntent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("sealed_at", models.DateTimeField()),
                ("fields", models.JSONField()),
                ("signature_method", models.TextField()),
                ("nonce", models.BinaryField()),
                ("challenge", models.BinaryField()),
                ("statement_digest", models.BinaryField()),
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
            ],
            options={
                "db_table": "seal_intent",
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False)),
                ("act", models.TextField()),
                ("body_digest", models.BinaryField()),
                ("result", models.JSONField()),
                ("at", models.DateTimeField()),
                (
                    "actor",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
            ],
            options={
                "db_table": "submission",
            },
        ),
        migrations.CreateModel(
            name="TextMessage",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("phone_cipher", models.BinaryField()),
                ("text_cipher", models.BinaryField()),
                ("queued_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="text_messages",
                        to="registry.case",
                    ),
                ),
            ],
            options={
                "db_table": "text_message",
            },
        ),
        migrations.CreateModel(
            name="TextMessageReceipt",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("outcome", models.TextField()),
                ("provider_ref", models.TextField(default="")),
                ("at", models.DateTimeField()),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="registry.textmessage",
                    ),
                ),
            ],
            options={
                "db_table": "text_message_receipt",
            },
        ),
        migrations.CreateModel(
            name="Tray",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("label", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "holder",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.person"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="trays", to="registry.office"
                    ),
                ),
            ],
            options={
                "db_table": "tray",
            },
        ),
        migrations.AddField(
            model_name="blank",
            name="tray",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="blanks", to="registry.tray"
            ),
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
                ("state", models.TextField()),
                ("since", models.DateTimeField()),
                ("version", models.IntegerField(default=0)),
                (
                    "newborn",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="standings", to="registry.newborn"
                    ),
                ),
            ],
            options={
                "db_table": "standing",
            },
        ),
        migrations.CreateModel(
            name="ELicence",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("file_ref", models.TextField(unique=True)),
                ("sha256", models.BinaryField()),
                ("size", models.IntegerField()),
                ("credential", models.BinaryField()),
                ("made_at", models.DateTimeField()),
                (
                    "certificate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="elicence",
                        to="registry.certificate",
                    ),
                ),
            ],
            options={
                "db_table": "elicence",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("sha256"), 32)
                        ),
                        name="elicence_sha256",
                    ),
                    models.CheckConstraint(condition=models.Q(("size__gte", 1)), name="elicence_size"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LogLeaf",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("leaf_hash", models.BinaryField()),
                ("sequenced_at", models.DateTimeField()),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leaf", to="registry.journalentry"
                    ),
                ),
            ],
            options={
                "db_table": "log_leaf",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("leaf_hash"), 32)
                        ),
                        name="log_leaf_hash",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="newborn",
            constraint=models.UniqueConstraint(fields=("delivery", "birth_order"), name="newborn_one_per_order"),
        ),
        migrations.AddConstraint(
            model_name="newborn",
            constraint=models.CheckConstraint(
                condition=models.Q(("birth_order__gte", 1)), name="newborn_birth_order"
            ),
        ),
        migrations.AddIndex(
            model_name="office",
            index=models.Index(fields=["division_code"], name="office_by_division"),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.CheckConstraint(
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
                        ],
                    )
                ),
                name="office_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.CheckConstraint(
                condition=models.Q(("division_code__regex", "^[0-9]{12}$")), name="office_division_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(fields=("case", "round"), name="notice_one_per_round"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(condition=models.Q(("round__gte", 1)), name="notice_round"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(("items", []), _negated=True), name="notice_names_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="materialfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(("finding__in", ["accepted", "not_acceptable"])), name="material_finding"
            ),
        ),
        migrations.AddConstraint(
            model_name="materialfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finding", "not_acceptable"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="material_finding_gives_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
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
                        ],
                    )
                ),
                name="material_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "satisfied_by__in",
                        ["upload", "elicence", "held_by_state", "signed_statement", "commitment", "seen_at_counter"],
                    )
                ),
                name="material_satisfied_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(condition=models.Q(("round__gte", 1)), name="material_round"),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("file_digest"), 32)
                ),
                name="material_file_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("original_digest"), 32)
                ),
                name="material_original_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
                condition=models.Q(("file_ref", ""), ("file_digest__isnull", False), _connector="OR"),
                name="material_file_has_a_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(condition=models.Q(("pages__gte", 0)), name="material_pages"),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("satisfied_by", "seen_at_counter"), _negated=True),
                    ("seen_by__isnull", False),
                    _connector="OR",
                ),
                name="material_seen_by_someone",
            ),
        ),
        migrations.AddIndex(
            model_name="journalentry",
            index=models.Index(fields=["actor", "at"], name="journal_entry_by_actor"),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.UniqueConstraint(fields=("chain", "seq"), name="journal_entry_one_per_seq"),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(condition=models.Q(("seq__gte", 1)), name="journal_entry_seq"),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "duty__in",
                        [
                            "attendant",
                            "collector",
                            "issuing_officer",
                            "sealing_officer",
                            "supervisor",
                            "stock_keeper",
                            "seal_keeper",
                            "system_administrator",
                            "security_administrator",
                            "audit_administrator",
                            "machine",
                        ],
                    )
                ),
                name="journal_entry_duty",
            ),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["web", "counter", "desk", "worker", "command"])),
                name="journal_entry_channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("digest"), 32)
                ),
                name="journal_entry_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("statement_digest"), 32)
                ),
                name="journal_entry_statement_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("signature_digest"), 32)
                ),
                name="journal_entry_signature_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("actor__isnull", False), ("duty", "machine"), _connector="OR"),
                name="journal_entry_has_an_actor",
            ),
        ),
        migrations.AddConstraint(
            model_name="hand",
            constraint=models.UniqueConstraint(fields=("case", "person", "duty", "round"), name="hand_one_per_round"),
        ),
        migrations.AddConstraint(
            model_name="hand",
            constraint=models.CheckConstraint(
                condition=models.Q(("duty__in", ["attendant", "collector", "issuing_officer", "sealing_officer"])),
                name="hand_duty",
            ),
        ),
        migrations.AddConstraint(
            model_name="hand",
            constraint=models.CheckConstraint(condition=models.Q(("round__gte", 1)), name="hand_round"),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(fields=("case", "section", "person"), name="draft_one_per_section"),
        ),
        migrations.AddConstraint(
            model_name="deliveryrecord",
            constraint=models.UniqueConstraint(fields=("case", "seq"), name="delivery_record_one_per_seq"),
        ),
        migrations.AddConstraint(
            model_name="deliveryrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("previous__isnull", True), ("seq", 1)),
                    models.Q(("previous__isnull", False), ("seq__gt", 1)),
                    _connector="OR",
                ),
                name="delivery_record_names_the_one_before",
            ),
        ),
        migrations.AddConstraint(
            model_name="deliveryrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written"])),
                name="delivery_record_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="deliveryrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("digest"), 32)
                ),
                name="delivery_record_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="deliveryrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("challenge"), 32)
                ),
                name="delivery_record_challenge",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["office", "inpatient_no"], name="delivery_by_inpatient_no"),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(("plurality__range", (1, 9))), name="delivery_plurality"
            ),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.UniqueConstraint(fields=("case", "seq"), name="declaration_one_per_seq"),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("previous__isnull", True), ("seq", 1)),
                    models.Q(("previous__isnull", False), ("seq__gt", 1)),
                    _connector="OR",
                ),
                name="declaration_names_the_one_before",
            ),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["web", "counter", "desk", "worker", "command"])),
                name="declaration_channel",
            ),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written"])), name="declaration_signature"
            ),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("digest"), 32)
                ),
                name="declaration_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("challenge"), 32)
                ),
                name="declaration_challenge",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimslip",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("code_digest"), 32)
                ),
                name="claim_slip_code_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimslip",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_at__gt", models.F("printed_at"))),
                name="claim_slip_expires_after_it_is_printed",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(fields=("case", "person"), name="claim_one_per_person"),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("relation__in", ["mother", "father", "grandparent", "relative", "guardian", "other"])
                ),
                name="claim_relation",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("through__in", ["identity", "slip", "counter"])), name="claim_through"
            ),
        ),
        migrations.AddIndex(
            model_name="certificate",
            index=models.Index(fields=["office", "issued_on"], name="certificate_by_office_day"),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(fields=("case", "print_round"), name="certificate_one_per_print"),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["first_issuance", "replacement", "reissue"])),
                name="certificate_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=models.Q(("print_round__gte", 1)), name="certificate_print_round"
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=models.Q(("reference__regex", "^[0-7][0-9a-hjkmnp-tv-z]{25}$")),
                name="certificate_reference",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("content_digest"), 32)
                ),
                name="certificate_content_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("statement_digest"), 32)
                ),
                name="certificate_statement_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "first_issuance"), ("predecessor__isnull", True)),
                    models.Q(("kind", "first_issuance"), _negated=True),
                    _connector="OR",
                ),
                name="certificate_first_has_no_predecessor",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["office", "stage", "stage_since", "id"], name="case_caseload"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["stage_since", "id"], name="case_oldest_first"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("stage", "opened")), fields=["holder", "sign_due_at"], name="case_unsigned"
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["mother_paper_index"], name="case_by_mother"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["father_paper_index"], name="case_by_father"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["inpatient_no"], name="case_inpatient_no_prefix", opclasses=["text_pattern_ops"]
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("service__in", ["first_issuance_inside"])), name="case_service"
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
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
                        ],
                    )
                ),
                name="case_stage",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("loss", ""), ("loss__in", ["stillbirth", "early_death"]), _connector="OR"),
                name="case_loss",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(condition=models.Q(("round__gte", 1)), name="case_round"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("birth_order__gte", 1), ("birth_order__lte", models.F("plurality"))),
                name="case_birth_order_within_plurality",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage", "closed"), _negated=True),
                fields=("newborn", "service"),
                name="case_one_open_per_newborn",
            ),
        ),
        migrations.AddIndex(
            model_name="blankmove",
            index=models.Index(fields=["at"], name="blank_move_by_time"),
        ),
        migrations.AddConstraint(
            model_name="blankmove",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_status__in", ["stock", "assigned", "used", "void"])),
                name="blank_move_to_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="blankmove",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_status", ""), ("from_status__in", ["stock", "assigned", "used", "void"]), _connector="OR"
                ),
                name="blank_move_from_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="blankmove",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("to_status", "void"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="blank_move_void_gives_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="blankintake",
            constraint=models.CheckConstraint(
                condition=models.Q(("received_by", models.F("counted_by")), _negated=True),
                name="blank_intake_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="blankintake",
            constraint=models.CheckConstraint(condition=models.Q(("quantity__gte", 1)), name="blank_intake_quantity"),
        ),
        migrations.AddConstraint(
            model_name="blankintake",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="blankintake",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.functions.comparison.Cast(
                                    django.db.models.functions.text.Substr("last_no", 2), models.IntegerField()
                                ),
                                "-",
                                django.db.models.functions.comparison.Cast(
                                    django.db.models.functions.text.Substr("first_no", 2), models.IntegerField()
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
        ),
        migrations.AddConstraint(
            model_name="appointmentending",
            constraint=models.CheckConstraint(
                condition=models.Q(("proposed_by", models.F("confirmed_by")), _negated=True),
                name="appointment_ending_two_people",
            ),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(fields=["office", "duty"], name="appointment_by_office_duty"),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "duty__in",
                        [
                            "attendant",
                            "issuing_officer",
                            "sealing_officer",
                            "supervisor",
                            "stock_keeper",
                            "seal_keeper",
                            "system_administrator",
                            "security_administrator",
                            "audit_administrator",
                        ],
                    )
                ),
                name="appointment_duty",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["ordinary", "cover"])), name="appointment_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(("proposed_by", models.F("confirmed_by")), _negated=True),
                name="appointment_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("covers__isnull", False), ("kind", "cover")),
                    models.Q(("covers__isnull", True), ("kind", "ordinary")),
                    _connector="OR",
                ),
                name="appointment_cover_names_what_it_covers",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="appointment_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="printerplacement",
            constraint=models.UniqueConstraint(fields=("office", "label"), name="printer_placement_one_per_label"),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["proposed_at", "id"], name="proposal_oldest_first"),
        ),
        migrations.AddIndex(
            model_name="policyrow",
            index=models.Index(fields=["name", "division_code", "-from_on"], name="policy_row_in_force"),
        ),
        migrations.AddConstraint(
            model_name="policyrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True), name="policy_row_has_a_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="policyrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="policy_row_ends_after_it_begins",
            ),
        ),
        migrations.AddIndex(
            model_name="reading",
            index=models.Index(fields=["by", "at"], name="reading_by_reader"),
        ),
        migrations.AddConstraint(
            model_name="seal",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["birth_certificate", "reissue"])), name="seal_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="seal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("in_force_until__isnull", True),
                    ("in_force_until__gte", models.F("in_force_from")),
                    _connector="OR",
                ),
                name="seal_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="sealintent",
            constraint=models.CheckConstraint(
                condition=models.Q(("signature_method__in", ["development", "written"])), name="seal_intent_signature"
            ),
        ),
        migrations.AddConstraint(
            model_name="sealintent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("challenge"), 32)
                ),
                name="seal_intent_challenge",
            ),
        ),
        migrations.AddConstraint(
            model_name="sealintent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("statement_digest"), 32)
                ),
                name="seal_intent_statement_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(django.db.models.functions.text.Length("body_digest"), 32)
                ),
                name="submission_body_digest",
            ),
        ),
        migrations.AddIndex(
            model_name="textmessage",
            index=models.Index(fields=["queued_at"], name="text_message_oldest_first"),
        ),
        migrations.AddConstraint(
            model_name="textmessagereceipt",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["sent", "failed", "delivered"])),
                name="text_message_receipt_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="tray",
            constraint=models.UniqueConstraint(fields=("office", "label"), name="tray_one_per_label"),
        ),
        migrations.AddIndex(
            model_name="blank",
            index=models.Index(condition=models.Q(("status", "stock")), fields=["tray", "no"], name="blank_free"),
        ),
        migrations.AddIndex(
            model_name="blank",
            index=models.Index(fields=["office", "status", "no"], name="blank_ledger"),
        ),
        migrations.AddConstraint(
            model_name="blank",
            constraint=models.CheckConstraint(condition=models.Q(("no__regex", "^[A-Z][0-9]{9}$")), name="blank_no"),
        ),
        migrations.AddConstraint(
            model_name="blank",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["stock", "assigned", "used", "void"])), name="blank_status"
            ),
        ),
        migrations.AddConstraint(
            model_name="blank",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "assigned")), fields=("case",), name="blank_one_assigned_per_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="blank",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case__isnull", True), ("status", "stock")),
                    ("status", "void"),
                    models.Q(("case__isnull", False), ("status__in", ["assigned", "used"])),
                    _connector="OR",
                ),
                name="blank_has_a_case_once_assigned",
            ),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["valid", "under_review", "superseded", "void", "revoked"])),
                name="standing_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["valid", "under_review"])),
                fields=("newborn",),
                name="standing_one_valid_per_newborn",
            ),
        ),
    ]
