"""What the application's database role may do to each table: one list, granted and compared from here."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from xinsheng.registry import models

READ = frozenset({"SELECT"})
ADD = READ | {"INSERT"}
CHANGE = ADD | {"UPDATE"}
BURN = ADD | {"DELETE"}
ALL = CHANGE | {"DELETE"}

ADDED_ONLY = (
    models.Appointment,
    models.AppointmentEnding,
    models.Proposal,
    models.ProposalDecision,
    models.PolicyRow,
    models.CalendarYear,
    models.Delivery,
    models.Newborn,
    models.DeliveryRecord,
    models.Declaration,
    models.Claim,
    models.ClaimSlip,
    models.ClaimSlipUse,
    models.Hand,
    models.Material,
    models.MaterialFinding,
    models.Authorisation,
    models.AuthorisationEnding,
    models.Notice,
    models.GivenReason,
    models.JournalEntry,
    models.LogLeaf,
    models.LogNode,
    models.LogCheckpoint,
    models.Submission,
    models.Reading,
    models.BlankIntake,
    models.BlankMove,
    models.Certificate,
    models.InsertMatch,
    models.CertificateReview,
    models.PaperReturn,
    models.SealIntent,
    models.SealAbandonment,
    models.ELicence,
    models.TextMessage,
    models.TextMessageReceipt,
    models.RegisterComparison,
    models.RegisterLookUp,
    models.CommitmentCheck,
    models.DemandReport,
    models.DemandAnswer,
    models.OnSitePaper,
    models.SpouseAnswer,
    models.Correction,
    models.ServiceCertificate,
    models.ServiceELicence,
    models.OrdinaryPrint,
    models.OrdinaryFormIntake,
    models.OrdinaryFormSpoiling,
    models.ActSignature,
    models.Enrolment,
    models.Passkey,
    models.SignInEvent,
    models.BlankLoss,
    models.BlankTransfer,
    models.BlankReceipt,
    models.BlankPlan,
    models.BlankPlanAnswer,
    models.BlankRequisition,
    models.BlankRequisitionAnswer,
    models.BlankRequisitionWithdrawal,
    models.PoliceReport,
    models.Suspension,
    models.StockRecount,
    models.SuspensionLift,
    models.Inquiry,
    models.InquiryItem,
    models.InquiryFinding,
    models.ParentageReport,
    models.ReceivedBirth,
    models.Result,
    models.ResultPlace,
    models.RecordSought,
    models.RecordLookUp,
    models.RecordSupply,
    models.OriginalStated,
    models.LegacyCertificate,
    models.LegacyContent,
    models.ArchiveExport,
    models.Laboratory,
    models.LaboratoryEnding,
    models.BroughtList,
    models.BroughtLine,
    models.LegacyRegistration,
    models.LegacyInquiry,
    models.LegacyInquiryFinding,
    models.LegacyCorrection,
    models.LegacyCorrectionDecision,
    models.SecondReview,
    models.SecondReviewClimb,
    models.ReportConfirmation,
    models.BlankDestruction,
    models.DestroyedBlank,
    models.LicenceConsent,
    models.LicenceConsentEnding,
    models.LicenceRequest,
    models.LicenceRequestAnswer,
    models.LicenceAnswered,
    models.CardReading,
    models.CitizenSignature,
    models.CitizenSeal,
    models.Handwriting,
    models.NewPhone,
    models.OneTimeSecret,
    models.CertificateToken,
)
CHANGED_NEVER_REMOVED = (
    models.Person,
    models.Account,
    models.Office,
    models.Seal,
    models.PrinterPlacement,
    models.Case,
    models.CaseKey,
    models.Tray,
    models.Blank,
    models.Standing,
    models.Registration,
    models.QueryCode,
    models.PhoneConfirmation,
    models.ServiceStanding,
    models.ServiceNumber,
    models.PasskeyStanding,
    models.OneTimeStanding,
    models.CertificateTokenStanding,
    models.LiveSession,
    models.ParentageReportUse,
    models.HospitalClient,
    models.Agency,
    models.Kiosk,
    models.ResultDelivery,
    models.ResultSubscription,
    models.Filing,
    models.FilingLine,
    models.ReceivedAgain,
    models.LegacyStanding,
    models.MeasureCount,
    models.CountedDay,
)
WRITTEN_BY_TRIGGERS = (models.WaitingEntry, models.WaitingResult, models.WaitingSeal)
WRITTEN_BY_THE_OWNER = (models.ResultLeap,)
BURNT_ONE_DAY = (
    models.JournalSalt,
    models.MessageSecret,
    models.SigningRequest,
    models.SpentAssertion,
    models.AccessToken,
    models.LicenceAnswer,
)
FREELY_CHANGED = (models.Draft, models.Attempt, models.Heartbeat)
FRAMEWORK_TABLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "django_session": ALL,
        "django_migrations": READ,
        "django_content_type": READ,
        "auth_permission": READ,
        "auth_group": READ,
        "auth_group_permissions": READ,
        "procrastinate_jobs": ALL,
        "procrastinate_events": ALL,
        "procrastinate_periodic_defers": ALL,
        "procrastinate_workers": ALL,
    }
)

_TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
_SEQUENCES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'"
_HELD = """
SELECT table_.relname, held.privilege_type
FROM pg_class AS table_
CROSS JOIN LATERAL aclexplode(coalesce(table_.relacl, acldefault('r', table_.relowner))) AS held
WHERE table_.relnamespace = 'public'::regnamespace AND table_.relkind IN ('r', 'p')
  AND held.grantee IN (0, (SELECT oid FROM pg_roles WHERE rolname = %s))
"""
_POWERS = """
SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls,
       has_schema_privilege(rolname, 'public', 'CREATE'),
       has_database_privilege(rolname, current_database(), 'CREATE'),
       has_database_privilege(rolname, current_database(), 'TEMPORARY'),
       EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid),
       EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid)
FROM pg_roles WHERE rolname = %s
"""
_POWER_NAMES = (
    "is superuser",
    "may create databases",
    "may create roles",
    "passes row security",
    "may create in schema public",
    "may create schemas",
    "may create temporary tables",
    "owns tables",
    "is a member of another role",
)


def rights_of_tables() -> dict[str, frozenset[str]]:
    """Give for each table the PostgreSQL privileges of the application's role (design 10, database roles)."""
    kinds = (
        (ADDED_ONLY, ADD),
        (CHANGED_NEVER_REMOVED, CHANGE),
        (FREELY_CHANGED, ALL),
        (BURNT_ONE_DAY, BURN),
        (WRITTEN_BY_TRIGGERS, READ),
        (WRITTEN_BY_THE_OWNER, READ),
    )
    ours = {
        model._meta.db_table: rights  # noqa: SLF001  # Django's public name for a model's table
        for group, rights in kinds
        for model in group
    }
    return ours | dict(FRAMEWORK_TABLES)


def grant_rights(connection: BaseDatabaseWrapper, *, role: str) -> None:
    """Give the role exactly the rights of the list and take away all else; run as the owner after migrating.

    A table without a row in the list is left without any right at all. Nobody makes temporary tables, as PostgreSQL
    lets everybody: what a trigger names would be looked for among them before the books.
    """
    who = sql.Identifier(role)
    with connection.cursor() as cursor:
        for taken in ("ALL TABLES", "ALL SEQUENCES"):
            revoke = sql.SQL("REVOKE ALL ON {} IN SCHEMA public FROM PUBLIC, {}")
            cursor.execute(revoke.format(sql.SQL(taken), who))
        cursor.execute(sql.SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC, {}").format(who))
        cursor.execute("SELECT current_database()")
        database = sql.Identifier(cursor.fetchone()[0])
        cursor.execute(sql.SQL("REVOKE CREATE, TEMPORARY ON DATABASE {} FROM PUBLIC, {}").format(database, who))
        cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(who))
        cursor.execute(_TABLES)
        standing = {name for (name,) in cursor.fetchall()}
        for table, rights in sorted(rights_of_tables().items()):
            if table in standing:
                granted = sql.SQL(", ").join(sql.SQL(right) for right in sorted(rights))
                cursor.execute(sql.SQL("GRANT {} ON {} TO {}").format(granted, sql.Identifier(table), who))
        cursor.execute(_SEQUENCES)
        for (sequence,) in cursor.fetchall():
            cursor.execute(sql.SQL("GRANT USAGE ON SEQUENCE {} TO {}").format(sql.Identifier(sequence), who))


def find_rights_differences(connection: BaseDatabaseWrapper, *, role: str) -> list[str]:
    """Compare what the role may do with the list: one line a difference, none when all is as it must be.

    Each line is for an operator's log (`table: has RIGHT beyond the list`, `table: lacks RIGHT`), codes only.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        standing = {name for (name,) in cursor.fetchall()}
        cursor.execute(_HELD, [role])
        held = set(cursor.fetchall())
        cursor.execute(_POWERS, [role])
        powers = cursor.fetchone()
    if powers is None:
        return [f"role {role}: does not exist"]
    excess = [f"role {role}: {name}" for name, has in zip(_POWER_NAMES, powers, strict=True) if has]
    wanted = {(table, right) for table, rights in rights_of_tables().items() for right in rights}
    return sorted((*excess, *_missing_tables(standing), *_compare(held, wanted, standing=standing)))


def _missing_tables(standing: set[str]) -> Iterable[str]:
    """Say which tables of ours the database does not have (it is not migrated)."""
    ours = set(rights_of_tables()) - set(FRAMEWORK_TABLES)
    return (f"{table}: missing" for table in ours - standing)


def _compare(held: set[tuple[str, str]], wanted: set[tuple[str, str]], *, standing: set[str]) -> Iterable[str]:
    """Say what is held beyond the list, and what of the list is not held on a table that stands."""
    yield from (f"{table}: has {right} beyond the list" for table, right in held - wanted)
    yield from (f"{table}: lacks {right}" for table, right in wanted - held if table in standing)
