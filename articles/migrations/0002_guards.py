"""The promises that the database keeps by itself."""

from django.db import migrations

from articles.guards import Frozen, InstallGuards, Rule

WRITTEN_ONCE = (
    "version",
    "contributor",
    "act",
    "origin",
    "originperson",
    "edition",
    "withdrawal",
    "reaffirmation",
    "comment",
    "remark",
    "roleact",
    "signingattempt",
    "historicalarticle",
    "historicalmedication",
    "historicalreference",
    "historicalquestion",
    "historicalname",
    "historicalboxedtopic",
    "historicalperson",
)

STANDING_EDITION = (
    "(SELECT e.id FROM articles_edition e WHERE e.document_id = v.document_id"
    " AND NOT EXISTS (SELECT 1 FROM articles_withdrawal w WHERE w.edition_id = e.id)"
    " AND e.number = (SELECT MAX(n.number) FROM articles_edition n WHERE n.document_id = v.document_id))"
)
# INTERSECT finds "no edition" equal to "no edition" without a number that stands for it.
ON_STANDING_BASE = f"EXISTS (SELECT v.base_edition_id INTERSECT SELECT {STANDING_EDITION})"
IS_PHARMACIST = (
    "EXISTS (SELECT 1 FROM articles_person p JOIN articles_person_groups pg ON pg.person_id = p.id"
    " JOIN auth_group g ON g.id = pg.group_id"
    " WHERE p.id = NEW.person_id AND p.is_active AND g.name = 'Pharmacist')"
)
APPROVALS = (
    "(SELECT COUNT(DISTINCT a.person_id) FROM articles_act a"
    " WHERE a.version_id = NEW.version_id AND a.verb = 'approve' AND a.digest = NEW.digest"
    " AND NOT EXISTS (SELECT 1 FROM articles_contributor c"
    " WHERE c.version_id = a.version_id AND c.person_id = a.person_id))"
)

RULES = (
    Rule(
        "document_revision_rises",
        "articles_document",
        "NEW.revision < OLD.revision",
        "the revision of a document only rises",
        event="UPDATE",
    ),
    Rule(
        "contributor_before_acts",
        "articles_contributor",
        "EXISTS (SELECT 1 FROM articles_act a WHERE a.version_id = NEW.version_id)",
        "a version has its contributors before its first act",
    ),
    Rule(
        "act_needs_contributors",
        "articles_act",
        "NOT EXISTS (SELECT 1 FROM articles_contributor c WHERE c.version_id = NEW.version_id)",
        "a version without contributors takes no act",
    ),
    Rule(
        "decision_by_pharmacist",
        "articles_act",
        f"NEW.verb IN ('approve', 'request_changes') AND NOT {IS_PHARMACIST}",
        "only an active pharmacist decides",
    ),
    Rule(
        "approval_by_another",
        "articles_act",
        "NEW.verb = 'approve' AND EXISTS (SELECT 1 FROM articles_contributor c"
        " WHERE c.version_id = NEW.version_id AND c.person_id = NEW.person_id)",
        "no contributor approves a version",
    ),
    Rule(
        "approval_of_digest",
        "articles_act",
        "NEW.verb = 'approve' AND NOT EXISTS (SELECT 1 FROM articles_version v"
        " WHERE v.id = NEW.version_id AND v.digest = NEW.digest)",
        "an approval carries the digest of its version",
    ),
    Rule(
        "approval_of_waiting",
        "articles_act",
        "NEW.verb = 'approve' AND (NOT EXISTS (SELECT 1 FROM articles_act a"
        " WHERE a.version_id = NEW.version_id AND a.verb = 'submit')"
        " OR EXISTS (SELECT 1 FROM articles_act a WHERE a.version_id = NEW.version_id AND a.verb IN"
        " ('recall', 'cancel', 'supersede', 'set_aside', 'request_changes'))"
        " OR EXISTS (SELECT 1 FROM articles_edition e WHERE e.version_id = NEW.version_id))",
        "only a version in review is approved",
    ),
    Rule(
        "approval_on_standing_base",
        "articles_act",
        "NEW.verb = 'approve' AND NOT EXISTS (SELECT 1 FROM articles_version v WHERE v.id = NEW.version_id"
        f" AND {ON_STANDING_BASE})",
        "the edition that this version was based on is no longer live",
    ),
    Rule(
        "edition_of_signed_bytes",
        "articles_edition",
        "NOT EXISTS (SELECT 1 FROM articles_version v WHERE v.id = NEW.version_id AND v.digest = NEW.digest"
        " AND v.fragment = NEW.fragment AND v.content = NEW.content AND v.document_id = NEW.document_id"
        f" AND {ON_STANDING_BASE})",
        "an edition carries the very bytes of a version on the live base",
    ),
    Rule(
        "edition_signed_enough",
        "articles_edition",
        f"{APPROVALS} < (SELECT v.signatures_required FROM articles_version v WHERE v.id = NEW.version_id)",
        "an edition needs the approvals that its version asks for",
    ),
    Rule(
        "edition_of_waiting",
        "articles_edition",
        "EXISTS (SELECT 1 FROM articles_act a WHERE a.version_id = NEW.version_id AND a.verb IN"
        " ('recall', 'cancel', 'supersede', 'set_aside', 'request_changes'))",
        "a version that no longer waits becomes no edition",
    ),
    Rule(
        "edition_says_what_was_signed",
        "articles_edition",
        "NEW.kind <> JSON(NEW.content, kind) OR NEW.author_name <> JSON(NEW.content, author.name)"
        " OR NEW.author_credentials <> JSON(NEW.content, author.credentials)"
        " OR NEW.disclosure <> JSON(NEW.content, disclosure)"
        " OR NOT EXISTS (SELECT 1 FROM articles_version v WHERE v.id = NEW.version_id AND v.note = NEW.note)"
        " OR (NEW.kind = 'medication' AND (NEW.slug <> '' OR NEW.medication_id <> NEW.document_id"
        " OR NEW.medication_slug <> JSON(NEW.content, slug) OR NEW.medication_name <> JSON(NEW.content, name)"
        " OR SUBSTR(NEW.title, 2) <> SUBSTR(JSON(NEW.content, name), 2) OR NEW.country <> JSON(NEW.content, country)))"
        " OR (NEW.kind <> 'medication' AND (NEW.slug <> JSON(NEW.content, slug)"
        " OR NEW.title <> JSON(NEW.content, title) OR NEW.country <> JSON(NEW.content, medication.country)"
        " OR NEW.medication_slug <> JSON(NEW.content, medication.slug)"
        " OR NEW.medication_name <> JSON(NEW.content, medication.name)"
        " OR NOT EXISTS (SELECT 1 FROM articles_version v JOIN articles_edition p ON p.id = v.pinned_edition_id"
        " WHERE v.id = NEW.version_id AND p.document_id = NEW.medication_id)))",
        "an edition has the title, address and names of its signed text",
    ),
    Rule(
        "edition_at_a_free_address",
        "articles_edition",
        "EXISTS (SELECT 1 FROM articles_edition e WHERE e.document_id <> NEW.document_id AND e.slug = NEW.slug"
        " AND ((e.kind = 'medication') = (NEW.kind = 'medication'))"
        " AND ((NEW.kind <> 'medication' AND e.medication_id = NEW.medication_id)"
        " OR (NEW.kind = 'medication' AND e.medication_slug = NEW.medication_slug)))",
        "the address belongs to another document",
    ),
    Rule(
        "edition_at_its_time",
        "articles_edition",
        "EXISTS (SELECT 1 FROM articles_act a WHERE a.version_id = NEW.version_id AND a.verb = 'approve'"
        " AND a.publish_at > NEW.published_at)",
        "a scheduled version waits for its time",
    ),
    Rule(
        "edition_of_standing_people_and_facts",
        "articles_edition",
        "EXISTS (SELECT 1 FROM articles_act a JOIN articles_person p ON p.id = a.person_id"
        " WHERE a.version_id = NEW.version_id AND a.verb = 'approve' AND NOT p.is_active)"
        " OR EXISTS (SELECT 1 FROM articles_version v JOIN articles_withdrawal w"
        " ON w.edition_id = v.pinned_edition_id WHERE v.id = NEW.version_id)",
        "its signers are active and its record is not withdrawn",
    ),
    Rule(
        "edition_in_order",
        "articles_edition",
        "NEW.number <> 1 + COALESCE((SELECT MAX(e.number) FROM articles_edition e"
        " WHERE e.document_id = NEW.document_id), 0)",
        "editions are numbered one by one",
    ),
    Rule(
        "withdrawal_by_pharmacist",
        "articles_withdrawal",
        f"NOT {IS_PHARMACIST} OR TRIM(NEW.reason) = ''",
        "an active pharmacist withdraws, with a reason",
    ),
    Rule(
        "reaffirmation_by_another",
        "articles_reaffirmation",
        f"NOT {IS_PHARMACIST} OR EXISTS (SELECT 1 FROM articles_contributor c"
        " JOIN articles_edition e ON e.version_id = c.version_id"
        " WHERE e.id = NEW.edition_id AND c.person_id = NEW.person_id)",
        "an active pharmacist who contributed nothing reaffirms",
    ),
    Rule(
        "reaffirmation_of_digest",
        "articles_reaffirmation",
        "NOT EXISTS (SELECT 1 FROM articles_edition e WHERE e.id = NEW.edition_id AND e.digest = NEW.digest)",
        "a reaffirmation carries the digest of its edition",
    ),
    Rule(
        "reaffirmation_of_standing",
        "articles_reaffirmation",
        "EXISTS (SELECT 1 FROM articles_withdrawal w WHERE w.edition_id = NEW.edition_id)"
        " OR EXISTS (SELECT 1 FROM articles_edition e JOIN articles_edition n ON n.document_id = e.document_id"
        " WHERE e.id = NEW.edition_id AND n.number > e.number)",
        "only the standing edition is reaffirmed",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [
        InstallGuards([Frozen(f"articles_{table}") for table in WRITTEN_ONCE]),
        InstallGuards(list(RULES)),
    ]
