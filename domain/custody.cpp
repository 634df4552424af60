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

Keeper keeper_of(const CustodySegment& segment)
{
    return {segment.kind, segment.unit, segment.person, segment.to_unit};
}

}  // namespace

std::string_view to_string(CustodyKind kind)
{
    return kKinds.text(kind);
}

std::optional<CustodyKind> custody_kind_from(std::string_view text)
{
    return kKinds.value(text);
}

std::optional<Keeper> keeper_of(const Dossier& dossier)
{
    if (dossier.transit) {
        return Keeper{CustodyKind::transit, dossier.transit->from, dossier.transit->sent_by, dossier.transit->to};
    }
    if (!dossier.holder) return std::nullopt;
    CustodyKind kind = dossier.holder->unit == dossier.desk ? CustodyKind::desk : CustodyKind::department;
    if (dossier.paused_since) kind = CustodyKind::citizen;
    return Keeper{kind, dossier.holder->unit, dossier.holder->person, {}};
}

std::vector<CustodySegment> custody(std::span<const Event> history, const WorkingCalendar& calendar, Instant now)
{
    std::vector<CustodySegment> segments;
    Dossier dossier;
    for (const Event& event : history) {
        dossier = apply(std::move(dossier), event);
        auto next = keeper_of(dossier);
        if (next && !segments.empty() && *next == keeper_of(segments.back())) continue;
        if (!segments.empty()) segments.back().to = event.happened_at;
        if (!next) break;
        segments.push_back(
            {next->kind, std::move(next->unit), std::move(next->person), std::move(next->to_unit), event.happened_at});
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
