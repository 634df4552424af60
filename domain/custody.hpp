#pragma once

#include "domain/events.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The custody ledger (sổ thời gian giữ hồ sơ): who had the dossier in each working minute.

namespace motcua {

enum class CustodyKind : std::uint8_t {
    desk,          // the desk that received it had it
    department,    // another unit of the agency had it
    transit,       // sent and not yet accepted
    citizen,       // waiting for the citizen; the unit named is the one that waits
    other_agency,  // a unit of another agency had it
};
std::string_view to_string(CustodyKind kind);
std::optional<CustodyKind> custody_kind_from(std::string_view text);

// Who has a dossier.
struct Keeper {
    CustodyKind kind = CustodyKind::desk;
    std::string unit = {};     // in transit: the giver; waiting for the citizen: the unit that waits
    std::string person = {};   // in transit: who sent it
    std::string to_unit = {};  // in transit only

    bool operator==(const Keeper&) const = default;
};

// Who has the dossier as it stands at a moment after its last event; nothing once it has ended. Whether a unit is
// another agency's is only told by the journal: here it is a department.
std::optional<Keeper> keeper_of(const Dossier& dossier, Instant at);

struct CustodySegment {
    CustodyKind kind = CustodyKind::desk;
    std::string unit;     // in transit: the giver
    std::string person;   // in transit: who sent it
    std::string to_unit;  // in transit only
    Instant from{};
    std::optional<Instant> to = {};  // absent: it is still so
    std::int64_t working_minutes = 0;
    std::optional<std::string> on_behalf_of = {};  // for whom the person took it, as a deputy

    bool operator==(const CustodySegment&) const = default;
};

Keeper keeper_of(const CustodySegment& segment);

// The ledger of a dossier from its receipt to `now` or to its end; empty for one that was not received. Segments follow
// one another without gap or overlap, and their working minutes add up exactly to working_minutes_total() of the same
// moments.
std::vector<CustodySegment> custody(std::span<const Event> history, const WorkingCalendar& calendar, Instant now);

// What each keeper had in all, in the order in which they first had it.
struct KeeperSum {
    Keeper keeper;
    std::int64_t working_minutes = 0;

    bool operator==(const KeeperSum&) const = default;
};
std::vector<KeeperSum> by_keeper(std::span<const CustodySegment> segments);

// What is wrong with a ledger of this dossier until `now`, in a sentence for an operator: a gap, an overlap, a negative
// segment, a sum that is not the dossier's working time, or another keeper than the dossier names. Nothing when every
// minute has its one keeper.
std::optional<std::string> ledger_fault(std::span<const CustodySegment> segments,
                                        const Dossier& dossier,
                                        const WorkingCalendar& calendar,
                                        Instant now);

// The working minutes of [from, to) in which the offices had it: without the waits for the citizen.
std::int64_t minutes_at_work(std::span<const CustodySegment> segments,
                             const WorkingCalendar& calendar,
                             Instant from,
                             Instant to);

// Whole working minutes between two moments, cut at the same instants for every segment, so that sums are exact.
std::int64_t working_minutes_total(const WorkingCalendar& calendar, Instant from, Instant to);

}  // namespace motcua
