#pragma once

#include "domain/facts.hpp"
#include "domain/periods.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Reform indicators: what the dossiers of a period add up to, for any group of them. The one place where figures are
// made.

namespace motcua {

// What of a dossier's facts is summed.
struct Life {
    Channel channel = Channel::direct;
    std::optional<Instant> received_at = {};
    std::optional<Instant> collected_at = {};
    std::span<const Stretch> stretches = {};
    std::span<const Mark> marks = {};
};
Life life_of(const Facts& facts);

// How the dossier stood at the end of the period, or now when that comes first; nothing before its first moment.
const Stretch* stretch_at_end(const Life& life, const Period& period, Instant now);

struct MarkSum {
    std::int64_t count = 0;
    std::int64_t minutes = 0;

    bool operator==(const MarkSum&) const = default;
};

// How long ago the due date was of what is overdue, in calendar days: 1 to 5, to 10, to 30, to 90, and beyond; less
// than a day counts as one. Bands of ours, no law has any.
inline constexpr std::array<std::int64_t, 4> kAgeBands{5, 10, 30, 90};

// The figures of a period. A dossier of the period (received and not finished before it) is in exactly one class of
// `standings`: how it stood at the end of the period, or now when that comes first.
struct Figures {
    // What came to the work of the period. Reopened: the result had been at the desk before, and was sent back in it.
    std::array<std::int64_t, 3> received_by = {};  // by channel
    std::int64_t carried_over = 0;
    std::int64_t reopened = 0;

    std::array<std::int64_t, kStandings> standings = {};  // running here: in time
    std::int64_t overdue = 0;
    std::int64_t by_new_date_only = 0;  // of early and on time
    std::array<std::int64_t, kAgeBands.size() + 1> overdue_ages = {};
    std::vector<std::int32_t> worked = {};  // working minutes of each that was decided, in no order
    std::int64_t late_minutes = 0;

    std::int64_t uncollected = 0;  // results at the desk at the end of the period, whenever they came there
    std::int64_t unaccepted = 0;   // handoffs open then
    std::array<MarkSum, kMarkKinds> marks = {};  // of the period

    std::int64_t at(Standing standing) const { return standings[static_cast<std::size_t>(standing)]; }
    const MarkSum& of(MarkKind kind) const { return marks[static_cast<std::size_t>(kind)]; }

    std::int64_t received() const;
    std::int64_t total() const;        // received + carried over + reopened
    std::int64_t decided() const;      // early + on time + late + without a deadline
    std::int64_t in_progress() const;  // in time + overdue + waiting + without a deadline

    // Adds one dossier. Of what lies behind `now` nothing counts.
    void add(const Life& life, const Period& period, Instant now);
    void add(const Figures& other);

    bool operator==(const Figures&) const = default;
};

// (early + on time) / (early + on time + late) in tenths of a percent: the rate d2 of domain/rates.hpp. Nothing when
// none of them was decided.
std::optional<std::int64_t> on_time_tenths(const Figures& figures);

// Which identity the figures of one cell break, in words; nothing when all hold:
//   total = decided + refused + withdrawn + in progress; the overdue are in one age band each.
std::optional<std::string> fault(const Figures& figures);

// Which identity two periods that follow one another break: what was in progress is carried over.
std::optional<std::string> fault_between(const Figures& earlier, const Figures& later);

}  // namespace motcua
