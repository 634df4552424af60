#include "domain/result.hpp"

#include "domain/names.hpp"

namespace motcua {
namespace {

constexpr std::size_t kReasonCount = static_cast<std::size_t>(Reason::internal) + 1;

// In the order of the enumeration.
constexpr EnumNames<Reason, kReasonCount> kReasons{{
    "malformed-json",
    "invalid-value",
    "missing-field",
    "unknown-field",
    "wrong-type",
    "too-long",
    "too-many",
    "out-of-range",
    "invalid-text",
    "impossible-date",
    "reversed",
    "out-of-order",
    "duplicate",
    "exactly-one",
    "in-the-future",
    "unsupported-media-type",
    "body-too-large",
    "invalid-cursor",
    "not-signed-in",
    "wrong-credentials",
    "forbidden-role",
    "forbidden-relation",
    "too-many-requests",
    "no-such-route",
    "method-not-allowed",
    "unknown-dossier",
    "unknown-handoff",
    "unknown-procedure",
    "unknown-unit",
    "unknown-account",
    "not-a-desk",
    "not-in-force",
    "stale-version",
    "version-required",
    "wrong-state",
    "in-transit",
    "wrong-holder",
    "assigned-to-another",
    "not-in-unit",
    "not-in-handoff",
    "on-another-handoff",
    "already-accepted",
    "already-declined",
    "already-recalled",
    "nothing-open",
    "paper-apart",
    "paper-in-transit",
    "duplicate-code",
    "code-does-not-fit",
    "duplicate-dossier",
    "supplement-not-allowed",
    "supplement-limit",
    "reappointment-limit",
    "reappointment-without-deadline",
    "reappointment-not-later",
    "not-a-working-day",
    "not-an-approver",
    "calendar-missing",
    "stop-too-long",
    "not-early",
    "already-announced",
    "nothing-to-correct",
    "opinion-already-asked",
    "opinion-not-asked",
    "unknown-edition",
    "edition-discarded",
    "edition-published",
    "nothing-to-change",
    "national-only",
    "hours-of-no-unit",
    "not-a-weekend",
    "not-a-weekday",
    "regular-has-no-hours",
    "hours-overlap",
    "beyond-calendar",
    "unknown-deputy",
    "deputy-not-yours",
    "deputy-of-oneself",
    "deputy-role",
    "deputy-agency",
    "deputy-overlaps",
    "not-a-deputy",
    "deputy-not-yet",
    "deputy-expired",
    "deputy-ended",
    "deputy-chain",
    "unknown-notice",
    "nothing-to-replay",
    "idempotency-mismatch",
    "already-exists",
    "busy",
    "internal",
}};
static_assert(kReasons.text(Reason::internal) == "internal");
static_assert(kReasons.text(Reason::stale_version) == "stale-version");

}  // namespace

std::string_view to_string(Reason reason)
{
    return kReasons.text(reason);
}

}  // namespace motcua
