#include "domain/custody.hpp"

#include "domain/names.hpp"

#include <algorithm>
#include <utility>

namespace motcua {
namespace {

constexpr EnumNames<CustodyKind, 4> kKinds{{"desk", "department", "transit", "citizen"}};

std::int64_t minutes_until(const WorkingCalendar& calendar, Instant t)
{
    return std::chrono::floor<std::chrono::minutes>(calendar.working_time_until(t)).count();
}

// Who has the dossier in this state; nothing once it has ended.
std::optional<CustodySegment> keeper(const Dossier& dossier)
{
    if (dossier.transit) {
        return CustodySegment{CustodyKind::transit, dossier.transit->from, dossier.transit->sent_by,
                              dossier.transit->to};
    }
    if (!dossier.holder) return std::nullopt;
    CustodyKind kind = dossier.holder->unit == dossier.desk ? CustodyKind::desk : CustodyKind::department;
    if (dossier.paused_since) kind = CustodyKind::citizen;
    return CustodySegment{kind, dossier.holder->unit, dossier.holder->person, {}};
}

bool same_keeper(const CustodySegment& a, const CustodySegment& b)
{
    return a.kind == b.kind && a.unit == b.unit && a.person == b.person && a.to_unit == b.to_unit;
}

}  // namespace

std::string_view to_string(CustodyKind kind)
{
    return kKinds.text(kind);
}

std::vector<CustodySegment> custody(std::span<const Event> history, const WorkingCalendar& calendar, Instant now)
{
    std::vector<CustodySegment> segments;
    Dossier dossier;
    for (const Event& event : history) {
        dossier = apply(std::move(dossier), event);
        auto next = keeper(dossier);
        if (next && !segments.empty() && same_keeper(*next, segments.back())) continue;
        if (!segments.empty()) segments.back().to = event.happened_at;
        if (!next) break;
        next->from = event.happened_at;
        segments.push_back(*std::move(next));
    }
    for (CustodySegment& segment : segments) {
        const Instant end = segment.to.value_or(std::max(now, segment.from));
        segment.working_minutes = working_minutes_total(calendar, segment.from, end);
    }
    return segments;
}

std::int64_t working_minutes_total(const WorkingCalendar& calendar, Instant from, Instant to)
{
    return minutes_until(calendar, to) - minutes_until(calendar, from);
}

}  // namespace motcua
