#include "domain/custody.hpp"

#include <algorithm>
#include <utility>

namespace motcua {
namespace {

// Where one segment does not begin at the end of the one before it, or ends before it begins.
std::optional<std::string> broken_at(std::span<const CustodySegment> segments, Instant begin)
{
    Instant expected = begin;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const CustodySegment& segment = segments[i];
        const char* fault = segment.from < expected ? "overlaps" : segment.from > expected ? "has a gap" : nullptr;
        if (fault != nullptr) return "custody " + std::string{fault} + " at " + format_instant(segment.from);
        if (segment.working_minutes < 0 || (segment.to && *segment.to < segment.from))
            return "custody has less than nothing from " + format_instant(segment.from);
        if (!segment.to && i + 1 < segments.size()) return "custody goes on twice from " + format_instant(segment.from);
        if (segment.to) expected = *segment.to;
    }
    return std::nullopt;
}

std::string named(const std::optional<Keeper>& keeper)
{
    if (!keeper) return "nobody";
    const std::string to = keeper->to_unit.empty() ? "" : " to " + keeper->to_unit;
    return std::string{to_string(keeper->kind)} + " " + keeper->unit + to + " (" + keeper->person + ")";
}

// Whether a unit is another agency's only the ledger knows.
std::optional<Keeper> as_dossier_names(std::optional<Keeper> keeper)
{
    if (keeper && keeper->kind == CustodyKind::other_agency) keeper->kind = CustodyKind::department;
    return keeper;
}

}  // namespace

std::vector<KeeperSum> by_keeper(std::span<const CustodySegment> segments)
{
    std::vector<KeeperSum> sums;
    for (const CustodySegment& segment : segments) {
        const Keeper keeper = keeper_of(segment);
        auto known = std::ranges::find(sums, keeper, &KeeperSum::keeper);
        if (known == sums.end()) known = sums.insert(sums.end(), {keeper, 0});
        known->working_minutes += segment.working_minutes;
    }
    return sums;
}

std::optional<std::string> ledger_fault(std::span<const CustodySegment> segments,
                                        const Dossier& dossier,
                                        const WorkingCalendar& calendar,
                                        Instant now)
{
    if (!dossier.was_received())
        return segments.empty() ? std::nullopt : std::optional<std::string>{"custody before the receipt"};
    if (segments.empty()) return "custody names nobody";
    if (auto broken = broken_at(segments, dossier.received_at)) return broken;
    if (segments.back().to != dossier.ended_at) return "custody does not end where the dossier does";
    std::int64_t sum = 0;
    for (const CustodySegment& segment : segments) sum += segment.working_minutes;
    const auto total = working_minutes_total(calendar, dossier.received_at, dossier.ended_at.value_or(now));
    if (sum != total) {
        return "custody adds up to " + std::to_string(sum) + " working minutes, its time to " + std::to_string(total);
    }
    if (dossier.ended_at) return std::nullopt;
    const auto has = as_dossier_names(keeper_of(segments.back()));
    const auto should = keeper_of(dossier, now);
    if (has != should) return "custody says " + named(has) + " has it, the dossier says " + named(should);
    return std::nullopt;
}

}  // namespace motcua
